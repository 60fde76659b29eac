import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** How pull requests are opened; the input of an action takes precedence. */
type PullRequestConfig = {
  /** With `{service}`, `{environment}` and `{task}`. */
  branch: string;
  /** With `{title}`, `{environment}` and `{entityRef}`. */
  title: string;
  draft: boolean;
  reviewers: string[];
  teamReviewers: string[];
  labels: string[];
};

/** By default, each run of the template has its own branch. */
export const OWN_BRANCH = 'floe-secrets-{service}-{environment}-{task}';

const PLACES = {
  branch: ['service', 'environment', 'task'],
  title: ['title', 'environment', 'entityRef'],
};

/**
 * Reads `floeSecrets.pullRequests`.
 *
 * @throws InputError that names the field
 */
export function readPullRequestConfig(root: Config): PullRequestConfig {
  const config = root.getOptionalConfig('floeSecrets.pullRequests');
  const template = (field: keyof typeof PLACES, fallback: string) => {
    const text = config?.getOptionalString(field) ?? fallback;
    const [, unknown] =
      [...text.matchAll(/\{([^{}]*)\}/g)].find(
        ([, place]) => !PLACES[field].includes(place),
      ) ?? [];
    if (unknown !== undefined) {
      throw new InputError(
        `floeSecrets.pullRequests.${field} has {${unknown}}; it can have ${PLACES[
          field
        ]
          .map(place => `{${place}}`)
          .join(', ')}`,
      );
    }
    return text;
  };
  const branch = template('branch', OWN_BRANCH);
  const isForService =
    branch.includes('{task}') ||
    (branch.includes('{service}') && branch.includes('{environment}'));
  if (!isForService) {
    throw new InputError(
      'floeSecrets.pullRequests.branch needs {task}, or {service} and {environment}: a branch must not be shared by services',
    );
  }
  const title = template('title', '{title}');
  if (!title.includes('{title}')) {
    throw new InputError('floeSecrets.pullRequests.title needs {title}');
  }
  const list = (field: string) => config?.getOptionalStringArray(field) ?? [];
  return {
    branch,
    title,
    draft: config?.getOptionalBoolean('draft') ?? false,
    reviewers: list('reviewers'),
    teamReviewers: list('teamReviewers'),
    labels: list('labels'),
  };
}

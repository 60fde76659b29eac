import {
  describeSection,
  issueText,
  secretsChangeSchema,
  type SecretsChange,
  type Section,
} from '@floe/values-files';

/** The faults of a draft, by path: `components.postgresql.keys.0.remoteKey`. */
export type Issues = ReadonlyMap<string, string>;

type Path = readonly PropertyKey[];

function issuesOf(draft: unknown): { path: Path; message: string }[] {
  return (
    secretsChangeSchema.safeParse(draft, { error: issueText }).error?.issues ??
    []
  );
}

/** The issues of a draft for its inputs. */
export function findIssues(draft: unknown): Issues {
  const issues = new Map<string, string>();
  for (const { path, message } of issuesOf(draft)) {
    const place = path.join('.');
    if (!issues.has(place)) {
      issues.set(place, message);
    }
  }
  return issues;
}

const PLAIN_NAME = /^[-._a-zA-Z0-9]{1,253}$/;

/**
 * A path in the words of the form; an unknown name is not quoted, because it
 * may be anything.
 */
function nameOf(draft: SecretsChange, path: Path): string {
  const [part, which, , index] = path;
  const plain = (name: unknown, otherwise: string) =>
    typeof name === 'string' && PLAIN_NAME.test(name) ? name : otherwise;
  if (part === 'components' && which) {
    const { title } = describeSection(which as Section);
    if (index === undefined) {
      return title;
    }
    const change = draft.components[which as Section];
    const key =
      change && 'keys' in change
        ? change.keys[Number(index)]?.secretKey
        : index;
    return `${title}, ${plain(key, `key ${Number(index) + 1}`)}`;
  }
  if (part === 'custom' && which !== undefined) {
    return plain(
      draft.custom[Number(which)]?.name,
      `custom entry ${Number(which) + 1}`,
    );
  }
  if (part === 'database') {
    return `Dagster’s database, ${
      which === 'username' ? 'user name' : String(which ?? '')
    }`;
  }
  return part === 'storeRef' ? 'store' : '';
}

/** The issues of a draft as sentences, for the form's own list of errors. */
export function describeDraftIssues(draft: unknown): string[] {
  return issuesOf(draft).map(({ path, message }) => {
    const name = nameOf(draft as SecretsChange, path);
    return name ? `${name}: ${message}` : message;
  });
}

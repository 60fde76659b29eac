import { AuthService, RootConfigService } from '@backstage/backend-plugin-api';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  createTemplateAction,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';
import {
  PullRequests,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { askBackend } from '../backend/askBackend';
import { verifyService } from '../backend/verifyService';
import { branchNameOf, verifyBranch } from '../values/branches';
import { documentedInput } from './inputSchema';
import { examples } from './pullRequest.examples';
import { readPullRequestConfig } from '../values/pullRequestConfig';
import { completeTarget, parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/**
 * More files than a change of secrets ever has: publishing a whole workspace is
 * a mistake.
 */
const MAX_FILES = 50;

/** The dependencies of {@link createPullRequestAction}. @public */
export type PullRequestActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
  integrations: ScmIntegrationRegistry;
  files: RepositoryFiles;
  /** Replaces the global `fetch` in tests. */
  fetch?: typeof fetch;
};

/** The files of a folder of the workspace, by their paths in the repository. */
async function readFolder(workspacePath: string, sourcePath: string) {
  const folder = resolveSafeChildPath(workspacePath, sourcePath);
  const found = await serializeDirectoryContents(folder, { gitignore: false });
  const link = found.find(({ symlink }) => symlink);
  if (link) {
    throw new InputError(
      `sourcePath: ${link.path} is a link. Only files can be published`,
    );
  }
  if (found.length === 0 || found.length > MAX_FILES) {
    throw new InputError(
      `sourcePath: the folder has ${found.length} files; 1 to ${MAX_FILES} can be published. Name a folder with no other files`,
    );
  }
  return found.map(({ content, path }) => ({ path, content }));
}

/**
 * Creates the action `floe:secrets:pull-request`, which opens a pull request in
 * the repository of a service, or adds a commit to the open one, on any Git
 * host with an integration.
 * @public
 */
export const createPullRequestAction = (options: PullRequestActionOptions) => {
  const { auth, client, config, files, integrations } = options;
  const pullRequests = new PullRequests(options);

  const action = createTemplateAction({
    id: 'floe:secrets:pull-request',
    description:
      'Opens a pull request in the repository of a floe service, or adds a commit to the one of the same branch that is open: on GitHub, GitLab, Bitbucket, Azure DevOps, Gerrit and Gitea. Keeps commits of reviewers.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        sourcePath: z =>
          z
            .string()
            .describe(
              'Folder of the workspace whose files are written, at the same paths in the repository',
            ),
        title: z => z.string().min(1).max(200).describe('Title'),
        description: z => z.string().max(50_000).describe('Text, as Markdown'),
        branchName: z =>
          z
            .string()
            .optional()
            .describe(
              'Branch of the pull request. If a pull request from it is open, a commit is added; if the branch exists without one, it is not changed and the next free name is used. By default the one of floeSecrets.pullRequests.branch',
            ),
        basedOn: z =>
          z
            .string()
            .optional()
            .describe(
              'Commit that the files were made from (output of floe:secrets:values). If the branch has newer commits, nothing is written',
            ),
        commitMessage: z =>
          z
            .string()
            .max(200)
            .optional()
            .describe('First line of the commit; by default the title'),
        draft: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Opens it as a draft. By default floeSecrets.pullRequests.draft',
            ),
        reviewers: z =>
          z
            .array(z.string())
            .max(20)
            .optional()
            .describe(
              'Users who are asked to review, as the API of the host names them. By default floeSecrets.pullRequests.reviewers',
            ),
        teamReviewers: z =>
          z
            .array(z.string())
            .max(20)
            .optional()
            .describe(
              'Teams of GitHub or Gitea. By default floeSecrets.pullRequests.teamReviewers',
            ),
        labels: z =>
          z
            .array(z.string())
            .max(20)
            .optional()
            .describe(
              'Labels; hashtags of Gerrit. By default floeSecrets.pullRequests.labels',
            ),
      },
      output: {
        remoteUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the pull request; none if the repository has everything already',
            ),
        pullRequestNumber: z => z.number().optional().describe('Its number'),
        branchName: z =>
          z.string().optional().describe('Branch that it comes from'),
        targetBranchName: z => z.string().describe('Base branch'),
        created: z =>
          z
            .boolean()
            .describe('Whether it is new; otherwise an open one was updated'),
      },
    },
    async handler(ctx) {
      const { input } = ctx;
      const target = parseTarget(input);
      const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
      const { service: known } = await ask(as =>
        client.getEntitySecrets(target.entityRef, as),
      );
      const service = completeTarget(target, known);
      const location = verifyService(service, known, integrations);
      const branch = await files.branchOf(location);
      verifyBranch(service, branch);
      const published = await readFolder(ctx.workspacePath, input.sourcePath);
      ctx.output('targetBranchName', branch.name);
      const defaults = readPullRequestConfig(config);
      const branchName =
        input.branchName ?? branchNameOf(service, ctx.task.id, defaults.branch);
      if (ctx.isDryRun) {
        ctx.logger.info(
          `A dry run opens no pull request. It would come from the branch ${branchName}`,
        );
        ctx.output('created', false);
        return;
      }
      const { committed, pullRequest, warnings } = await pullRequests.publish({
        target: branch,
        branch: branchName,
        files: published,
        title: titleOf(defaults.title, input.title, service),
        text: input.description,
        commitMessage: input.commitMessage ?? input.title,
        editId: ctx.task.id.replace(/[^A-Za-z0-9-]/g, '').slice(0, 64),
        basedOn: input.basedOn,
        draft: input.draft ?? defaults.draft,
        reviewers: input.reviewers ?? defaults.reviewers,
        teamReviewers: input.teamReviewers ?? defaults.teamReviewers,
        labels: input.labels ?? defaults.labels,
      });
      warnings.forEach(warning => ctx.logger.warn(warning));
      ctx.output('created', pullRequest?.created ?? false);
      if (!pullRequest) {
        ctx.logger.info(
          'The repository has everything already: no pull request was opened',
        );
        return;
      }
      ctx.logger.info(
        pullRequest.created
          ? `${pullRequest.url} is open`
          : `${pullRequest.url} was open already, and ${
              committed ? 'has one more commit' : 'has everything already'
            }`,
      );
      ctx.output('remoteUrl', pullRequest.url);
      ctx.output('pullRequestNumber', pullRequest.number);
      ctx.output('branchName', pullRequest.branch);
    },
  });
  return documentedInput(action);
};

function titleOf(
  template: string,
  title: string,
  { entityRef, environment }: { entityRef: string; environment: string },
): string {
  const words: Record<string, string> = { title, environment, entityRef };
  return template.replace(/\{(\w+)\}/g, (all, word) => words[word] ?? all);
}

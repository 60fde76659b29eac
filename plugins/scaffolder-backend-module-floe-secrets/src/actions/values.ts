import {
  AuthService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';
import { pullRequestText } from '@floe/values-files';
import {
  PullRequests,
  readChart,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { askBackend } from '../backend/askBackend';
import { tabUrlOf } from '../backend/tabUrl';
import { verifyEtag } from '../backend/verifyEtag';
import { verifyFullname } from '../backend/verifyService';
import { branchNameOf, isShared } from '../values/branches';
import { changeValuesFile } from '../values/changeValuesFile';
import { readClusterContext } from '../values/valuesContext';
import { readEarlierFiles } from '../values/readEarlierFiles';
import {
  PUBLISHED_FOLDER,
  OpenValues,
  RepositoryValues,
  WorkspaceValues,
} from '../values/valuesFile';
import { FOLLOWED_OUTPUT, outputFollowed } from './followedOutput';
import { parseChangeInput, parseEarlierPaths } from './input';
import { documentedInput } from './inputSchema';
import { outputPublished, PUBLISHED_OUTPUT } from './publishedOutput';
import { readTarget } from '../values/readTarget';
import { readPullRequestConfig } from '../values/pullRequestConfig';
import { logFindings } from './logFindings';
import { earlierPathsOf, parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';
import { examples } from './values.examples';

/** The dependencies of {@link createValuesAction}. @public */
export type ValuesActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
  integrations: ScmIntegrationRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
  reader: UrlReaderService;
  /**
   * Shared with other actions, so that each host is identified once. Default: a
   * new one.
   */
  files?: RepositoryFiles;
  /** Replaces the global `fetch` in tests. */
  fetch?: typeof fetch;
};

/**
 * Creates the action `floe:secrets:values`, which writes a change into the
 * values file of a service and leaves it in the workspace for publishing.
 * @public
 */
export const createValuesAction = (options: ValuesActionOptions) => {
  const { auth, client, config, integrations, now } = options;
  const { files: repositoryFiles = new RepositoryFiles(options) } = options;
  const pullRequests = new PullRequests({ ...options, files: repositoryFiles });

  const action = createTemplateAction({
    id: 'floe:secrets:values',
    description:
      'Writes references to secrets, or sealed values, into the values file of a floe service. Accepts no value in clear text.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        change: z =>
          z
            .record(z.any())
            .optional()
            .describe(
              'References and sealed values. Contains no value in clear text',
            ),
        etag: z =>
          z
            .string()
            .optional()
            .describe(
              'Version of the values file that was previewed (file.etag of POST /v1/preview). If the file has changed since, nothing is written',
            ),
        newStores: z =>
          z
            .array(
              z.object({
                kind: z.enum(['SecretStore', 'ClusterSecretStore']),
                name: z.string(),
              }),
            )
            .optional()
            .describe(
              'Stores that the same pull request creates: output objects of floe:secrets:secret-store. They need not be in the cluster yet',
            ),
        secrets: z =>
          z
            .record(z.any())
            .optional()
            .describe(
              'The value of the form field FloeSecretsComponents; the same as change',
            ),
        source: z =>
          z
            .enum(['repository', 'workspace'])
            .optional()
            .describe(
              'Where the values file is read from: the repository of the service (repository, the default), or the workspace, where an earlier step has fetched it. In the workspace it is changed in place',
            ),
        earlierValuesPaths: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'Paths of the values files that Helm reads before this one. The annotation floe.dev/values or the configuration names them; others are refused',
            ),
      },
      output: {
        ...PUBLISHED_OUTPUT,
        ...FOLLOWED_OUTPUT,
        changed: z =>
          z
            .boolean()
            .describe(
              'Whether the values file differs from what it was, or a pull request that has the change is open',
            ),
        path: z =>
          z
            .string()
            .describe('Path of the changed values file in the workspace'),
        basedOn: z =>
          z
            .string()
            .optional()
            .describe(
              'Commit of the open pull request that the file was read from, if there is one: its branch is shared by edits (floeSecrets.pullRequests.branch)',
            ),
        findings: z =>
          z
            .array(
              z.object({
                id: z.string(),
                severity: z.string(),
                place: z.string().nullable(),
                summary: z.string(),
              }),
            )
            .describe('Warnings and remarks about the change'),
      },
    },
    async handler(ctx) {
      const target = parseTarget(ctx.input);
      const change = parseChangeInput(ctx.input);
      const earlierPaths = parseEarlierPaths(ctx.input.earlierValuesPaths);
      const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
      const { known, service, branch } = await readTarget(target, {
        ask,
        client,
        files: repositoryFiles,
        integrations,
      });
      const earlier = earlierPathsOf(service, known, earlierPaths);

      const inWorkspace = ctx.input.source === 'workspace';
      const { branch: template } = readPullRequestConfig(config);
      const branchName = branchNameOf(service, ctx.task.id, template);
      // An edit of a shared branch continues from the previous edit.
      const open =
        isShared(template) && !inWorkspace
          ? await pullRequests.find(branch, branchName)
          : undefined;
      const workspace = new WorkspaceValues(ctx.workspacePath);
      const files = inWorkspace
        ? workspace
        : new RepositoryValues({ files: repositoryFiles, branch });
      const [existing, earlierFiles, { context, known: checked }] =
        await Promise.all([
          open
            ? new OpenValues({ pullRequests, open }).read(service.valuesPath)
            : files.read(service.valuesPath),
          readEarlierFiles(earlier, files),
          readClusterContext({
            client,
            ask,
            service,
            approach: change.approach,
            known,
            logger: ctx.logger,
            newStores: ctx.input.newStores ?? [],
            time: now(),
          }),
        ]);

      if (inWorkspace && existing === undefined) {
        throw new InputError(
          `The workspace has no ${service.valuesPath}. Fetch the repository into it in an earlier step, or leave source out so that the file is read from the repository`,
        );
      }

      await verifyEtag({
        etag: ctx.input.etag,
        client,
        ask,
        service,
        isNamed: Boolean(known.valuesPath),
      });

      const applied = await changeValuesFile(
        { path: service.valuesPath, text: existing },
        change,
        {
          release: service.release,
          namespace: service.namespace,
          chart: readChart(config),
          earlierFiles,
          ...context,
        },
        checked,
      );
      verifyFullname(service, known, applied);
      logFindings(ctx.logger, applied.findings);

      const sourcePath = inWorkspace ? '.' : PUBLISHED_FOLDER;
      const path = inWorkspace
        ? service.valuesPath
        : `${PUBLISHED_FOLDER}/${service.valuesPath}`;
      const isPublished = applied.changed || open !== undefined;
      if (isPublished) {
        await workspace.write(path, applied.yaml);
        applied.changes.forEach(done =>
          ctx.logger.info(`${done.action} ${done.path}`),
        );
      } else {
        ctx.logger.info(
          `${service.valuesPath} has everything already: there is nothing to change`,
        );
      }

      const tabUrl = tabUrlOf(config, service.entityRef);
      const text = pullRequestText({ service, change, applied, tabUrl });
      ctx.output('changed', isPublished);
      ctx.output('path', path);
      outputPublished(ctx, {
        sourcePath,
        targetPath: service.valuesPath,
        targetBranchName: branch.name,
        branchName,
        title: text.title,
        description: text.description,
        tabUrl,
      });
      ctx.output('basedOn', open?.commit);
      outputFollowed(ctx, change.approach, [applied]);
      ctx.output(
        'findings',
        applied.findings.map(({ id, severity, place, summary }) => ({
          id,
          severity,
          place,
          summary,
        })),
      );
    },
  });
  return documentedInput(action);
};

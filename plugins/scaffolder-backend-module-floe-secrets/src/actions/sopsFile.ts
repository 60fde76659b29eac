import {
  AuthService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  FloeSecretsApi,
  parseSopsFileChange,
  SopsFileChange,
  SopsValuesGroup,
} from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import {
  customSecretName,
  Section,
  sectionSecretName,
} from '@floe/values-files';
import { tabUrlOf } from '../backend/tabUrl';
import { buildInWorker } from '../sops/buildInWorker';
import { planFile } from '../sops/planFile';
import { sopsPullRequestText } from '../sops/pullRequestText';
import { branchNameOf } from '../values/branches';
import { PUBLISHED_FOLDER, WorkspaceValues } from '../values/valuesFile';
import { documentedInput } from './inputSchema';
import { outputPublished, PUBLISHED_OUTPUT } from './publishedOutput';
import { examples } from './sopsFile.examples';
import { parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/** The dependencies of {@link createSopsFileAction}. @public */
export type SopsFileActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
  integrations: ScmIntegrationRegistry;
  reader: UrlReaderService;
  /**
   * Shared with other actions, so that each host is identified once. Default: a
   * new one.
   */
  files?: RepositoryFiles;
  /** Replaces the global `fetch` in tests. */
  fetch?: typeof fetch;
};

const SECTION_OF: Readonly<Record<SopsValuesGroup, Section>> = {
  postgresql: 'postgresql',
  snowflake: 'compute',
  s3: 'storage',
  polaris: 'catalog',
};

/** The Secrets that a file creates, by their names in the cluster. */
function secretNames(
  { layout, secrets }: SopsFileChange,
  fullname: string,
): string[] {
  return secrets.map(({ group, name = '' }) => {
    if (layout === 'manifest') {
      return name;
    }
    return group
      ? sectionSecretName(fullname, SECTION_OF[group])
      : customSecretName(fullname, name);
  });
}

/**
 * Creates the action `floe:secrets:sops-file`, which writes a new file that was
 * encrypted for SOPS in the browser, and a rule in `.sops.yaml` if one is
 * requested, and leaves both in the workspace for publishing.
 * @public
 */
export const createSopsFileAction = (options: SopsFileActionOptions) => {
  const { config } = options;
  const { files: repositoryFiles = new RepositoryFiles(options) } = options;

  const action = createTemplateAction({
    id: 'floe:secrets:sops-file',
    description:
      'Writes a new SOPS file of a floe service, whose values were encrypted in the browser for the recipients of .sops.yaml. Takes no value in clear text.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        sops: z =>
          z
            .record(z.any())
            .describe(
              'The value of the form field FloeSecretsSopsFile: where the file goes, its ciphertexts and the metadata of SOPS',
            ),
      },
      output: {
        ...PUBLISHED_OUTPUT,
        changed: z =>
          z.boolean().describe('Whether the repository lacks the file'),
        approach: z => z.string().describe('Always sops'),
        objects: z =>
          z
            .array(z.object({ kind: z.string(), name: z.string() }))
            .describe('The Secrets that the file makes'),
      },
    },
    async handler(ctx) {
      const target = parseTarget(ctx.input);
      const change = parseSopsFileChange(ctx.input.sops);
      const { known, branch, files, plan, service } = await planFile({
        target,
        file: { layout: change.layout, path: change.path },
        credentials: await ctx.getInitiatorCredentials(),
        action: options,
        repositoryFiles,
      });
      const [existing, configText] = await Promise.all([
        files.read(change.path),
        files.read(plan.config.path),
      ]);
      const built = await buildInWorker({
        change,
        namespace: service.namespace,
        config: { path: plan.config.path, text: configText },
      });
      const isThere = existing === built.yaml;
      if (existing !== undefined && !isThere) {
        throw new ConflictError(
          `${change.path} is in the repository already. Without its data key no value can be added to it. Choose another path for a new file that is read after it, or have a key holder run sops edit`,
        );
      }
      if (!isThere) {
        const workspace = new WorkspaceValues(ctx.workspacePath);
        await workspace.write(`${PUBLISHED_FOLDER}/${built.path}`, built.yaml);
        if (built.config !== undefined) {
          await workspace.write(
            `${PUBLISHED_FOLDER}/${plan.config.path}`,
            built.config,
          );
        }
        ctx.logger.info(`${change.path} is encrypted for its recipients`);
      } else {
        ctx.logger.info(
          `${change.path} is in the repository already: there is nothing to change`,
        );
      }

      const tabUrl = tabUrlOf(config, service.entityRef);
      const secrets = secretNames(change, known.fullname ?? service.fullname);
      const text = sopsPullRequestText({
        service,
        change,
        built,
        plan,
        secrets,
        tabUrl,
      });
      ctx.output('changed', !isThere);
      outputPublished(ctx, {
        targetPath: change.path,
        targetBranchName: branch.name,
        branchName: branchNameOf(service, ctx.task.id),
        title: text.title,
        description: text.description,
        tabUrl,
      });
      ctx.output('approach', 'sops');
      ctx.output(
        'objects',
        secrets.map(name => ({ kind: 'Secret', name })),
      );
    },
  });
  return documentedInput(action);
};

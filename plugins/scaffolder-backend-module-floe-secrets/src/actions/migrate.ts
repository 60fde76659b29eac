import {
  AuthService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  FloeSecretsApi,
  parseMigration,
} from '@floe/backstage-plugin-floe-secrets-common';
import {
  readChart,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { isChartSecret } from '@floe/values-files';
import { askBackend } from '../backend/askBackend';
import { campaignUrlOf, tabUrlOf } from '../backend/tabUrl';
import { verifyFullname } from '../backend/verifyService';
import { applyStep } from '../migrate/applyStep';
import { chooseStep } from '../migrate/chooseStep';
import { planStep } from '../migrate/planStep';
import { branchNameOf } from '../values/branches';
import { readEarlierFiles } from '../values/readEarlierFiles';
import { readClusterContext } from '../values/valuesContext';
import {
  PUBLISHED_FOLDER,
  RepositoryValues,
  WorkspaceValues,
} from '../values/valuesFile';
import { FOLLOWED_OUTPUT, outputFollowed } from './followedOutput';
import { documentedInput } from './inputSchema';
import { logFindings } from './logFindings';
import { examples } from './migrate.examples';
import { readTarget } from '../values/readTarget';
import { outputPublished, PUBLISHED_OUTPUT } from './publishedOutput';
import { earlierPathsOf, parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/**
 * What {@link createMigrateAction} needs.
 * @public
 */
export type MigrateActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
  files: RepositoryFiles;
  integrations: ScmIntegrationRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
  reader: UrlReaderService;
};

/**
 * Creates the action `floe:secrets:migrate`, which writes the next step of a
 * migration into the values file of a service. The backend says which step that
 * is, from what the cluster shows.
 * @public
 */
export const createMigrateAction = (options: MigrateActionOptions) => {
  const { auth, client, config, files, integrations, now } = options;

  const action = createTemplateAction({
    id: 'floe:secrets:migrate',
    description:
      'Writes the next step of a migration to External Secrets into the values file of a floe service: ExternalSecrets beside what makes the Secrets now, or their ownership once the cluster shows that nothing else would delete the Secrets. The text of the pull request says how the values get to the provider.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        campaign: z => z.string().uuid().describe('Id of the campaign'),
        storeName: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the store that will have the values. Needed in the first step',
            ),
        storeKind: z =>
          z
            .string()
            .optional()
            .describe('SecretStore (the default) or ClusterSecretStore'),
        remoteKeys: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'SECRET: REMOTE KEY, for Secrets whose values are to be at another key of the provider than the conventional one',
            ),
      },
      output: {
        ...PUBLISHED_OUTPUT,
        ...FOLLOWED_OUTPUT,
        changed: z => z.boolean().describe('Whether the values file changes'),
        step: z =>
          z
            .string()
            .describe(
              'add: ExternalSecrets beside what makes the Secrets now; remove: External Secrets owns them, and what made them is taken out',
            ),
        itemIds: z =>
          z
            .array(z.string())
            .describe('Items of the campaign that take the step'),
        conflicts: z =>
          z
            .array(z.string())
            .describe(
              'Items that are left out, because the chart makes no Secret of their name',
            ),
        campaignUrl: z =>
          z.string().optional().describe('Address of the campaign'),
      },
    },
    async handler(ctx) {
      const target = parseTarget(ctx.input);
      const { campaign } = ctx.input;
      const { remoteKeys, storeRef } = parseMigration(ctx.input);
      const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
      const {
        items: ownSecrets,
        known,
        service,
        branch,
      } = await readTarget(target, {
        ask,
        client,
        files,
        integrations,
      });
      const chosen = chooseStep(
        await ask(as => client.getCampaign(campaign, as)),
        service,
      );
      const conflicts = chosen.items.filter(
        ({ name }) => !isChartSecret(name, service.fullname),
      );
      const next = {
        ...chosen,
        items: chosen.items.filter(item => !conflicts.includes(item)),
      };
      const campaignUrl = campaignUrlOf(config, campaign);
      conflicts.forEach(({ name }) =>
        ctx.logger.warn(
          `${name} is left out: the chart makes no Secret of this name`,
        ),
      );
      ctx.output('step', next.step);
      ctx.output(
        'itemIds',
        next.items.map(({ id }) => id),
      );
      ctx.output(
        'conflicts',
        conflicts.map(({ id }) => id),
      );
      ctx.output('campaignUrl', campaignUrl);
      if (next.items.length === 0) {
        ctx.output('changed', false);
        return;
      }

      const repository = new RepositoryValues({ files, branch });
      const [text, earlierFiles, { context, known: checked }, stores] =
        await Promise.all([
          repository.read(service.valuesPath),
          readEarlierFiles(
            earlierPathsOf(service, known, undefined),
            repository,
          ),
          readClusterContext({
            client,
            ask,
            service,
            approach: 'external-secrets',
            known,
            logger: ctx.logger,
            newStores: [],
            time: now(),
          }),
          ask(as => client.getStores({ entityRef: service.entityRef }, as)),
        ]);
      const { changes, description, explain, title } = planStep(next, {
        service,
        storeRef,
        remoteKeys,
        stores: stores.items,
        ownSecrets,
        campaignUrl,
      });
      const done = await applyStep(
        { path: service.valuesPath, text },
        changes,
        {
          release: service.release,
          namespace: service.namespace,
          chart: readChart(config),
          earlierFiles,
          ...context,
        },
        checked,
      ).catch(error => {
        throw explain(error);
      });
      verifyFullname(service, known, {
        objects: done.applied.flatMap(({ objects }) => objects),
      });
      logFindings(
        ctx.logger,
        done.applied.flatMap(({ findings }) => findings),
      );
      if (done.changed) {
        const workspace = new WorkspaceValues(ctx.workspacePath);
        await workspace.write(
          `${PUBLISHED_FOLDER}/${service.valuesPath}`,
          done.yaml,
        );
      }
      ctx.output('changed', done.changed);
      outputPublished(ctx, {
        targetPath: service.valuesPath,
        targetBranchName: branch.name,
        branchName: branchNameOf(service, ctx.task.id),
        title,
        description,
        tabUrl: tabUrlOf(config, service.entityRef),
      });
      outputFollowed(
        ctx,
        next.step === 'remove' && next.plan.from === 'sealed-secrets'
          ? 'sealed-secrets'
          : 'external-secrets',
        done.applied,
      );
    },
  });
  return documentedInput(action);
};

import {
  AuthService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
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
import { StoreReference } from '@floe/values-files';
import { askBackend } from '../backend/askBackend';
import { campaignUrlOf, tabUrlOf } from '../backend/tabUrl';
import { verifyFullname } from '../backend/verifyService';
import {
  addChanges,
  applyStep,
  removeChanges,
  valuesPaths,
} from '../migrate/applyStep';
import { encryptedFileOf } from '../migrate/encryptedFileOf';
import { chooseStep } from '../migrate/chooseStep';
import { addText, removeText, unsetCommands } from '../migrate/migrationText';
import { branchNameOf } from '../values/branches';
import { readEarlierFiles } from '../values/readEarlierFiles';
import { readClusterContext } from '../values/valuesContext';
import {
  PUBLISHED_FOLDER,
  RepositoryValues,
  WorkspaceValues,
} from '../values/valuesFile';
import { followedObjects } from './followedObjects';
import { documentedInput } from './inputSchema';
import { logFindings } from './logFindings';
import { examples } from './migrate.examples';
import { readTarget } from './readTarget';
import { outputPublished, PUBLISHED_OUTPUT } from './publishedOutput';
import { removedParts } from './removedParts';
import { earlierPathsOf, parseTarget } from './target';
import { TARGET_INPUT } from './targetInput';

/**
 * What {@link createMigrateAction} needs.
 * @public
 */
export interface MigrateActionOptions {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
  files: RepositoryFiles;
  integrations: ScmIntegrationRegistry;
  /** Milliseconds since 1970. */
  now: () => number;
  reader: UrlReaderService;
}

/** @throws InputError where the step needs a store and none is named */
function storeOf(storeRef: StoreReference | undefined): StoreReference {
  if (!storeRef) {
    throw new InputError(
      'Name the store of the values: storeName, and storeKind for a ClusterSecretStore',
    );
  }
  return storeRef;
}

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
        approach: z => z.string().describe('For floe:secrets:record-change'),
        objects: z =>
          z
            .array(
              z.object({
                kind: z.string(),
                name: z.string(),
                component: z.string().optional(),
                change: z.string(),
              }),
            )
            .describe('The objects that the step makes or changes'),
        removed: z =>
          z
            .array(
              z.object({
                kind: z.string(),
                name: z.string(),
                component: z.string().optional(),
                keys: z.array(z.string()).optional(),
              }),
            )
            .describe('The objects that the step takes out'),
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
      const { items, plan, step } = chooseStep(
        await ask(as => client.getCampaign(campaign, as)),
        service,
      );
      const secrets = items.map(({ component, keys = [], name }) => ({
        name,
        keys,
        ...(component && { component }),
      }));

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
      const store = stores.items.find(
        one =>
          one.cluster === service.cluster &&
          one.kind === storeRef?.kind &&
          one.name === storeRef.name,
      );
      const place = {
        service: parseEntityRef(service.entityRef).name,
        environment: service.environment,
        valuesPath: service.valuesPath,
      };
      const campaignUrl = campaignUrlOf(config, campaign);
      const { changes, description, title } = write();
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
        throw withRelease(error);
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
      ctx.output('step', step);
      ctx.output(
        'itemIds',
        items.map(({ id }) => id),
      );
      ctx.output(
        'approach',
        step === 'remove' && plan.from === 'sealed-secrets'
          ? 'sealed-secrets'
          : 'external-secrets',
      );
      ctx.output('objects', done.applied.flatMap(followedObjects));
      ctx.output('removed', done.applied.flatMap(removedParts));
      ctx.output('campaignUrl', campaignUrl);

      /** Says how values get out of a release that would make the Secrets again. */
      function withRelease(error: unknown): unknown {
        if (
          step !== 'remove' ||
          plan.from !== 'sops' ||
          !(error instanceof InputError)
        ) {
          return error;
        }
        const paths = valuesPaths(secrets, service.fullname).filter(path =>
          error.message.includes(path.join('.')),
        );
        return paths.length > 0
          ? new InputError(
              `The release still has values that External Secrets is to bring: ${paths
                .map(path => path.join('.'))
                .join(
                  ', ',
                )}. Take them out first, and deploy that; Helm keeps the Secrets. In an encrypted file: ${unsetCommands(
                {
                  file: encryptedFileOf(ownSecrets, service),
                  valuesPaths: paths,
                },
              ).replaceAll('\n', '; ')}`,
            )
          : error;
      }

      function write() {
        if (step === 'remove') {
          return {
            changes: removeChanges(plan, secrets, service.fullname),
            ...removeText(
              plan,
              place,
              {
                names: secrets.map(({ name }) => name),
                valuesPaths: valuesPaths(secrets, service.fullname),
                file: encryptedFileOf(ownSecrets, service),
              },
              campaignUrl,
            ),
          };
        }
        const chosen = storeOf(storeRef);
        const { changes: added, references } = addChanges(
          secrets,
          service.fullname,
          {
            storeRef: chosen,
            remoteKeys,
            environment: service.environment,
            provider: store?.provider,
            service: store?.detail?.service,
          },
        );
        return {
          changes: added,
          ...addText(
            plan,
            place,
            secrets.map(({ name }, index) => ({
              name,
              namespace: service.namespace,
              references: references[index],
            })),
            chosen,
            store,
            campaignUrl,
          ),
        };
      }
    },
  });
  return documentedInput(action);
};

import { AuthService, RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { askBackend } from '../backend/askBackend';
import { campaignUrlOf, tabUrlOf } from '../backend/tabUrl';
import { planReseal } from '../reseal/planReseal';
import { readServiceFiles } from '../reseal/readServiceFiles';
import { resealText } from '../reseal/resealText';
import { branchNameOf } from '../values/branches';
import { PUBLISHED_FOLDER, WorkspaceValues } from '../values/valuesFile';
import { documentedInput } from './inputSchema';
import { readTarget } from '../values/readTarget';
import { examples } from './reseal.examples';
import { parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/** The dependencies of {@link createResealAction}. @public */
export type ResealActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
  files: RepositoryFiles;
  integrations: ScmIntegrationRegistry;
};

/**
 * Creates the action `floe:secrets:reseal`, which replaces ciphertexts in the
 * values files of a repository with those that the controller sealed again for
 * a campaign.
 * @public
 */
export const createResealAction = (options: ResealActionOptions) => {
  const { auth, client, config, files, integrations } = options;

  const action = createTemplateAction({
    id: 'floe:secrets:reseal',
    description:
      'Replaces sealed values in the values files of a repository by those that a campaign had sealed again with the newest key: of all services of the repository that the user may change, and only where a file has what the cluster had.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        campaign: z => z.string().uuid().describe('Id of the campaign'),
      },
      output: {
        changed: z => z.boolean().describe('Whether a file changes'),
        sourcePath: z =>
          z
            .string()
            .describe(
              'Folder of the workspace to publish from; it holds the changed files alone',
            ),
        branchName: z =>
          z.string().describe('Name for the branch of the pull request'),
        targetBranchName: z =>
          z.string().describe('Branch that it is to be merged into'),
        title: z => z.string().describe('Title for the pull request'),
        description: z =>
          z.string().describe('Text of the pull request, as Markdown'),
        itemIds: z =>
          z
            .array(z.string())
            .describe('Items of the campaign whose ciphertexts are replaced'),
        conflicts: z =>
          z
            .array(z.string())
            .describe(
              'Items that are not replaced, because the files have other ciphertexts than the cluster had',
            ),
        objects: z =>
          z
            .array(z.object({ kind: z.string(), name: z.string() }))
            .describe(
              'The SealedSecrets that change, for floe:secrets:record-change',
            ),
        isOneService: z =>
          z
            .boolean()
            .describe(
              'Whether they all belong to the named service in the named environment, so that its Secrets tab can follow the pull request',
            ),
        campaignUrl: z =>
          z.string().optional().describe('Address of the campaign'),
        tabUrl: z =>
          z
            .string()
            .optional()
            .describe("Address of the service's Secrets tab"),
      },
    },
    async handler(ctx) {
      const target = parseTarget(ctx.input);
      const { campaign } = ctx.input;
      const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
      const { service, branch } = await readTarget(target, {
        ask,
        client,
        files,
        integrations,
      });
      const { items } = await ask(as =>
        client.getCampaignCiphertexts(campaign, service.entityRef, as),
      );
      if (items.length === 0) {
        throw new InputError(
          'The campaign has nothing for this repository that is sealed again, waits for a pull request and that you may change',
        );
      }
      const own = await readServiceFiles({
        ...options,
        items,
        branch,
        ask,
        warn: message => ctx.logger.warn(message),
      });
      const plan = planReseal(own.items, own.files);
      const workspace = new WorkspaceValues(ctx.workspacePath);
      for (const { path, text } of plan.files) {
        await workspace.write(`${PUBLISHED_FOLDER}/${path}`, text);
        ctx.logger.info(`Replaced ciphertexts in ${path}`);
      }
      plan.done.forEach(({ name, namespace }) =>
        ctx.logger.info(
          `${namespace}/${name}: the files have the new ciphertexts already`,
        ),
      );
      plan.conflicts.forEach(({ name, namespace }) =>
        ctx.logger.warn(
          `${namespace}/${name}: the files have other ciphertexts than the cluster had, so it is not replaced`,
        ),
      );
      const campaignUrl = campaignUrlOf(config, campaign);
      const { description, title } = resealText(plan, campaignUrl);
      ctx.output('changed', plan.files.length > 0);
      ctx.output('sourcePath', PUBLISHED_FOLDER);
      ctx.output('branchName', branchNameOf(service, ctx.task.id));
      ctx.output('targetBranchName', branch.name);
      ctx.output('title', title);
      ctx.output('description', description);
      ctx.output(
        'itemIds',
        plan.replaced.map(({ itemId }) => itemId),
      );
      ctx.output(
        'conflicts',
        plan.conflicts.map(({ itemId }) => itemId),
      );
      ctx.output(
        'objects',
        plan.replaced.map(({ name }) => ({ kind: 'SealedSecret', name })),
      );
      ctx.output(
        'isOneService',
        plan.replaced.every(
          item =>
            item.entityRef === service.entityRef.toLowerCase() &&
            item.environment === service.environment &&
            item.namespace === service.namespace,
        ),
      );
      ctx.output('campaignUrl', campaignUrl);
      ctx.output('tabUrl', tabUrlOf(config, service.entityRef));
    },
  });
  return documentedInput(action);
};

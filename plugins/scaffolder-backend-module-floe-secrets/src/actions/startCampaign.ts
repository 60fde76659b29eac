import { AuthService, RootConfigService } from '@backstage/backend-plugin-api';
import { InputError, isError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  FloeSecretsApi,
  NewCampaign,
} from '@floe/backstage-plugin-floe-secrets-common';
import { askBackend } from '../backend/askBackend';
import { campaignUrlOf, tabUrlOf } from '../backend/tabUrl';
import { documentedInput } from './inputSchema';
import { parseTarget } from '../service/target';
import { examples } from './startCampaign.examples';
import { TARGET_INPUT } from './targetInput';

/**
 * What {@link createStartCampaignAction} needs.
 * @public
 */
export type StartCampaignActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  config: RootConfigService;
};

type ScopeInput = Parameters<typeof parseTarget>[0] & { owner?: string };

/**
 * Which secrets the campaign is about. With an owner, no service is needed.
 *
 * @throws InputError where neither is named
 */
function scopeOf(input: ScopeInput): Omit<NewCampaign, 'kind' | 'all'> {
  const { cluster, entityRef, environment, owner, service } = input;
  if (owner !== undefined && (typeof owner !== 'string' || owner === '')) {
    throw new InputError('owner: it must be a text that is not empty');
  }
  if (owner !== undefined && service === undefined && entityRef === undefined) {
    return {
      owner,
      ...(environment && { environment }),
      ...(cluster && { cluster }),
    };
  }
  const target = parseTarget(input);
  return {
    entityRef: target.entityRef,
    environment: target.environment,
    ...(target.cluster && { cluster: target.cluster }),
    ...(owner && { owner }),
  };
}

/**
 * Creates the action `floe:secrets:start-campaign`, which starts a campaign over
 * the secrets of a service or of an owner with the rights of the user. One that
 * is active already is found again.
 * @public
 */
export const createStartCampaignAction = ({
  auth,
  client,
  config,
}: StartCampaignActionOptions) => {
  const action = createTemplateAction({
    id: 'floe:secrets:start-campaign',
    description:
      'Starts a campaign over the secrets of a floe service or of an owner: their rotation, sealing again with the newest key, or their migration to another approach. Its page says what to do with each secret.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        kind: z =>
          z
            .enum(['reseal', 'rotation', 'migration'])
            .describe('What is to be done'),
        from: z =>
          z
            .enum(['sealed-secrets', 'kubernetes', 'sops'])
            .optional()
            .describe(
              'Of a migration: what makes the Secrets now; sealed-secrets if it is left out',
            ),
        to: z =>
          z
            .enum(['external-secrets', 'sealed-secrets'])
            .optional()
            .describe(
              'Of a migration: what makes them afterwards; external-secrets if it is left out',
            ),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'Only secrets of entities that this one owns, in place of one service',
            ),
        all: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Of rotation: secrets too that are not overdue. Of reseal: those too that are not known to have an older key',
            ),
      },
      output: {
        started: z =>
          z
            .boolean()
            .describe(
              'Whether there is something to be done; false in a dry run',
            ),
        reason: z =>
          z.string().optional().describe('Why there is nothing to be done'),
        campaign: z => z.string().optional().describe('Id of the campaign'),
        waiting: z =>
          z.number().optional().describe('How many secrets wait for something'),
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
      const { all, from, kind, to } = ctx.input;
      const scope = scopeOf(ctx.input);
      if (scope.entityRef) {
        ctx.output('tabUrl', tabUrlOf(config, scope.entityRef));
      }
      if (ctx.isDryRun) {
        ctx.logger.info('A dry run starts no campaign');
        ctx.output('started', false);
        return;
      }
      const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
      try {
        const campaign = await ask(as =>
          client.startCampaign(
            {
              kind,
              ...scope,
              ...(all && { all }),
              ...(from && { from }),
              ...(to && { to }),
            },
            as,
          ),
        );
        ctx.output('started', true);
        ctx.output('campaign', campaign.id);
        ctx.output('waiting', campaign.counts.waiting);
        ctx.output('campaignUrl', campaignUrlOf(config, campaign.id));
      } catch (error) {
        // Nothing to be done is no fault of a task.
        if (!isError(error) || error.name !== 'ConflictError') {
          throw error;
        }
        ctx.logger.info(error.message);
        ctx.output('started', false);
        ctx.output('reason', error.message);
      }
    },
  });
  return documentedInput(action);
};

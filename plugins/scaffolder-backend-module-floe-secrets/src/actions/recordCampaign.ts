import { AuthService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';
import { askBackend } from '../backend/askBackend';
import { examples } from './recordCampaign.examples';

/** The dependencies of {@link createRecordCampaignAction}. @public */
export type RecordCampaignActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
};

/**
 * Creates the action `floe:secrets:record-campaign`, which reports the pull
 * request of one repository and its conflicts to the campaign. The pull request
 * is already open: if the backend cannot be reached, the task does not fail and
 * logs it instead.
 * @public
 */
export const createRecordCampaignAction = ({
  auth,
  client,
}: RecordCampaignActionOptions) =>
  createTemplateAction({
    id: 'floe:secrets:record-campaign',
    description:
      'Records the pull request of a repository for a campaign, so that the campaign follows it until it is applied in the clusters.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        campaign: z => z.string().uuid().describe('Id of the campaign'),
        itemIds: z =>
          z
            .array(z.string())
            .max(500)
            .describe(
              'Output itemIds of floe:secrets:reseal or floe:secrets:migrate',
            ),
        conflicts: z =>
          z
            .array(z.string())
            .max(500)
            .optional()
            .describe(
              'Output conflicts of floe:secrets:reseal or floe:secrets:migrate',
            ),
        pullRequestUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the pull request; none if there are only conflicts',
            ),
      },
      output: {
        recorded: z => z.boolean().describe('Whether the backend recorded it'),
      },
    },
    async handler(ctx) {
      const { campaign, conflicts = [], itemIds, pullRequestUrl } = ctx.input;
      const proposed = pullRequestUrl ? itemIds : [];
      if (ctx.isDryRun || proposed.length + conflicts.length === 0) {
        ctx.logger.info('There is nothing to record');
        ctx.output('recorded', false);
        return;
      }
      try {
        const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
        await ask(as =>
          client.proposeCampaign(
            campaign,
            {
              ...(pullRequestUrl && { pullRequestUrl }),
              itemIds: proposed,
              conflicts,
            },
            as,
          ),
        );
        ctx.output('recorded', true);
      } catch (error) {
        ctx.logger.warn(
          `The campaign will not follow the pull request: ${
            isError(error) ? stringifyError(error) : 'unknown error'
          }`,
        );
        ctx.output('recorded', false);
      }
    },
  });

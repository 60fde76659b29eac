import { AuthService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { FloeSecretsApi } from '@floe/backstage-plugin-floe-secrets-common';
import { askBackend } from '../backend/askBackend';
import { examples } from './recordCampaign.examples';

/**
 * What {@link createRecordCampaignAction} needs.
 * @public
 */
export interface RecordCampaignActionOptions {
  auth: AuthService;
  client: FloeSecretsApi;
}

/**
 * Creates the action `floe:secrets:record-campaign`, which reports the pull
 * request of one repository to its campaign, and what was left alone.
 *
 * The pull request is open by then: if the backend cannot be reached, the task
 * does not fail and says so instead.
 * @public
 */
export const createRecordCampaignAction = ({
  auth,
  client,
}: RecordCampaignActionOptions) =>
  createTemplateAction({
    id: 'floe:secrets:record-campaign',
    description:
      'Records the pull request of a repository for a campaign, so that the campaign follows it until the clusters have it.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        campaign: z => z.string().uuid().describe('Id of the campaign'),
        itemIds: z =>
          z
            .array(z.string())
            .max(500)
            .describe('Output itemIds of floe:secrets:reseal'),
        conflicts: z =>
          z
            .array(z.string())
            .max(500)
            .optional()
            .describe('Output conflicts of floe:secrets:reseal'),
        pullRequestUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the pull request; none where there are conflicts only',
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

import { AuthService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { ScmIntegrationRegistry } from '@backstage/integration';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  FloeSecretsApi,
  NewChange,
} from '@floe/backstage-plugin-floe-secrets-common';
import { askBackend } from '../backend/askBackend';
import { verifyService } from '../backend/verifyService';
import { documentedInput } from './inputSchema';
import { examples } from './recordChange.examples';
import { completeTarget, parseTarget } from '../service/target';
import { TARGET_INPUT } from './targetInput';

/** The dependencies of {@link createRecordChangeAction}. @public */
export type RecordChangeActionOptions = {
  auth: AuthService;
  client: FloeSecretsApi;
  integrations: ScmIntegrationRegistry;
};

/**
 * Creates the action `floe:secrets:record-change`, which reports a pull request
 * to the backend, so that the service's Secrets tab follows it. The pull
 * request is already open: if the backend cannot be reached, the task does not
 * fail and logs it instead.
 * @public
 */
export const createRecordChangeAction = (
  options: RecordChangeActionOptions,
) => {
  const { auth, client, integrations } = options;

  const action = createTemplateAction({
    id: 'floe:secrets:record-change',
    description:
      "Records a pull request that changes the secrets of a floe service, so that the service's Secrets tab follows it until the cluster runs it.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        ...TARGET_INPUT,
        approach: z =>
          z
            .enum(['external-secrets', 'sealed-secrets', 'sops'])
            .describe(
              'Output approach of floe:secrets:values, floe:secrets:sops-file or floe:secrets:secret-store',
            ),
        title: z => z.string().describe('Title of the pull request'),
        objects: z =>
          z
            .array(
              z.object({
                kind: z.enum([
                  'ExternalSecret',
                  'SealedSecret',
                  'Secret',
                  'SecretStore',
                  'ClusterSecretStore',
                ]),
                name: z.string(),
                component: z.string().optional(),
                change: z.string().optional(),
              }),
            )
            .describe(
              'Output objects of floe:secrets:values, floe:secrets:sops-file or floe:secrets:secret-store',
            ),
        removed: z =>
          z
            .array(
              z.object({
                kind: z.enum(['ExternalSecret', 'SealedSecret', 'Secret']),
                name: z.string(),
                component: z.string().optional(),
                keys: z.array(z.string()).optional(),
              }),
            )
            .optional()
            .describe(
              'Output removed of floe:secrets:values: the removals that the Secrets tab follows',
            ),
        pullRequestUrl: z =>
          z.string().url().describe('Address of the pull request'),
        pullRequestNumber: z =>
          z.number().int().optional().describe('Number of the pull request'),
      },
      output: {
        recorded: z => z.boolean().describe('Whether the backend recorded it'),
        changeId: z =>
          z.string().optional().describe('Id of the recorded change'),
      },
    },
    async handler(ctx) {
      const {
        approach,
        title,
        objects,
        removed = [],
        pullRequestUrl,
        pullRequestNumber,
      } = ctx.input;
      const target = parseTarget(ctx.input);
      if (ctx.isDryRun) {
        ctx.logger.info(
          'A dry run opens no pull request that could be followed',
        );
        ctx.output('recorded', false);
        return;
      }
      try {
        const ask = await askBackend(auth, await ctx.getInitiatorCredentials());
        const { service: known } = await ask(as =>
          client.getEntitySecrets(target.entityRef, as),
        );
        const service = completeTarget(target, known);
        verifyService(service, known, integrations);
        const change: NewChange = {
          entityRef: service.entityRef,
          environment: service.environment,
          cluster: service.cluster,
          namespace: service.namespace,
          approach,
          title,
          valuesPath: service.valuesPath,
          pullRequestUrl,
          ...(pullRequestNumber !== undefined && { pullRequestNumber }),
          objects: objects.map(({ kind, name, component }) => ({
            kind,
            name,
            ...(component && { component }),
          })),
          ...(removed.length > 0 && {
            removed: removed.map(({ kind, name, component, keys }) => ({
              kind,
              name,
              ...(component && { component }),
              ...(keys?.length && { keys }),
            })),
          }),
        };
        const { id } = await ask(as => client.createChange(change, as));
        ctx.output('recorded', true);
        ctx.output('changeId', id);
        ctx.logger.info(`${pullRequestUrl} is followed in the Secrets tab`);
      } catch (error) {
        ctx.logger.warn(
          `${pullRequestUrl} is open, but the Secrets tab will not follow it: ${
            isError(error) ? stringifyError(error) : 'unknown error'
          }`,
        );
        ctx.output('recorded', false);
      }
    },
  });
  return documentedInput(action);
};

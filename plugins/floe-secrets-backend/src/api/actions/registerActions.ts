import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import { OperationService } from '../../refresh/operations/OperationService';
import { RefreshService } from '../../refresh/RefreshService';
import { parseListQuery } from '../../secrets/listQuery';
import { PreviewService } from '../preview/PreviewService';
import { requireStorableText } from '../router/requestText';
import { SecretListService } from '../secrets/SecretListService';
import {
  explainOutput,
  listInput,
  listOutput,
  operationInput,
  operationOutput,
  previewInput,
  previewOutput,
  refreshOutput,
  secretInput,
} from './schemas';

const READS = { readOnly: true, destructive: false, idempotent: true };

type RegisterActionsOptions = {
  actionsRegistry: ActionsRegistryService;
  operations: Pick<OperationService, 'get'>;
  previews: Pick<PreviewService, 'preview'>;
  refreshes: Pick<RefreshService, 'start'>;
  secrets: Pick<SecretListService, 'get' | 'list'>;
};

/**
 * Registers actions for other programs, such as MCP clients. Each runs with the
 * permissions of its caller, through the services behind the HTTP API. The
 * registry passes on only what the output schema names.
 */
export function registerActions(options: RegisterActionsOptions): void {
  const { operations, previews, refreshes, secrets } = options;
  const register: ActionsRegistryService['register'] = ({ action, ...rest }) =>
    options.actionsRegistry.register({
      ...rest,
      action: async context => {
        requireStorableText(context.input);
        return await action(context);
      },
    });

  register({
    name: 'list-secrets',
    title: 'List secrets',
    description:
      'Lists managed Kubernetes secrets with their state and findings; never their values. All filters must match; a filter with several values matches any of them.',
    attributes: READS,
    schema: { input: listInput, output: listOutput },
    action: async ({ credentials, input }) => {
      const { items, pageInfo, totalItems } = await secrets.list(
        parseListQuery(input),
        credentials,
      );
      return { output: { items, totalItems, ...pageInfo } };
    },
  });

  register({
    name: 'explain-secret',
    title: 'Explain a secret',
    description:
      'Returns whether a managed secret is in its cluster, and if not, why: the findings with evidence and remedies. Never returns the value.',
    attributes: READS,
    schema: { input: secretInput, output: explainOutput },
    action: async ({ credentials, input }) => ({
      output: await secrets.get(input.id, credentials),
    }),
  });

  register({
    name: 'refresh-secret',
    title: 'Refresh a secret',
    description:
      'Asks the operator of a managed secret to fetch it again from its source. Joins a running refresh of the same secret.',
    attributes: { readOnly: false, destructive: false, idempotent: true },
    schema: { input: secretInput, output: refreshOutput },
    action: async ({ credentials, input }) => {
      const { id, status } = await refreshes.start(
        input.id,
        credentials,
        undefined,
      );
      return { output: { operationId: id, status } };
    },
  });

  register({
    name: 'get-refresh',
    title: 'Get the result of a refresh',
    description:
      'Returns the result of a refresh. It succeeded only if the cluster shows it.',
    attributes: READS,
    schema: { input: operationInput, output: operationOutput },
    action: async ({ credentials, input }) => ({
      output: await operations.get(input.operationId, credentials),
    }),
  });

  register({
    name: 'preview-change',
    title: 'Preview a change of secrets',
    description:
      'Previews a change of the secrets of a service: the diff of the values file, the objects, the findings, and the result of a dry run in the cluster. Nothing is written. The software template of the portal opens the pull request.',
    attributes: READS,
    schema: { input: previewInput, output: previewOutput },
    action: async ({ credentials, input }) => {
      if (Object.keys(input.change).length === 0) {
        throw new InputError('change: must not be empty');
      }
      return {
        output: await previews.preview(input, credentials, undefined),
      };
    },
  });
}

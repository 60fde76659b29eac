import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { InputError } from '@backstage/errors';
import { OperationService } from '../../refresh/operations/OperationService';
import { RefreshService } from '../../refresh/RefreshService';
import { parseListQuery } from '../../secrets/listQuery';
import { PreviewService } from '../preview/PreviewService';
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

export type RegisterActionsOptions = {
  actionsRegistry: ActionsRegistryService;
  operations: Pick<OperationService, 'get'>;
  previews: Pick<PreviewService, 'preview'>;
  refreshes: Pick<RefreshService, 'start'>;
  secrets: Pick<SecretListService, 'get' | 'list'>;
};

/**
 * Offers actions to other programs, such as MCP clients. Each acts with the
 * permissions of its caller, through the services that answer the HTTP API. The
 * registry passes on what an output schema names, and nothing else.
 */
export function registerActions(options: RegisterActionsOptions): void {
  const { actionsRegistry, operations, previews, refreshes, secrets } = options;

  actionsRegistry.register({
    name: 'list-secrets',
    title: 'List secrets',
    description:
      'Lists managed Kubernetes secrets with their state and findings; never their values. Filters are combined; a filter with several values lets each pass.',
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

  actionsRegistry.register({
    name: 'explain-secret',
    title: 'Explain a secret',
    description:
      'Says whether a managed secret is in its cluster, and if not why: the findings with their evidence and what to do. Never the value.',
    attributes: READS,
    schema: { input: secretInput, output: explainOutput },
    action: async ({ credentials, input }) => ({
      output: await secrets.get(input.id, credentials),
    }),
  });

  actionsRegistry.register({
    name: 'refresh-secret',
    title: 'Refresh a secret',
    description:
      'Asks the operator of a managed secret to fetch it again from its source. A refresh of the same secret that still runs is joined.',
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

  actionsRegistry.register({
    name: 'get-refresh',
    title: 'Get the outcome of a refresh',
    description:
      'Says what became of a refresh: it succeeded only if the cluster shows it.',
    attributes: READS,
    schema: { input: operationInput, output: operationOutput },
    action: async ({ credentials, input }) => ({
      output: await operations.get(input.operationId, credentials),
    }),
  });

  actionsRegistry.register({
    name: 'preview-change',
    title: 'Preview a change of secrets',
    description:
      'Shows what a change of the secrets of a service would do: the diff of the values file, the objects, the findings, and what the cluster would say (a dry run). Nothing is written. The software template of the portal opens the pull request.',
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

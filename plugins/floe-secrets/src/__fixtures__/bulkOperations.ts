import type {
  BulkOperation,
  RefreshItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { signalId } from './signals';
import { minutesAgo } from './time';

/** A secret that was refreshed with others. */
export function refreshItem(fields: Partial<RefreshItem> = {}): RefreshItem {
  return {
    secretId: 'secret-1',
    cluster: 'floe-prod',
    namespace: 'floe-orders',
    kind: 'ExternalSecret',
    name: 'orders-lakehouse-floe-dagster-postgresql-secret',
    status: 'succeeded',
    proof: null,
    reason: null,
    ...fields,
  };
}

/** A refresh of the given secrets, with their counts. */
export function bulkOperation(
  fields: Partial<BulkOperation> = {},
): BulkOperation {
  const items = fields.items ?? [refreshItem()];
  const count = (status: RefreshItem['status']) =>
    items.filter(item => item.status === status).length;
  return {
    signals: items.map(({ secretId }) => signalId(secretId)),
    id: 'bulk-1',
    status: 'succeeded',
    startedAt: minutesAgo(2),
    endedAt: minutesAgo(1),
    proof: null,
    counts: {
      total: items.length,
      waiting: count('waiting'),
      running: count('running'),
      succeeded: count('succeeded'),
      failed: count('failed'),
      'timed-out': count('timed-out'),
      skipped: count('skipped'),
      cancelled: count('cancelled'),
    },
    ...fields,
    items,
  };
}

import {
  BulkOperation,
  Operation,
  RefreshItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';
import { Item, RefreshOperation } from './types';

/** An item whose secret the caller may read. */
type ReadableItem = { item: Item; secret: ObservedSecret };

/** The response for an operation with one item. */
export function toOperation(item: Item): Operation {
  const { endedAt, finding, id, proof, reason, secretId, startedAt } = item;
  const status = itemStatus(item);
  return {
    id,
    secretId,
    status: status as Operation['status'],
    startedAt: startedAt!,
    endedAt,
    proof: proof ?? reason,
    finding,
  };
}

/**
 * The response for a bulk operation, without secrets that the caller may not
 * read.
 */
export function toBulkOperation(
  operation: RefreshOperation,
  readable: ReadableItem[],
): BulkOperation {
  const items = readable.map(toItem);
  const counts = countItems(items);
  const status = statusOf(operation, counts);
  return {
    id: operation.id,
    status,
    startedAt: operation.startedAt,
    endedAt: operation.endedAt,
    proof: status === 'running' ? null : inWords(counts),
    counts,
    items,
  };
}

function toItem({ item, secret }: ReadableItem): RefreshItem {
  const { cluster, id, kind, name, namespace } = secret;
  const { proof, reason } = item;
  const status = itemStatus(item);
  return {
    secretId: id,
    cluster,
    namespace,
    kind,
    name,
    status,
    proof,
    reason,
  };
}

function itemStatus({ status }: Item): RefreshItem['status'] {
  switch (status) {
    case 'claimed':
    case 'sending':
    case 'sent':
    case 'joined':
      return 'running';
    case 'refused':
      return 'failed';
    default:
      return status;
  }
}

function countItems(items: RefreshItem[]): BulkOperation['counts'] {
  const counts: BulkOperation['counts'] = {
    total: items.length,
    waiting: 0,
    running: 0,
    succeeded: 0,
    failed: 0,
    'timed-out': 0,
    skipped: 0,
    cancelled: 0,
  };
  for (const { status } of items) {
    counts[status] += 1;
  }
  return counts;
}

function statusOf(
  { endedAt }: RefreshOperation,
  counts: BulkOperation['counts'],
): BulkOperation['status'] {
  if (endedAt === null) {
    return 'running';
  }
  if (counts.failed > 0) {
    return 'failed';
  }
  if (counts['timed-out'] > 0) {
    return 'timed-out';
  }
  return counts.cancelled > 0 ? 'cancelled' : 'succeeded';
}

function inWords(counts: BulkOperation['counts']): string {
  const asked = counts.total - counts.skipped;
  return [
    `${counts.succeeded} of ${asked} ${
      asked === 1 ? 'secret was' : 'secrets were'
    } refreshed`,
    ...(counts.failed > 0 ? [`${counts.failed} failed`] : []),
    ...(counts['timed-out'] > 0 ? [`${counts['timed-out']} timed out`] : []),
    ...(counts.cancelled > 0 ? [`${counts.cancelled} cancelled`] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped} left out`] : []),
  ].join(', ');
}

import {
  BulkOperation,
  RefreshItem,
} from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';
import { Refresh } from '../types';
import { BulkItem, BulkRefresh } from './types';

/** An item whose secret the caller may read. */
export type ReadableItem = { item: BulkItem; secret: ObservedSecret };

/** What a caller is told of a bulk refresh; of nothing that the caller may not read. */
export function toBulkOperation(
  bulk: BulkRefresh,
  readable: ReadableItem[],
): BulkOperation {
  const items = readable.map(toItem);
  const counts = countItems(items);
  const status = statusOf(bulk, counts);
  return {
    id: bulk.id,
    status,
    startedAt: bulk.startedAt,
    endedAt: bulk.endedAt,
    proof: status === 'running' ? null : inWords(counts),
    counts,
    items,
  };
}

function toItem({ item, secret }: ReadableItem): RefreshItem {
  const { cluster, id, kind, name, namespace } = secret;
  const base = { secretId: id, cluster, namespace, kind, name };
  switch (item.status) {
    case 'waiting':
      return { ...base, status: 'waiting', proof: null, reason: null };
    case 'claimed':
      return { ...base, status: 'running', proof: null, reason: null };
    case 'skipped':
      return { ...base, status: 'skipped', proof: null, reason: item.reason };
    case 'cancelled':
      return { ...base, status: 'cancelled', proof: null, reason: null };
    case 'refused':
      return { ...base, status: 'failed', proof: null, reason: item.reason };
    default:
      return { ...base, ...toOutcome(item.refresh) };
  }
}

function toOutcome(
  refresh: Refresh | null,
): Pick<RefreshItem, 'status' | 'proof' | 'reason'> {
  // The cluster did not take it, so that it shows nothing.
  return refresh?.status === 'failed' && refresh.request === null
    ? { status: 'failed', proof: null, reason: refresh.proof }
    : {
        status: refresh?.status ?? 'timed-out',
        proof: refresh?.proof ?? null,
        reason: null,
      };
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
  { endedAt }: BulkRefresh,
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
    ...(counts['timed-out'] > 0
      ? [`${counts['timed-out']} showed nothing in time`]
      : []),
    ...(counts.cancelled > 0 ? [`${counts.cancelled} cancelled`] : []),
    ...(counts.skipped > 0 ? [`${counts.skipped} left out`] : []),
  ].join(', ');
}

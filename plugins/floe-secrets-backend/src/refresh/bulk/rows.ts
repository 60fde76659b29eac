import { NewBulkItem } from './types';

/** A row of the table `bulk_refreshes`. */
export type BulkRow = {
  id: string;
  running_key: string | null;
  requested_by: string;
  started_at: string;
  ended_at: string | null;
};

/** A row of the table `bulk_refresh_items`. */
export type ItemRow = {
  bulk_id: string;
  secret_id: string;
  position: number;
  cluster: string;
  status: string;
  claim_token: string | null;
  claimed_until: number | string | null;
  refresh_id: string | null;
  reason: string | null;
};

/** The row of an item that nobody has claimed yet. */
export function toItemRow(
  bulkId: string,
  { secretId, cluster, reason }: NewBulkItem,
  position: number,
): ItemRow {
  return {
    bulk_id: bulkId,
    secret_id: secretId,
    position,
    cluster,
    status: reason === null ? 'waiting' : 'skipped',
    claim_token: null,
    claimed_until: null,
    refresh_id: null,
    reason,
  };
}

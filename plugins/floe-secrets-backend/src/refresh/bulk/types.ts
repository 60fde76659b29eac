import { Refresh } from '../types';

/** A refresh of many secrets that somebody asked for. */
export type BulkRefresh = {
  id: string;
  startedAt: string;
  endedAt: string | null;
};

/** A secret that is to be refreshed with others; with a reason, it is left out. */
export type NewBulkItem = {
  secretId: string;
  cluster: string;
  reason: string | null;
};

/** One secret of a bulk refresh. */
export type BulkItem = NewBulkItem & {
  /** `claimed`: a replica is about to ask the cluster; `refused`: the cluster did not take it. */
  status: 'waiting' | 'claimed' | 'sent' | 'skipped' | 'refused' | 'cancelled';
  /** Where it was sent. */
  refresh: Refresh | null;
};

/** An item that a replica has taken, and that no other sends for a while. */
export type ClaimedItem = {
  bulkId: string;
  secretId: string;
  requestedBy: string;
  /** Random; tells this claim from every other one of the same item. */
  token: string;
};

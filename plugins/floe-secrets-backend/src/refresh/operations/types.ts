import { RefreshOutcome, RefreshRequest } from '../types';

/** Refreshes that somebody asked for with one request. */
export type RefreshOperation = {
  id: string;
  startedAt: string;
  endedAt: string | null;
};

/** A secret that is to be refreshed; with a reason, it is left out. */
export type NewItem = {
  secretId: string;
  cluster: string;
  reason: string | null;
};

/**
 * How far an item is.
 *
 * - `waiting`: no replica has it yet
 * - `claimed`: a replica has it, and has not begun to ask the cluster
 * - `sending`: a replica asks the cluster, or was killed while it did
 * - `sent`: the cluster has taken the request
 * - `joined`: an item of another operation is sent for this one too
 * - `refused`: it could not be sent, or the cluster did not take it
 */
export type ItemStatus =
  | 'waiting'
  | 'claimed'
  | 'sending'
  | 'sent'
  | 'joined'
  | RefreshOutcome['status']
  | 'refused'
  | 'skipped'
  | 'cancelled';

/** One secret of an operation. */
export type Item = {
  /** The id of the operation where it has no other item and was sent at once. */
  id: string;
  operationId: string;
  secretId: string;
  cluster: string;
  status: ItemStatus;
  /** Token of the lease of the replica that sends it; null: none has it. */
  leaseToken: string | null;
  /** When it began to be sent; null before. */
  startedAt: string | null;
  /** When its end is no longer waited for; null before it is sent. */
  giveUpAt: string | null;
  endedAt: string | null;
  /** Null until the cluster has taken it. */
  request: RefreshRequest | null;
  /** What the cluster shows, in words for a person. */
  proof: string | null;
  finding: RefreshOutcome['finding'];
  /** Why it was skipped or refused. */
  reason: string | null;
};

/** An item that a replica has, and that no other sends for a while. */
export type LeasedItem = Pick<Item, 'id' | 'leaseToken'>;

/** An item that a replica has taken from the queue. */
export type ClaimedItem = LeasedItem &
  Pick<Item, 'operationId' | 'secretId'> & {
    requestedBy: string;
    /** Whether its replica was killed while it asked the cluster. */
    interrupted: boolean;
  };

import { RefreshOutcome, RefreshRequest } from '../types';

/** The refreshes of one request. */
export type RefreshOperation = {
  id: string;
  startedAt: string;
  endedAt: string | null;
};

/** A secret to refresh; with a reason, it is skipped. */
export type NewItem = {
  secretId: string;
  cluster: string;
  reason: string | null;
};

/**
 * The status of an item.
 * - `waiting`: no replica has it yet
 * - `claimed`: a replica has it, and has not started the request
 * - `sending`: a replica sends the request, or was killed while it did
 * - `sent`: the cluster has accepted the request
 * - `joined`: an item of another operation is sent for this one too
 * - `refused`: it could not be sent, or the cluster refused it
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
  /**
   * The id of the operation if this is its only item and was sent immediately.
   */
  id: string;
  operationId: string;
  secretId: string;
  cluster: string;
  status: ItemStatus;
  /**
   * Token of the lease of the replica that sends it; null: no replica has it.
   */
  leaseToken: string | null;
  /** When sending began; null before. */
  startedAt: string | null;
  /** When it times out; null before it is sent. */
  giveUpAt: string | null;
  endedAt: string | null;
  /** Null until the cluster has accepted it. */
  request: RefreshRequest | null;
  /** What the cluster shows, for users. */
  proof: string | null;
  finding: RefreshOutcome['finding'];
  /** Why it was skipped or refused. */
  reason: string | null;
};

/** An item that a replica has a lease of. */
export type LeasedItem = Pick<Item, 'id' | 'leaseToken'>;

/** An item that a replica has claimed from the queue. */
export type ClaimedItem = LeasedItem &
  Pick<Item, 'operationId' | 'secretId'> & {
    requestedBy: string;
    /** Whether its replica was killed while it sent the request. */
    interrupted: boolean;
  };

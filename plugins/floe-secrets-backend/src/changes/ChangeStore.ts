import { ChangeDraft, ChangeStatus, RecordedChange } from './types';

/** When and how a pull request was last asked for. */
export type FollowState = {
  /** `ETag` of the last answer. */
  etag: string | null;
  /** How often in a row asking failed. */
  failures: number;
};

/** A change whose turn it is, claimed by this replica. */
export type ClaimedChange = { change: RecordedChange; follow: FollowState };

/** Keeps the changes that the portal follows. */
export interface ChangeStore {
  /**
   * Records a change, once for each URL of a pull request.
   *
   * @returns the change as it was recorded first, and whether that was now
   */
  create(draft: ChangeDraft): Promise<{
    change: RecordedChange;
    created: boolean;
  }>;
  get(id: string): Promise<RecordedChange | undefined>;
  /** Newest first. */
  list(options: {
    entityRef?: string;
    limit: number;
  }): Promise<RecordedChange[]>;
  /** Changes of an entity that are under way, and those that ended after a time; newest first. */
  listCurrent(
    entityRef: string,
    endedAfter: Date,
    limit: number,
  ): Promise<RecordedChange[]>;
  /** Changes that are merged or applied and not synced yet. */
  listAwaited(filter?: { secretIds?: string[] }): Promise<RecordedChange[]>;
  /** Claims open changes whose turn it is, so that no other replica asks for them too. */
  claimDue(now: Date, limit: number): Promise<ClaimedChange[]>;
  /** Gives a claim back: when to ask again, and with what. */
  release(
    id: string,
    next: FollowState & { at: Date; problem: string | null },
  ): Promise<void>;
  /**
   * Writes what changed, where the change is still in the status given.
   *
   * @returns false where another replica was first
   */
  advance(
    id: string,
    from: ChangeStatus,
    update: Partial<
      Pick<
        RecordedChange,
        | 'status'
        | 'merged'
        | 'applied'
        | 'synced'
        | 'closedAt'
        | 'objects'
        | 'followProblem'
        | 'pullRequestNumber'
      >
    >,
  ): Promise<boolean>;
}

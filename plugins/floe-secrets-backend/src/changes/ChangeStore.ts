import {
  ChangeDraft,
  ChangedObject,
  ChangeStatus,
  RecordedChange,
  RemovedPart,
} from './types';

/** The schedule of reading a pull request. */
type FollowState = {
  /** `ETag` of the last response. */
  etag: string | null;
  /** Number of consecutive failures. */
  failures: number;
};

/** A due change that this replica has claimed. */
export type ClaimedChange = {
  change: RecordedChange;
  follow: FollowState;
  /** Random; identifies this claim. */
  token: string;
};

/** Stores the changes that the portal follows. */
export interface ChangeStore {
  /**
   * Records a change, once for each URL of a pull request. A further edit of an
   * open pull request in the same place adds its objects.
   *
   * @returns the recorded change, and whether it is new or objects were added
   */
  create(draft: ChangeDraft): Promise<{
    change: RecordedChange;
    created: boolean;
    extended: boolean;
  }>;
  get(id: string): Promise<RecordedChange | undefined>;
  /** Newest first. */
  list(options: {
    entityRef?: string;
    limit: number;
  }): Promise<RecordedChange[]>;
  /**
   * Changes of an entity that are in progress, and those that ended after a
   * time; newest first.
   */
  listCurrent(
    entityRef: string,
    endedAfter: Date,
    limit: number,
  ): Promise<RecordedChange[]>;
  /** Changes that are merged or applied but not synced yet. */
  listAwaited(filter?: { secretIds?: string[] }): Promise<RecordedChange[]>;
  /** Claims due open changes, so that no other replica reads them too. */
  claimDue(limit: number): Promise<ClaimedChange[]>;
  /**
   * Releases a claim, with the milliseconds until the next poll and its
   * schedule.
   *
   * @returns false if the claim is lost, because another replica has one or the
   * change is no longer open; then nothing is written
   */
  release(
    claimed: ClaimedChange,
    next: FollowState & {
      waitMs: number;
      problem: string | null;
      /** The state of the objects, if the pull request was open afterwards. */
      objects?: ChangedObject[];
      removed?: RemovedPart[];
    },
  ): Promise<boolean>;
  /**
   * Updates a change if it still has the given status.
   *
   * @returns false if another replica was first
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
        | 'followProblem'
        | 'pullRequestNumber'
      >
    >,
  ): Promise<boolean>;
}

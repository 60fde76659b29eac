import {
  ChangeDraft,
  ChangedObject,
  ChangeStatus,
  RecordedChange,
  RemovedPart,
} from './types';

/** When and how a pull request was last asked for. */
type FollowState = {
  /** `ETag` of the last answer. */
  etag: string | null;
  /** How often in a row asking failed. */
  failures: number;
};

/** A change whose turn it is, claimed by this replica. */
export type ClaimedChange = {
  change: RecordedChange;
  follow: FollowState;
  /** Random; distinguishes this claim from every other one of the same change. */
  token: string;
};

/** Keeps the changes that the portal follows. */
export interface ChangeStore {
  /**
   * Records a change, once for each URL of a pull request. One more edit of an
   * open pull request, in the same place, adds its objects to the change.
   *
   * @returns the change as it was recorded first, and whether that was now or
   * objects were added
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
  /** Changes of an entity that are under way, and those that ended after a time; newest first. */
  listCurrent(
    entityRef: string,
    endedAfter: Date,
    limit: number,
  ): Promise<RecordedChange[]>;
  /** Changes that are merged or applied and not synced yet. */
  listAwaited(filter?: { secretIds?: string[] }): Promise<RecordedChange[]>;
  /** Claims open changes whose turn it is, so that no other replica asks for them too. */
  claimDue(limit: number): Promise<ClaimedChange[]>;
  /**
   * Gives a claim back: in how many milliseconds to ask again, and with what.
   *
   * @returns false if the claim does not count any more, because another
   * replica has one or the change is not open; then nothing is written
   */
  release(
    claimed: ClaimedChange,
    next: FollowState & {
      waitMs: number;
      problem: string | null;
      /** What the objects were, where the pull request was open after that. */
      objects?: ChangedObject[];
      removed?: RemovedPart[];
    },
  ): Promise<boolean>;
  /**
   * Writes what changed, where the change is still in the status given.
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

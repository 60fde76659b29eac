import { Approach } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Facts about an object before a change reached the cluster; null: it did not
 * exist.
 */
export type ObjectBaseline = {
  uid: string;
  generation: number;
  /**
   * Of a SealedSecret: its scope is in its annotations, and so changes without
   * a new generation.
   */
  scope: string | null;
} | null;

/** An object that a change creates or updates. */
export type ChangedObject = {
  kind: string;
  name: string;
  component: string | null;
  /** Id of the managed secret; null for kinds that are not observed. */
  secretId: string | null;
  /**
   * Set if the caller who recorded it may read secrets without an owner in the
   * place of the change.
   */
  mayBeUnowned?: true;
  baseline: ObjectBaseline;
};

/**
 * Facts about an object before a change removed it or some of its keys; null:
 * unknown.
 */
export type RemovalBaseline = {
  uid: string;
  /** Its Secrets. */
  targets: { namespace: string; name: string }[];
  /**
   * Why they stay without it; null: Kubernetes deletes the Secrets that it
   * owned.
   */
  kept: string | null;
} | null;

/** An object that a change removes, or whose keys it removes. */
export type RemovedPart = {
  kind: string;
  name: string;
  component: string | null;
  /** Id of the managed secret; null for kinds that are not observed. */
  secretId: string | null;
  /** Keys that its Secret loses; null: the object itself is removed. */
  keys: string[] | null;
  /**
   * Set if the caller who recorded it may read secrets without an owner in the
   * place of the change.
   */
  mayBeUnowned?: true;
  baseline: RemovalBaseline;
};

export type ChangeStatus =
  | 'open'
  | 'merged'
  | 'applied'
  | 'synced'
  | 'closed'
  /** Applied, but the portal cannot see whether the removals are done. */
  | 'unconfirmed';

/** A step of a change with its time and evidence. */
export type ChangeProof = { at: string; proof: string };

/** A pull request of the portal, as stored. */
export type RecordedChange = {
  id: string;
  entityRef: string;
  environment: string;
  cluster: string;
  namespace: string;
  approach: Approach;
  title: string;
  valuesPath: string | null;
  pullRequestUrl: string;
  pullRequestNumber: number | null;
  createdBy: string | null;
  createdAt: string;
  status: ChangeStatus;
  merged: ChangeProof | null;
  applied: ChangeProof | null;
  synced: ChangeProof | null;
  closedAt: string | null;
  objects: ChangedObject[];
  removed: RemovedPart[];
  /** Why the pull request cannot be followed. */
  followProblem: string | null;
};

/** Metrics of changes. */
export interface ChangeMeasurements {
  /** The cluster shows a change as synced. */
  changeSynced(change: {
    cluster: string;
    environment: string;
    secondsSinceOpened: number;
    /** null: the time of the merge is unknown */
    secondsSinceMerged: number | null;
  }): void;
}

/** The validated report of a service about a pull request that it opened. */
export type ChangeDraft = Omit<
  RecordedChange,
  | 'id'
  | 'createdAt'
  | 'status'
  | 'merged'
  | 'applied'
  | 'synced'
  | 'closedAt'
  | 'followProblem'
>;

import { Approach } from '@floe/backstage-plugin-floe-secrets-common';

/** What was known of an object before a change reached the cluster; null: it was not there. */
export type ObjectBaseline = {
  uid: string;
  generation: number;
  /**
   * Of a SealedSecret: its scope stands in its annotations, and so changes
   * without a new generation.
   */
  scope: string | null;
} | null;

/** An object that a change is to make or alter. */
export type ChangedObject = {
  kind: string;
  name: string;
  component: string | null;
  /** Id of the managed secret; null for kinds that are not observed. */
  secretId: string | null;
  /** Set where who recorded it may read what belongs to nobody in the place of the change. */
  mayBeUnowned?: true;
  baseline: ObjectBaseline;
};

/** What was known of an object before a change took it or keys of it away; null: it was not seen. */
export type RemovalBaseline = {
  uid: string;
  /** The Secrets that it produced. */
  targets: { namespace: string; name: string }[];
  /** Why they stay without it; null: Kubernetes deletes what it owned. */
  kept: string | null;
} | null;

/** An object that a change takes away, or keys that it takes out of one. */
export type RemovedPart = {
  kind: string;
  name: string;
  component: string | null;
  /** Id of the managed secret; null for kinds that are not observed. */
  secretId: string | null;
  /** Keys that its Secret loses; null: the object itself goes. */
  keys: string[] | null;
  /** Set where who recorded it may read what belongs to nobody in the place of the change. */
  mayBeUnowned?: true;
  baseline: RemovalBaseline;
};

export type ChangeStatus =
  | 'open'
  | 'merged'
  | 'applied'
  | 'synced'
  | 'closed'
  /** Applied; the portal may not see whether what it removes is gone. */
  | 'unconfirmed';

/** A moment of a change, and what was seen that shows it. */
export type ChangeProof = { at: string; proof: string };

/** A pull request of the portal, as it is kept. */
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
  /** What keeps the pull request from being followed. */
  followProblem: string | null;
};

/** Measures changes. */
export interface ChangeMeasurements {
  /** The cluster shows a change as synced. */
  changeSynced(change: {
    cluster: string;
    environment: string;
    secondsSinceOpened: number;
    /** null: when it was merged is not known */
    secondsSinceMerged: number | null;
  }): void;
}

/** A report by a service of a pull request that it opened, validated. */
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

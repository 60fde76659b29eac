import { FindingId } from '@floe/backstage-plugin-floe-secrets-common';

/** An object to refresh, in its state at the time of the request. */
export type AwaitedObject = {
  secretId: string;
  kind: string;
  /** `namespace/name` */
  place: string;
  uid: string;
  refreshTime: string | null;
  syncedResourceVersion: string | null;
  /** How often each warning was reported before, by the uid of its event. */
  warnings: Record<string, number>;
};

/** The request that was written to the cluster, and what to wait for. */
export type RefreshRequest = {
  /** Value of the annotation, see `nextForceSync`. */
  forceSync: string;
  /**
   * When the API server accepted the annotation, by its own clock; whole
   * seconds.
   */
  at: string;
  /** resourceVersion of the API server's response. */
  resourceVersion: string;
  awaited: AwaitedObject[];
};

/** Metrics of refreshes. */
export interface RefreshMeasurements {
  refreshEnded(refresh: {
    cluster: string;
    outcome: RefreshOutcome['status'];
    /** From the request until the outcome was seen. */
    seconds: number;
  }): void;
  /** A cluster refused the request to refresh a secret. */
  refreshRefused(refresh: { cluster: string }): void;
}

/** The result of a refresh. */
export type RefreshOutcome = {
  status: 'succeeded' | 'failed' | 'timed-out';
  /** What the cluster shows, for users. */
  proof: string;
  /** Why it failed. */
  finding: { id: FindingId; summary: string } | null;
};

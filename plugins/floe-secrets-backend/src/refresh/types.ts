import { FindingId } from '@floe/backstage-plugin-floe-secrets-common';

/** An object that is to be refreshed, as it was when that was asked. */
export type AwaitedObject = {
  secretId: string;
  kind: string;
  /** `namespace/name` */
  place: string;
  uid: string;
  refreshTime: string | null;
  syncedResourceVersion: string | null;
  /** How often each warning had been reported, by the uid of its event. */
  warnings: Record<string, number>;
};

/** What was written to the cluster, and what is waited for. */
export type RefreshRequest = {
  /** Value of the annotation, see `nextForceSync`. */
  forceSync: string;
  /** When the API server took the annotation, by its own clock; whole seconds. */
  at: string;
  /** Version of the object that the API server answered with. */
  resourceVersion: string;
  awaited: AwaitedObject[];
};

/** Measures refreshes. */
export interface RefreshMeasurements {
  refreshEnded(refresh: {
    cluster: string;
    outcome: RefreshOutcome['status'];
    /** From the request until the outcome was seen. */
    seconds: number;
  }): void;
  /** A cluster did not accept the request to refresh a secret. */
  refreshRefused(refresh: { cluster: string }): void;
}

/** How a refresh ended. */
export type RefreshOutcome = {
  status: 'succeeded' | 'failed' | 'timed-out';
  /** In words for a person: what the cluster shows. */
  proof: string;
  /** Why it failed. */
  finding: { id: FindingId; summary: string } | null;
};

import { StoreName } from './Stores';

type Policies = {
  creation: 'Owner' | 'Orphan' | 'Merge' | 'None';
  deletion: 'Retain' | 'Delete' | 'Merge';
  refresh: 'Periodic' | 'OnChange' | 'CreatedOnce';
};

/** The fields of the spec that the model has. */
export type Spec = Policies & {
  /** Remote keys by the key of the Secret; null: everything that the provider has is found. */
  refs: Record<string, string> | null;
  target: string;
  immutable: boolean;
  intervalSeconds: number;
  store: StoreName;
};

/** The status that the model keeps; times in milliseconds. */
export type Status = {
  binding: string;
  refreshTime: number | null;
  synced: string | null;
  ready: {
    isTrue: boolean;
    reason: string;
    message: string;
    since: number;
  } | null;
};

/**
 * Spec and status of an ExternalSecret, as the API server has them.
 *
 * @param time - RFC 3339 of a time in milliseconds
 */
export function externalSecretObject(
  spec: Spec,
  status: Status,
  time: (at: number) => string,
) {
  const { ready, refreshTime, synced, binding } = status;
  return {
    spec: {
      refreshPolicy: spec.refresh,
      refreshInterval: `${spec.intervalSeconds}s`,
      secretStoreRef: {
        kind: spec.store === 'main' ? 'SecretStore' : 'ClusterSecretStore',
        name: spec.store,
      },
      target: {
        name: spec.target,
        creationPolicy: spec.creation,
        deletionPolicy: spec.deletion,
        immutable: spec.immutable,
      },
      ...(spec.refs
        ? {
            data: Object.entries(spec.refs).map(([secretKey, key]) => ({
              secretKey,
              remoteRef: { key },
            })),
          }
        : { dataFrom: [{ find: { name: { regexp: '.*' } } }] }),
    },
    status: ready
      ? {
          binding: { name: binding },
          refreshTime: refreshTime && time(refreshTime),
          syncedResourceVersion: synced ?? undefined,
          conditions: [
            {
              type: 'Ready',
              status: ready.isTrue ? 'True' : 'False',
              reason: ready.reason,
              message: ready.message,
              lastTransitionTime: time(ready.since),
            },
          ],
        }
      : undefined,
  };
}

import { observedObjectId } from '../ids';
import {
  ExternalSecretFacts,
  ObservedEvent,
  ObservedSecret,
  ObservedStore,
} from '../observed';

/** A synced ExternalSecret, for tests that need one of known fields. */
export function anExternalSecret(
  options: Partial<Omit<ObservedSecret, 'facts'>> & {
    facts?: Partial<ExternalSecretFacts>;
  } = {},
): ObservedSecret {
  const secret: ObservedSecret = {
    id: '',
    cluster: 'production',
    uid: '80566536-82f0-40b0-9b30-8baaebb3a3a2',
    resourceVersion: '506',
    namespace: 'floe',
    name: 'floe-dagster-postgresql-secret',
    kind: 'ExternalSecret',
    apiVersion: 'external-secrets.io/v1',
    labels: {
      'app.kubernetes.io/instance': 'floe-dagster',
      'app.kubernetes.io/component': 'database',
    },
    generation: 1,
    createdAt: '2026-11-24T02:55:05.000Z',
    specChangedAt: null,
    finalizers: [],
    deletionAt: null,
    seenAt: '2026-11-24T03:00:00.000Z',
    ...options,
    facts: {
      type: 'external-secret',
      store: { kind: 'SecretStore', name: 'fake-store' },
      otherStores: [],
      generators: [],
      targetName: 'floe-dagster-postgresql-secret',
      targetKind: null,
      creationPolicy: 'Owner',
      deletionPolicy: 'Retain',
      immutable: false,
      refreshPolicy: 'Periodic',
      refreshIntervalSeconds: 3600,
      syncWindows: null,
      remoteRefs: [],
      hasFind: false,
      templateKeys: [],
      decodingStrategies: [],
      refreshTime: '2026-11-24T02:55:05.000Z',
      syncedResourceVersion: '1-aabb4c9e08d93c01b464876bece95fa2',
      bindingName: 'floe-dagster-postgresql-secret',
      ready: {
        status: 'True',
        reason: 'SecretSynced',
        message: 'secret synced',
        lastTransitionTime: '2026-11-24T02:55:05.000Z',
      },
      ...options.facts,
    },
  };
  return {
    ...secret,
    id:
      options.id ??
      observedObjectId({ ...secret, group: 'external-secrets.io' }),
  };
}

/** The same object after the operator failed to sync it. */
export function failed(
  secret: ObservedSecret,
  options: { at: string; resourceVersion: string },
): ObservedSecret {
  return {
    ...secret,
    resourceVersion: options.resourceVersion,
    facts: {
      ...(secret.facts as ExternalSecretFacts),
      ready: {
        status: 'False',
        reason: 'SecretSyncedError',
        message: 'could not get secret data from provider',
        lastTransitionTime: options.at,
      },
    },
  };
}

/** A SecretStore that is ready, for tests that need one of known fields. */
export function aStore(options: Partial<ObservedStore> = {}): ObservedStore {
  const store: ObservedStore = {
    id: '',
    cluster: 'production',
    uid: '1193d4d1-6c93-4def-93ed-142975f5d8e9',
    resourceVersion: '400',
    kind: 'SecretStore',
    namespace: 'floe',
    name: 'fake-store',
    apiVersion: 'external-secrets.io/v1',
    generation: 1,
    seenAt: '2026-11-24T03:00:00.000Z',
    provider: 'fake',
    detail: {},
    authRefs: [],
    namespaceConditions: [],
    capabilities: 'ReadWrite',
    ready: {
      status: 'True',
      reason: 'Valid',
      message: 'store validated',
      lastTransitionTime: '2026-11-24T02:50:09.000Z',
    },
    ...options,
  };
  return {
    ...store,
    id:
      options.id ??
      observedObjectId({
        ...store,
        group: 'external-secrets.io',
        namespace: store.namespace ?? '',
      }),
  };
}

/** A warning about the ExternalSecret above, for tests. */
export function anEvent(options: Partial<ObservedEvent> = {}): ObservedEvent {
  return {
    cluster: 'production',
    uid: 'e1',
    namespace: 'floe',
    involvedKind: 'ExternalSecret',
    involvedName: 'floe-dagster-postgresql-secret',
    resourceVersion: '0',
    involvedUid: '80566536-82f0-40b0-9b30-8baaebb3a3a2',
    type: 'Warning',
    reason: 'UpdateFailed',
    message:
      'error processing spec.data[0] (key: a), err: Secret does not exist',
    count: 1,
    firstSeen: '2026-11-24T02:55:05.000Z',
    lastSeen: '2026-11-24T02:55:05.000Z',
    ...options,
  };
}

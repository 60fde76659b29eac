import {
  ManagedSecret,
  RemoteRef,
  SourceOrigin,
} from '@floe/backstage-plugin-floe-secrets-common';
import { toIsoDuration } from '../diagnose/duration';
import { ReferredOrigin, ReferredStore, withNote } from '../diagnose';
import { ObservedSecret } from '../model/observed';
import { namespaceOfOrigin } from '../model/originsOfSecret';

/** Where a managed secret comes from. */
export function sourceOf(
  secret: Pick<ObservedSecret, 'facts' | 'namespace'>,
  stores: ReferredStore[],
  origins: ReferredOrigin[],
): ManagedSecret['source'] {
  const source = sourceByFacts(secret, stores);
  return origins.length
    ? {
        ...source,
        origins: origins.map(origin => toSourceOrigin(origin, secret)),
      }
    : source;
}

function toSourceOrigin(
  { kind, name, exists, generates, ready }: ReferredOrigin,
  secret: Pick<ObservedSecret, 'namespace'>,
): SourceOrigin {
  const namespace = namespaceOfOrigin(kind, secret.namespace);
  return {
    kind,
    name,
    namespace,
    exists,
    generates,
    ready: ready && ready.status !== 'Unknown' ? ready.status === 'True' : null,
    message:
      ready?.status === 'False' && ready.message
        ? withNote(ready.message, { kind, name, namespace })
        : null,
  };
}

function sourceByFacts(
  { facts }: Pick<ObservedSecret, 'facts'>,
  stores: ReferredStore[],
): ManagedSecret['source'] {
  const [main] = stores;
  const store = main
    ? {
        ...(main.store && { id: main.store.id }),
        kind: main.kind,
        name: main.name,
        provider: main.store?.provider ?? null,
        ready: readiness(main),
      }
    : null;
  switch (facts.type) {
    case 'external-secret':
      return {
        store,
        remoteRefs: facts.remoteRefs.map(toRemoteRef),
        refreshInterval: interval(facts.refreshIntervalSeconds),
        refreshPolicy: facts.refreshPolicy,
      };
    case 'push-secret':
      return {
        store,
        remoteRefs: facts.remoteRefs.map(toRemoteRef),
        refreshInterval: interval(facts.refreshIntervalSeconds),
      };
    case 'cluster-push-secret':
      return {
        store,
        remoteRefs: facts.remoteRefs.map(toRemoteRef),
        refreshInterval: interval(facts.refreshIntervalSeconds),
      };
    case 'sealed-secret':
      return { store: null, remoteRefs: [], scope: facts.scope };
    case 'flux-kustomization':
      return {
        store: null,
        remoteRefs: [],
        refreshInterval: interval(facts.intervalSeconds),
      };
    case 'sops-secret':
      return { store: null, remoteRefs: [] };
    case 'sops-file':
      return {
        store: null,
        remoteRefs: [],
        file: {
          path: facts.path,
          url: facts.url,
          encrypted: facts.encrypted,
          lastModified: facts.encryptedAt,
          sopsVersion: facts.sopsVersion,
          recipients: facts.recipients.map(({ type, id }) => ({ type, id })),
          encryptedValues: facts.encryptedCount,
          openValues: facts.openCount,
        },
      };
    case 'plain-secret':
      return { store: null, remoteRefs: [] };
    default:
      return {
        store: null,
        remoteRefs: [],
        refreshInterval: interval(facts.refreshIntervalSeconds),
      };
  }
}

function readiness({ store }: ReferredStore): boolean | null {
  return store?.ready && store.ready.status !== 'Unknown'
    ? store.ready.status === 'True'
    : null;
}

function interval(seconds: number | null): string | null {
  return seconds === null ? null : toIsoDuration(seconds);
}

function toRemoteRef({ secretKey, key, property }: RemoteRef): RemoteRef {
  return { secretKey, key, property };
}

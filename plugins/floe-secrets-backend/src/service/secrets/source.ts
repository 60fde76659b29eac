import {
  ManagedSecret,
  RemoteRef,
} from '@floe/backstage-plugin-floe-secrets-common';
import { toIsoDuration } from '../../diagnose/duration';
import { ReferredStore } from '../../diagnose';
import { ObservedSecret } from '../../model/observed';

/** Where a managed secret comes from. */
export function sourceOf(
  { facts }: Pick<ObservedSecret, 'facts'>,
  stores: ReferredStore[],
): ManagedSecret['source'] {
  const [main] = stores;
  const store = main
    ? {
        kind: main.kind,
        name: main.name,
        provider: main.store?.provider ?? null,
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
    default:
      return {
        store: null,
        remoteRefs: [],
        refreshInterval: interval(facts.refreshIntervalSeconds),
      };
  }
}

function interval(seconds: number | null): string | null {
  return seconds === null ? null : toIsoDuration(seconds);
}

function toRemoteRef({ secretKey, key, property }: RemoteRef): RemoteRef {
  return { secretKey, key, property };
}

import { clusterStoreFindings } from '../merge/ruleFindings';
import {
  storeNamespaceDenied,
  storeNotFound,
  storeNotReady,
} from '../rules/stores';
import { Verdict } from '../rules/verdict';
import { isEncrypted } from './credentials/placeholders';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { SecretObject } from './secretObjects';
import { CheckedStore } from './types';
import { shownName, ValuesPath } from './valuesPath';

/** A store that ExternalSecrets of the release name, and the place of the name. */
type UsedStore = {
  kind: string;
  name: string;
  path: ValuesPath;
  /** The known facts about it; undefined if the cluster has no such store. */
  known: CheckedStore | undefined;
  objects: SecretObject[];
};

/** The stores that a release names, each place once. */
export function usedStores(release: CheckedRelease): UsedStore[] {
  const used = new Map<string, UsedStore>();
  for (const object of release.active('ExternalSecret')) {
    const { kind, name, path } = object.store!;
    if (
      typeof name === 'string' &&
      typeof kind === 'string' &&
      name !== '' &&
      ![name, kind].some(isEncrypted)
    ) {
      const key = JSON.stringify([kind, name, path]);
      const before = used.get(key);
      const known = release.context.stores?.find(
        store => store.kind === kind && store.name === name,
      );
      used.set(key, {
        kind,
        name,
        path,
        known,
        objects: [...(before?.objects ?? []), object],
      });
    }
  }
  return [...used.values()];
}

function seriousness({ confidence, severity }: Verdict<string>) {
  return { severity, confidence };
}

function check({ kind, name, path, known }: UsedStore): NewFinding | undefined {
  const store = `${shownName(kind)} ${shownName(name)}`;
  if (!known) {
    return {
      id: 'store-not-found',
      ...seriousness(storeNotFound('untried')),
      path,
      summary: `The cluster has no visible ${store} that the namespace could use`,
      remedy: 'Name an existing store, or create it before this is deployed',
    };
  }
  if (known.allowed === false) {
    return {
      id: 'store-namespace-denied',
      ...seriousness(storeNamespaceDenied()),
      path,
      summary: `The conditions of the ${store} exclude the namespace`,
      remedy: `Ask the owner of the store to allow the namespace, or use another store`,
    };
  }
  return known.ready === false
    ? {
        id: 'store-not-ready',
        ...seriousness(storeNotReady('untried', true)),
        path,
        summary: `The ${store} is not ready: the secrets that use it fail until it is`,
        remedy: 'Read the condition of the store and fix its cause',
      }
    : undefined;
}

/** Stores that the cluster does not have, or that the release cannot use now. */
export const stores: Check = {
  ids: ['store-namespace-denied', 'store-not-found', 'store-not-ready'],
  run: release =>
    release.context.stores
      ? usedStores(release)
          .map(check)
          .filter(finding => finding !== undefined)
      : [],
};

/** ClusterSecretStores; the guide recommends a store of the namespace. */
export const clusterStores: Check = {
  ids: ['cluster-store-used'],
  run: release =>
    usedStores(release).flatMap(({ kind, name, path }) =>
      clusterStoreFindings([{ kind, name }], shownName).map(finding => ({
        ...finding,
        path,
      })),
    ),
};

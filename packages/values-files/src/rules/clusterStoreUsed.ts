import { Verdict } from './verdict';

/** The ClusterSecretStores that a secret uses. @public */
export type ClusterStoresUsed = Verdict<'cluster-store'> & {
  /** Each name once. */
  names: string[];
};

/**
 * The ClusterSecretStores among the stores that a secret refers to. The secrets
 * guide: "Use namespace-scoped SecretStores when possible".
 *
 * @returns undefined if there are none
 * @public
 */
export function clusterStoreUsed(
  stores: readonly ({ kind: string; name: string } | null | undefined)[],
): ClusterStoresUsed | undefined {
  const names = [
    ...new Set(
      stores.flatMap(store =>
        store?.kind === 'ClusterSecretStore' ? [store.name] : [],
      ),
    ),
  ];
  return names.length > 0
    ? {
        cause: 'cluster-store',
        severity: 'info',
        confidence: 'proven',
        names,
      }
    : undefined;
}

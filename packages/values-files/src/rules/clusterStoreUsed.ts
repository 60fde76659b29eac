/**
 * The names of the ClusterSecretStores among the stores that a secret refers
 * to, each once. The secrets guide: "Use namespace-scoped SecretStores when
 * possible".
 *
 * @public
 */
export function clusterStoreUsed(
  stores: readonly ({ kind: string; name: string } | null | undefined)[],
): string[] {
  return [
    ...new Set(
      stores.flatMap(store =>
        store?.kind === 'ClusterSecretStore' ? [store.name] : [],
      ),
    ),
  ];
}

/** A store that the same pull request creates. @public */
export type PlannedStore = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
  /** Its key in `spec.provider`, if it is known. */
  provider?: string;
};

/**
 * Returns planned stores as input for the checks of values files: the namespace
 * may use them, and their readiness is unknown. Stores that the cluster already
 * has are left out.
 * @public
 */
export function plannedStores(
  planned: readonly PlannedStore[] | undefined,
  known: readonly { kind: string; name: string }[],
) {
  return (planned ?? [])
    .filter(
      ({ kind, name }) =>
        !known.some(store => store.kind === kind && store.name === name),
    )
    .map(({ kind, name, provider }) => ({
      kind,
      name,
      provider: provider ?? null,
      detail: {},
      ready: null,
      allowed: true,
    }));
}

/** A store that the same pull request makes. @public */
export type PlannedStore = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
  /** Its key in `spec.provider`, if it is known. */
  provider?: string;
};

/**
 * Stores that are not in the cluster yet, as the checks of values files take
 * them: the namespace may use them, and whether they are ready is not known.
 * A store that the cluster has already is not among them.
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

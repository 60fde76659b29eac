/**
 * A condition of a Kubernetes object; `message` with quoted passages masked.
 */
export type ConditionFacts = {
  status: 'True' | 'False' | 'Unknown';
  reason: string | null;
  message: string | null;
  lastTransitionTime: string | null;
};

/** A reference to a store. */
export type StoreRefFacts = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
};

/**
 * Durations of a spec that the operator rewrote in another form, by
 * `managedFields`.
 */
export type RewrittenFields = {
  /** Each with the operator's text. */
  fields: { path: string; text: string }[];
  /**
   * Field manager that applies the spec on the server and stops at a conflict,
   * such as Helm 4; null: unknown.
   */
  appliedBy: string | null;
};

/** A condition with the generation that it applies to. */
export type GenerationConditionFacts = ConditionFacts & {
  observedGeneration: number | null;
};

/** A Secret in an object's status. */
export type ProducedSecret = { namespace: string; name: string };

/** When the data of a Secret last changed. */
export type DataChange = {
  /** RFC 3339 in UTC. */
  at: string;
  /**
   * `at-latest`: the last write may have changed something other than the data.
   */
  precision: 'exact' | 'at-latest';
};

/** A condition as Kubernetes objects carry it; `message` with quoted passages masked. */
export type ConditionFacts = {
  status: 'True' | 'False' | 'Unknown';
  reason: string | null;
  message: string | null;
  lastTransitionTime: string | null;
};

/** A store as a managed secret names it. */
export type StoreRefFacts = {
  kind: 'SecretStore' | 'ClusterSecretStore';
  name: string;
};

/** Durations of a spec that the operator has written in another form, as `managedFields` tell. */
export type RewrittenFields = {
  /** Each with the text that the operator wrote. */
  fields: { path: string; text: string }[];
  /** Who applies the spec on the server and stops at a conflict, such as Helm 4; null: nobody known. */
  appliedBy: string | null;
};

/** A condition that says for which generation it was written. */
export type GenerationConditionFacts = ConditionFacts & {
  observedGeneration: number | null;
};

/** A Secret as an object's status names it. */
export type ProducedSecret = { namespace: string; name: string };

/** When the data of a Secret last changed. */
export type DataChange = {
  /** RFC 3339 in UTC. */
  at: string;
  /**
   * `at-latest`: anyone who wrote the data then may have changed something else
   * of the Secret only.
   */
  precision: 'exact' | 'at-latest';
};

/** One requirement of a label selector; all of them must hold. */
export type LabelRequirement =
  | { operator: 'in' | 'notin'; key: string; values: string[] }
  | { operator: 'exists' | 'absent'; key: string }
  | { operator: 'gt' | 'lt'; key: string; value: bigint };

/** A parsed label selector, never empty. */
export type LabelSelector = LabelRequirement[];

/**
 * One requirement of a label selector.
 * @public
 */
export type LabelRequirement =
  | { operator: 'in' | 'notin'; key: string; values: string[] }
  | { operator: 'exists' | 'absent'; key: string }
  | { operator: 'gt' | 'lt'; key: string; value: bigint };

/**
 * A parsed label selector. All of its requirements must hold, so an empty one
 * selects everything.
 * @public
 */
export type LabelSelector = LabelRequirement[];

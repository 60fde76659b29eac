import type { AppliedSecretsChange } from '@floe/values-files';

type Difference = AppliedSecretsChange['differences'][number];

/** A removed object, or keys that are removed from one. */
export type RemovedPart = Pick<Difference, 'kind' | 'name' | 'component'> & {
  /** Absent if the whole object is removed. */
  keys?: string[];
};

/**
 * The parts that a change removes from the cluster: objects, and keys of
 * objects that stay.
 */
export function removedParts({
  differences,
}: Pick<AppliedSecretsChange, 'differences'>): RemovedPart[] {
  return differences.flatMap(({ kind, name, component, change, keys }) => {
    if (change !== 'removed' && keys.removed.length === 0) {
      return [];
    }
    return {
      kind,
      name,
      ...(component && { component }),
      ...(change !== 'removed' && { keys: keys.removed }),
    };
  });
}

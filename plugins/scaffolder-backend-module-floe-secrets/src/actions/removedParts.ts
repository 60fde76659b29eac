import type { AppliedSecretsChange } from '@floe/values-files';

type Difference = AppliedSecretsChange['differences'][number];

/** An object that goes, or keys that go out of one. */
export type RemovedPart = Pick<Difference, 'kind' | 'name' | 'component'> & {
  /** Absent where the object itself goes. */
  keys?: string[];
};

/** What a change takes out of the cluster: objects, and keys of those that stay. */
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

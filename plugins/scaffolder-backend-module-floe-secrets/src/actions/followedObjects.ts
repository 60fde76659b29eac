import type { AppliedSecretsChange } from '@floe/values-files';

/** An object by which a change is followed. */
export type FollowedObject = AppliedSecretsChange['objects'][number];

/**
 * The objects that show in the cluster that a change has been applied: the
 * objects of the change, and those that a setting of the release changes too.
 * Removed objects are listed separately (removedParts).
 */
export function followedObjects({
  objects,
  differences,
}: Pick<AppliedSecretsChange, 'objects' | 'differences'>): FollowedObject[] {
  const known = new Set(objects.map(({ kind, name }) => `${kind}/${name}`));
  return [
    ...objects,
    ...differences.flatMap(({ kind, name, component, change }) =>
      change === 'removed' || known.has(`${kind}/${name}`)
        ? []
        : [{ kind, name, ...(component && { component }), change }],
    ),
  ];
}

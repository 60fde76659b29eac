import { formatTime, KubernetesObject } from '../../objects';
import { conflict } from '../apiErrors';
import { ResourceDefinition, resourceSubject } from '../resources/definition';

/**
 * Whether a deleted object stays for a while: because of its finalizers, or the
 * content of a namespace.
 */
export function isHeld(
  definition: ResourceDefinition,
  { metadata }: KubernetesObject,
): boolean {
  return (
    (metadata.finalizers ?? []).length > 0 ||
    definition.resource === 'namespaces'
  );
}

/** The object while it is being deleted. */
export function markDeleted(
  definition: ResourceDefinition,
  object: KubernetesObject,
  now: Date,
): KubernetesObject {
  const { generation = 1 } = object.metadata;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      deletionTimestamp: formatTime(now),
      deletionGracePeriodSeconds: 0,
      ...(definition.hasGeneration && { generation: generation + 1 }),
    },
    ...(definition.resource === 'namespaces' && {
      status: { phase: 'Terminating' },
    }),
  };
}

/**
 * @throws a `Conflict` ApiError if another object, or an older version of it,
 *   should be deleted
 */
export function checkDeletePreconditions(
  definition: ResourceDefinition,
  { metadata }: KubernetesObject,
  preconditions: { uid?: string; resourceVersion?: string } = {},
): void {
  const { uid, resourceVersion } = preconditions;
  if (
    (uid && uid !== metadata.uid) ||
    (resourceVersion && resourceVersion !== metadata.resourceVersion)
  ) {
    throw conflict(
      resourceSubject(definition),
      metadata.name,
      'Precondition failed',
    );
  }
}

import { KubernetesObject, ObjectManifest } from '../../objects';
import { badRequest, conflict, invalid } from '../apiErrors';
import {
  kindSubject,
  ResourceDefinition,
  resourceSubject,
} from '../resources/definition';

/** @throws a `BadRequest` ApiError when an object is sent to another namespace than its own */
export function checkNamespaceMatches(
  definition: ResourceDefinition,
  namespace: string | undefined,
  { metadata }: ObjectManifest,
): void {
  if (
    definition.namespaced &&
    metadata.namespace &&
    metadata.namespace !== namespace
  ) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
}

/**
 * @throws an ApiError if a write is meant for another object, or for an older
 *   version of it
 */
export function checkPreconditions(
  definition: ResourceDefinition,
  previous: KubernetesObject,
  { metadata }: KubernetesObject,
): void {
  const { name, uid, resourceVersion } = metadata;
  if (name !== previous.metadata.name) {
    throw badRequest(
      `the name of the object (${name}) does not match the name on the URL (${previous.metadata.name})`,
    );
  }
  if (uid && uid !== previous.metadata.uid) {
    throw conflict(
      resourceSubject(definition),
      name,
      `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${previous.metadata.uid}`,
    );
  }
  if (
    resourceVersion &&
    resourceVersion !== previous.metadata.resourceVersion
  ) {
    throw conflict(resourceSubject(definition), name);
  }
}

/** @throws an `Invalid` ApiError for a custom resource that is replaced without a resourceVersion */
export function requireResourceVersion(
  definition: ResourceDefinition,
  { metadata }: KubernetesObject,
): void {
  if (definition.custom && !metadata.resourceVersion) {
    throw invalid(kindSubject(definition), metadata.name, [
      {
        reason: 'FieldValueInvalid',
        field: 'metadata.resourceVersion',
        body: 'Invalid value: 0x0: must be specified for an update',
      },
    ]);
  }
}

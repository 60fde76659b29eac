import { randomUUID } from 'node:crypto';
import { isEqual, isUndefined, omit, omitBy } from 'lodash';
import { formatTime, KubernetesObject, ObjectManifest } from '../../objects';
import { badRequest, invalid } from '../apiErrors';
import { applySchema } from '../schema/applySchema';
import { object } from '../schema/schema';
import { kindSubject, ResourceDefinition } from '../resources/definition';
import { metadataErrors } from './metadataErrors';

/** The fields that a write may change: all except status, or only status. */
export type Subresource = 'status' | undefined;

/** How to handle fields that the schema does not have. */
export type FieldValidation = 'Ignore' | 'Warn' | 'Strict';

const NAME_SUFFIX = 'bcdfghjklmnpqrstvwxz2456789';

/** The metadata of a new object. */
export function completeNewObject(
  definition: ResourceDefinition,
  manifest: ObjectManifest,
  namespace: string | undefined,
  now: Date,
): KubernetesObject {
  const { metadata } = manifest;
  const name = metadata.name ?? generatedName(metadata.generateName);
  if (!name) {
    throw invalid(kindSubject(definition), '', [
      {
        reason: 'FieldValueRequired',
        field: 'metadata.name',
        body: 'Required value: name or generateName is required',
      },
    ]);
  }
  const complete: KubernetesObject = {
    ...(manifest as KubernetesObject),
    metadata: {
      ...omit(metadata, [
        'resourceVersion',
        'deletionTimestamp',
        'deletionGracePeriodSeconds',
        'managedFields',
        'selfLink',
        'namespace',
      ]),
      name,
      ...(definition.namespaced && { namespace }),
      uid: randomUUID(),
      creationTimestamp: formatTime(now),
    },
  };
  if (definition.hasGeneration) {
    complete.metadata.generation = 1;
  }
  if (definition.hasStatus) {
    delete complete.status;
  }
  return complete;
}

function generatedName(prefix: string | undefined): string | undefined {
  if (!prefix) {
    return undefined;
  }
  const suffix = Array.from(
    randomUUID().replaceAll('-', '').slice(0, 5),
    digit => NAME_SUFFIX[parseInt(digit, 16)],
  );
  return `${prefix.slice(0, 248)}${suffix.join('')}`;
}

/**
 * An object after an update: fields that the server manages come from the
 * stored one.
 */
export function completeUpdatedObject(
  definition: ResourceDefinition,
  previous: KubernetesObject,
  manifest: KubernetesObject,
  subresource: Subresource,
): KubernetesObject {
  const kept = previous.metadata;
  if (subresource === 'status') {
    return { ...previous, status: manifest.status };
  }
  const next: KubernetesObject = {
    ...manifest,
    metadata: {
      ...manifest.metadata,
      name: kept.name,
      ...(kept.namespace && { namespace: kept.namespace }),
      uid: kept.uid,
      creationTimestamp: kept.creationTimestamp,
      resourceVersion: kept.resourceVersion,
    },
  };
  for (const field of [
    'deletionTimestamp',
    'deletionGracePeriodSeconds',
    'generation',
  ] as const) {
    delete next.metadata[field];
    if (kept[field] !== undefined) {
      Object.assign(next.metadata, { [field]: kept[field] });
    }
  }
  if (definition.hasStatus) {
    delete next.status;
    if (previous.status !== undefined) {
      next.status = previous.status;
    }
  }
  return next;
}

/** Increments the generation if anything except metadata and status changed. */
export function countGeneration(
  definition: ResourceDefinition,
  previous: KubernetesObject,
  next: KubernetesObject,
): void {
  const desired = (object_: KubernetesObject) =>
    omit(object_, ['apiVersion', 'metadata', 'status']);
  if (definition.hasGeneration && !isEqual(desired(previous), desired(next))) {
    next.metadata.generation = (previous.metadata.generation ?? 1) + 1;
  }
}

/**
 * Defaults, prunes and validates an object.
 *
 * @returns the object, and warnings about fields that were dropped
 * @throws an `Invalid` or `BadRequest` ApiError
 */
export function checkObject(
  definition: ResourceDefinition,
  input: KubernetesObject,
  previous: KubernetesObject | undefined,
  fieldValidation: FieldValidation,
): { object: KubernetesObject; warnings: string[] } {
  const { apiVersion, kind, metadata, status, ...body } = input;
  const result = applySchema(
    object(definition.body, {
      open: !definition.custom,
      required: definition.required,
    }),
    body,
  );
  if (fieldValidation === 'Strict' && result.unknownFields.length > 0) {
    const fields = result.unknownFields.map(
      field => `unknown field "${field}"`,
    );
    throw badRequest(`strict decoding error: ${fields.join(', ')}`);
  }
  const complete: KubernetesObject = {
    apiVersion,
    kind,
    metadata: omitBy(metadata, isUndefined) as KubernetesObject['metadata'],
    ...(result.value as object),
    ...(status !== undefined && { status }),
  };
  definition.strategy?.prepare?.(complete, previous);
  const errors = [
    ...result.errors,
    ...(definition.group === 'rbac.authorization.k8s.io'
      ? []
      : metadataErrors(complete)),
    ...(definition.strategy?.validate?.(complete, previous) ?? []),
  ];
  if (errors.length > 0) {
    throw invalid(kindSubject(definition), complete.metadata.name, errors);
  }
  return {
    object: complete,
    warnings:
      fieldValidation === 'Warn'
        ? result.unknownFields.map(field => `unknown field "${field}"`)
        : [],
  };
}

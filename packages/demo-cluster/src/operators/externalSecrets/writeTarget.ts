import { isEqual, omit } from 'lodash';
import { ClusterApi } from '../../api/ClusterApi';
import { readManagedFields } from '../../api/patch/managedFields';
import {
  controllerOf,
  controllerReference,
  groupOf,
  KubernetesObject,
  OwnerReference,
  Secret,
} from '../../objects';
import { applyTemplate, TargetContent } from './applyTemplate';
import { hashData, hashText, ownerLabelOf } from './hashes';
import {
  DATA_HASH_ANNOTATION,
  ExternalSecret,
  MANAGED_LABEL,
  OWNER_LABEL,
  SecretData,
  targetNameOf,
} from './types';

/**
 * Why a target cannot be written and a retry would not help; with the
 * condition's message.
 */
export class TargetError extends Error {
  constructor(message: string, readonly condition: string) {
    super(message);
  }
}

/** The result of writing the target. */
type TargetChange = 'created' | 'updated' | 'unchanged';

/**
 * Creates or updates the target of an ExternalSecret; throws an Error with the
 * operator's message.
 */
export function writeTarget(
  api: ClusterApi,
  object: ExternalSecret,
  existing: Secret | undefined,
  data: SecretData,
): TargetChange {
  const secrets = api.registry.ofKind('', 'Secret');
  const name = targetNameOf(object);
  const options = { fieldManager: fieldManagerOf(object.metadata.name) };
  const { namespace } = object.metadata;
  if (!existing) {
    const draft = desired(api, object, undefined, data);
    api.create(secrets, namespace, draft, options);
    return 'created';
  }
  const next = mutated(api, object, existing, data);
  if (isEqual(existing, next)) {
    return 'unchanged';
  }
  if (existing.immutable && contentChanged(existing, next)) {
    api.update(
      secrets,
      namespace,
      name,
      () => ({ ...existing, metadata: next.metadata }),
      options,
    );
    throw new TargetError(
      `unable to update secret ${name}: secret is immutable`,
      'could not update secret, target is immutable',
    );
  }
  api.update(secrets, namespace, name, () => next, options);
  return 'updated';
}

function mutated(
  api: ClusterApi,
  object: ExternalSecret,
  existing: Secret,
  data: SecretData,
): Secret {
  const name = existing.metadata.name;
  try {
    return desired(api, object, existing, data);
  } catch (error) {
    const message = `unable to mutate secret ${name}: ${
      (error as Error).message
    }`;
    throw error instanceof TargetError
      ? new TargetError(message, error.condition)
      : new Error(message);
  }
}

/**
 * The target as the ExternalSecret wants it: the mutationFunc of
 * externalsecret_controller.go.
 */
function desired(
  api: ClusterApi,
  object: ExternalSecret,
  existing: Secret | undefined,
  data: SecretData,
): Secret {
  const { target } = object.spec!;
  const base: Secret = existing ?? {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: targetNameOf(object),
      namespace: object.metadata.namespace,
    },
  };
  const owners = ownersOf(object, base);
  let content = contentOf(object, base);
  // An existing immutable target is kept, and the operator reports it as
  // synced.
  if (!existing || !target.immutable) {
    try {
      content = applyTemplate(api, object, content, data);
    } catch (error) {
      throw new Error(`could not apply template: ${(error as Error).message}`);
    }
  }
  const encoded = Object.fromEntries(
    [...content.data].map(([key, value]) => [key, value.toString('base64')]),
  );
  const labels = omit(content.labels, OWNER_LABEL);
  return {
    ...base,
    metadata: {
      ...omit(base.metadata, 'ownerReferences'),
      labels: {
        ...labels,
        [MANAGED_LABEL]: 'true',
        ...(target.creationPolicy === 'Owner' && {
          [OWNER_LABEL]: ownerLabelOf(object.metadata),
        }),
      },
      annotations: {
        ...content.annotations,
        [DATA_HASH_ANNOTATION]: hashData(encoded),
      },
      ...(owners.length > 0 && { ownerReferences: owners }),
    },
    data: encoded,
    type: content.type ?? 'Opaque',
    ...(target.immutable && { immutable: true }),
  };
}

function ownersOf(object: ExternalSecret, secret: Secret): OwnerReference[] {
  const owners = secret.metadata.ownerReferences ?? [];
  const current = controllerOf(secret);
  const ownedByExternalSecret =
    current?.kind === 'ExternalSecret' &&
    groupOf(current.apiVersion) === 'external-secrets.io';
  const mine = ownedByExternalSecret && current.name === object.metadata.name;
  if (ownedByExternalSecret && !mine) {
    throw new TargetError(
      `secret is owned by another ExternalSecret: ${current.name}`,
      'target is owned by another ExternalSecret',
    );
  }
  const others = owners.filter(owner => owner !== current || !mine);
  if (object.spec!.target.creationPolicy !== 'Owner') {
    return others;
  }
  if (current && !mine) {
    throw new TargetError(
      `could not set controller reference on secret: Object ${object.metadata.namespace}/${secret.metadata.name} is already owned by another ${current.kind} controller ${current.name}`,
      'failed to take ownership of target secret',
    );
  }
  return [...others, controllerReference(object)];
}

/**
 * The content of the target without the keys that this ExternalSecret wrote
 * before.
 */
function contentOf(object: ExternalSecret, secret: Secret): TargetContent {
  const own = readManagedFields(secret as KubernetesObject)
    .filter(
      ({ manager }) => manager.manager === fieldManagerOf(object.metadata.name),
    )
    .flatMap(({ fields }) => [...fields.values()])
    .map(path => path.join('/'));
  const kept = (prefix: string, map: Record<string, string> = {}) =>
    Object.fromEntries(
      Object.entries(map).filter(
        ([key]) => !own.includes(`${prefix}/f:${key}`),
      ),
    );
  const clears = !object.spec!.target.immutable;
  return {
    type: secret.type,
    labels: clears
      ? kept('f:metadata/f:labels', secret.metadata.labels)
      : { ...secret.metadata.labels },
    annotations: clears
      ? kept('f:metadata/f:annotations', secret.metadata.annotations)
      : { ...secret.metadata.annotations },
    data: new Map(
      Object.entries(
        clears ? kept('f:data', secret.data) : secret.data ?? {},
      ).map(([key, value]) => [key, Buffer.from(value, 'base64')]),
    ),
  };
}

function contentChanged(before: Secret, after: Secret): boolean {
  return !isEqual(omit(before, 'metadata'), omit(after, 'metadata'));
}

/** The field manager with which the operator writes a target. */
export function fieldManagerOf(name: string): string {
  const full = `externalsecrets.external-secrets.io/${name}`;
  return full.length > 63
    ? `externalsecrets.external-secrets.io/sha3/${hashText(name)}`
    : full;
}

import { KubernetesObject } from '../../objects';
import { ClusterApi, WriteOptions, WriteResult } from '../ClusterApi';
import { badRequest, invalid, notFound } from '../apiErrors';
import { objectSchema } from '../patch/fieldPaths';
import { applyJsonPatch } from '../patch/jsonPatch';
import { applyMergePatch } from '../patch/mergePatch';
import { applyStrategicMergePatch } from '../patch/strategicMergePatch';
import {
  kindSubject,
  ResourceDefinition,
  resourceSubject,
} from '../resources/definition';
import { asObject, PatchType } from './requestBody';

/** A PATCH request, parsed. */
export interface PatchRequest {
  type: PatchType;
  body: unknown;
  /** `force` of server-side apply. */
  force: boolean;
  /** Whether the client named a field manager, which apply insists on. */
  managerGiven: boolean;
}

/** Answers a PATCH of any kind. */
export function patchObject(
  api: ClusterApi,
  definition: ResourceDefinition,
  version: string,
  namespace: string | undefined,
  name: string,
  patch: PatchRequest,
  options: WriteOptions,
): WriteResult {
  if (patch.type === 'apply') {
    return applyObject(
      api,
      definition,
      version,
      namespace,
      name,
      patch,
      options,
    );
  }
  return api.update(
    definition,
    namespace,
    name,
    current => {
      const next = patched(definition, current, patch);
      return asObject(
        { ...(next as object), apiVersion: undefined },
        definition,
        version,
      );
    },
    options,
  );
}

function patched(
  definition: ResourceDefinition,
  current: KubernetesObject,
  { type, body }: PatchRequest,
): unknown {
  switch (type) {
    case 'json':
      return applyJsonPatch(
        current,
        body,
        kindSubject(definition),
        current.metadata.name,
      );
    case 'strategic':
      return applyStrategicMergePatch(objectSchema(definition), current, body);
    default:
      return applyMergePatch(current, body);
  }
}

function applyObject(
  api: ClusterApi,
  definition: ResourceDefinition,
  version: string,
  namespace: string | undefined,
  name: string,
  patch: PatchRequest,
  options: WriteOptions,
): WriteResult {
  if (!patch.managerGiven) {
    throw invalid({ group: 'meta.k8s.io', name: 'PatchOptions' }, '', [
      {
        reason: 'FieldValueRequired',
        field: 'fieldManager',
        body: 'Required value: is required for apply patch',
      },
    ]);
  }
  const configuration = asObject(patch.body, definition, version);
  configuration.metadata = { ...configuration.metadata };
  configuration.metadata.name ||= name;
  if (configuration.metadata.name !== name) {
    throw badRequest(
      `the name of the object (${configuration.metadata.name}) does not match the name on the URL (${name})`,
    );
  }
  if (options.subresource && !api.find(definition, namespace, name)) {
    throw notFound(resourceSubject(definition), name);
  }
  return api.apply(definition, namespace, configuration, {
    ...options,
    force: patch.force,
  });
}

import { ClusterApi } from '../ClusterApi';
import { WriteOptions, WriteResult } from '../writing/WriteOptions';
import { badRequest, invalid, notFound } from '../apiErrors';
import { applyMergePatch } from '../patch/mergePatch';
import { ResourceDefinition, resourceSubject } from '../resources/definition';
import { asObject, PatchType } from './requestBody';

/** A PATCH request, parsed. */
type PatchRequest = {
  type: PatchType;
  body: unknown;
  /** `force` of server-side apply. */
  force: boolean;
  /** Whether the client named a field manager, which apply requires. */
  managerGiven: boolean;
};

/** The object that a PATCH is for, which need not exist. */
type PatchTarget = {
  definition: ResourceDefinition;
  version: string;
  namespace: string | undefined;
  name: string;
};

/** Answers a PATCH of any kind. */
export function patchObject(
  api: ClusterApi,
  target: PatchTarget,
  patch: PatchRequest,
  options: WriteOptions,
): WriteResult {
  if (patch.type === 'apply') {
    return applyObject(api, target, patch, options);
  }
  const { definition, version, namespace, name } = target;
  return api.update(
    definition,
    namespace,
    name,
    current =>
      asObject(
        {
          ...(applyMergePatch(current, patch.body) as object),
          apiVersion: undefined,
        },
        definition,
        version,
      ),
    options,
  );
}

function applyObject(
  api: ClusterApi,
  { definition, version, namespace, name }: PatchTarget,
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

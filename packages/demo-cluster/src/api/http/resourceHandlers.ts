import { Request, Response } from 'express';
import { ClusterApi } from '../ClusterApi';
import { DeleteOptions, WriteOptions } from '../writing/WriteOptions';
import { badRequest, methodNotSupported, Status } from '../apiErrors';
import { ResourceDefinition, resourceSubject } from '../resources/definition';
import { FieldValidation } from '../writing/completeObject';
import { requireResourceVersion } from '../writing/preconditions';
import { filterOf, listObjects, ListQuery } from './listObjects';
import { patchObject } from './patchObject';
import { representationOf, represent } from './representation';
import { parseBody, parseObject, patchTypeOf } from './requestBody';
import { queryOf, RequestInfo, ResourcePath } from './requestInfo';
import { sendJson } from './sendJson';

/** A request for a resource that the server has. */
type ResourceRequest = {
  info: RequestInfo;
  path: ResourcePath;
  definition: ResourceDefinition;
};

/** Answers all requests for a resource except watches. */
export function handleResource(
  api: ClusterApi,
  { info, path, definition }: ResourceRequest,
  request: Request,
  response: Response,
): void {
  const { version, namespace, name, subresource } = path;
  const representation = representationOf(
    definition,
    version,
    request.header('accept'),
  );
  const reply = (status: number, object: unknown) =>
    sendJson(request, response, status, object);
  const scope = definition.namespaced ? namespace : undefined;
  if (subresource && !(subresource === 'status' && definition.hasStatus)) {
    throw methodNotSupported(resourceSubject(definition), info.verb);
  }
  switch (info.verb) {
    case 'get':
      reply(200, represent(api.get(definition, scope, name!), representation));
      return;
    case 'list':
      reply(
        200,
        listObjects(api, definition, scope, queryOf(request), representation),
      );
      return;
    case 'delete':
      deleteObject(api, definition, scope, name!, request, reply);
      return;
    case 'deletecollection':
      deleteCollection(api, definition, scope, request, reply);
      return;
    default: {
      const result = write(api, { info, path, definition }, request);
      for (const warning of result.warnings) {
        response.append('Warning', `299 - ${JSON.stringify(warning)}`);
      }
      reply(
        result.created ? 201 : 200,
        represent(result.object, representation),
      );
    }
  }
}

function write(
  api: ClusterApi,
  { info, path, definition }: ResourceRequest,
  request: Request,
) {
  const { version, name } = path;
  const namespace = definition.namespaced ? path.namespace : undefined;
  const options = writeOptions(request, path);
  if (info.verb === 'create' && !name) {
    if (definition.namespaced && !namespace) {
      throw badRequest('an empty namespace may not be set during creation');
    }
    const object = parseObject(request, definition, version);
    return api.create(definition, namespace, object, options);
  }
  if (info.verb === 'update' && name) {
    const object = parseObject(request, definition, version);
    object.metadata = { ...object.metadata };
    object.metadata.name ||= name;
    api.get(definition, namespace, name);
    requireResourceVersion(definition, object);
    return api.update(definition, namespace, name, () => object, options);
  }
  if (info.verb === 'patch' && name) {
    const type = patchTypeOf(request);
    return patchObject(
      api,
      { definition, version, namespace, name },
      {
        type,
        body: parseBody(request),
        force: queryOf(request).force === 'true',
        managerGiven: Boolean(queryOf(request).fieldManager),
      },
      options,
    );
  }
  throw methodNotSupported(resourceSubject(definition), info.verb);
}

function writeOptions(
  request: Request,
  { subresource }: ResourcePath,
): WriteOptions {
  const { fieldManager, fieldValidation, dryRun } = queryOf(request);
  const agent = request.header('user-agent') ?? 'unknown';
  return {
    fieldManager: (fieldManager || agent.split('/')[0]).slice(0, 128),
    dryRun: isDryRun(dryRun),
    fieldValidation: (fieldValidation as FieldValidation) || 'Warn',
    subresource: subresource === 'status' ? 'status' : undefined,
  };
}

function isDryRun(value: string | undefined): boolean {
  if (!value) {
    return false;
  }
  if (value === 'All') {
    return true;
  }
  throw badRequest(
    `PatchOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ${JSON.stringify(
      value,
    )}: supported values: "All"`,
  );
}

function deleteObject(
  api: ClusterApi,
  definition: ResourceDefinition,
  namespace: string | undefined,
  name: string,
  request: Request,
  reply: (status: number, object: unknown) => void,
): void {
  const body = request.body
    ? (parseBody(request) as Record<string, unknown>)
    : {};
  const options: DeleteOptions = {
    dryRun:
      isDryRun(queryOf(request).dryRun) ||
      (Array.isArray(body?.dryRun) && body.dryRun.includes('All')),
    preconditions: body?.preconditions as DeleteOptions['preconditions'],
  };
  const { object, gone } = api.delete(definition, namespace, name, options);
  reply(200, gone ? deleted(definition, name, object.metadata.uid) : object);
}

function deleted(
  definition: ResourceDefinition,
  name: string,
  uid: string | undefined,
): Status {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name,
      ...(definition.group && { group: definition.group }),
      kind: definition.resource,
      uid,
    },
    code: 200,
  };
}

function deleteCollection(
  api: ClusterApi,
  definition: ResourceDefinition,
  namespace: string | undefined,
  request: Request,
  reply: (status: number, object: unknown) => void,
): void {
  const query: ListQuery = queryOf(request);
  const representation = representationOf(
    definition,
    definition.versions[0],
    undefined,
  );
  const list = listObjects(api, definition, namespace, query, representation);
  const filter = filterOf(definition, namespace, query);
  for (const object of list.items.filter(filter)) {
    api.delete(definition, object.metadata.namespace, object.metadata.name, {
      dryRun: isDryRun(queryOf(request).dryRun),
    });
  }
  reply(200, list);
}

import { Request } from 'express';
import { parse } from 'yaml';
import { isJsonObject, KubernetesObject } from '../../objects';
import { badRequest, unsupportedMediaType } from '../apiErrors';
import { apiVersionOf, ResourceDefinition } from '../resources/definition';

/**
 * How a PATCH changes an object, by its media type. A real API server also
 * accepts JSON and strategic merge patches.
 */
export type PatchType = 'merge' | 'apply';

const PATCH_TYPES = new Map<string, PatchType>([
  ['application/merge-patch+json', 'merge'],
  ['application/apply-patch+yaml', 'apply'],
]);

const OBJECT_TYPES = ['application/json', 'application/yaml'];

function mediaType(request: Request): string {
  return (request.header('content-type') ?? 'application/json')
    .split(';')[0]
    .trim()
    .toLowerCase();
}

/** @throws an `UnsupportedMediaType` ApiError */
export function patchTypeOf(request: Request): PatchType {
  const type = PATCH_TYPES.get(mediaType(request));
  if (!type) {
    throw unsupportedMediaType([...PATCH_TYPES.keys()]);
  }
  return type;
}

/** The body of a request as data. @throws a `BadRequest` or `UnsupportedMediaType` ApiError */
export function parseBody(request: Request): unknown {
  const content = typeof request.body === 'string' ? request.body : '';
  const type = mediaType(request);
  if (!OBJECT_TYPES.includes(type) && !PATCH_TYPES.has(type)) {
    throw unsupportedMediaType(OBJECT_TYPES);
  }
  try {
    return type.endsWith('yaml')
      ? parse(content)
      : JSON.parse(content || 'null');
  } catch {
    // The parser's own message can quote the body.
    throw badRequest(
      'the object provided is unrecognized (must be of type Object): the body cannot be parsed',
    );
  }
}

/** The body of a request as an object of the path's kind. */
export function parseObject(
  request: Request,
  definition: ResourceDefinition,
  version: string,
): KubernetesObject {
  return asObject(parseBody(request), definition, version);
}

/** Checks that data is an object of a kind. @throws a `BadRequest` ApiError */
export function asObject(
  body: unknown,
  definition: ResourceDefinition,
  version: string,
): KubernetesObject {
  const expected = apiVersionOf(definition, version);
  if (!isJsonObject(body)) {
    throw badRequest(
      "the object provided is unrecognized (must be of type Object): Object 'Kind' is missing",
    );
  }
  const { apiVersion = expected, kind = definition.kind, metadata = {} } = body;
  if (kind !== definition.kind) {
    throw badRequest(
      `${
        definition.kind
      } in version "${version}" cannot be handled as a ${String(kind)}`,
    );
  }
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${String(
        apiVersion,
      )}) does not match the expected API version (${expected})`,
    );
  }
  if (!isJsonObject(metadata)) {
    throw badRequest(
      `${definition.kind} in version "${version}" cannot be handled as a ${definition.kind}: json: cannot unmarshal metadata into Go struct field`,
    );
  }
  return { ...body, apiVersion, kind, metadata } as unknown as KubernetesObject;
}

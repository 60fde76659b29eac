import { Request } from 'express';
import { badRequest } from '../apiErrors';

/** The attributes of a request for authorization. */
export type RequestInfo = {
  /** get, list, watch, create, update, patch, delete, deletecollection; or the lower-case method. */
  verb: string;
  /** Path without the query. */
  path: string;
  /** Set when the path is one of a resource. */
  resource?: ResourcePath;
};

export type ResourcePath = {
  group: string;
  version: string;
  namespace?: string;
  resource: string;
  name?: string;
  subresource?: string;
  /** The rest of the path after the subresource: the path of a proxied request. */
  rest?: string;
};

const VERBS: Record<string, string> = {
  POST: 'create',
  PUT: 'update',
  PATCH: 'patch',
};

/**
 * Parses path, method and query of a request, as k8s.io/apiserver's
 * RequestInfoFactory does.
 */
export function parseRequest(request: Request): RequestInfo {
  const resource = parsePath(request.path);
  if (!resource) {
    return { verb: request.method.toLowerCase(), path: request.path };
  }
  return {
    verb: verbOf(request, resource),
    path: request.path,
    resource,
  };
}

function verbOf(request: Request, { name, subresource }: ResourcePath): string {
  if (subresource === 'proxy') {
    return request.method === 'POST' ? 'create' : 'get';
  }
  if (request.method === 'GET' || request.method === 'HEAD') {
    if (['true', '1'].includes(queryOf(request).watch ?? '')) {
      return 'watch';
    }
    return name ? 'get' : 'list';
  }
  if (request.method === 'DELETE') {
    return name ? 'delete' : 'deletecollection';
  }
  return VERBS[request.method] ?? request.method.toLowerCase();
}

function parsePath(path: string): ResourcePath | undefined {
  const parts = path.split('/').filter(Boolean).map(decodePart);
  const root = parts.shift();
  let group = '';
  if (root === 'apis') {
    group = parts.shift() ?? '';
  } else if (root !== 'api') {
    return undefined;
  }
  const version = parts.shift();
  if (!version || parts.length === 0) {
    return undefined;
  }
  let namespace: string | undefined;
  if (
    parts[0] === 'namespaces' &&
    parts.length > 2 &&
    !['status', 'finalize'].includes(parts[2])
  ) {
    namespace = parts[1];
    parts.splice(0, 2);
  }
  const [resource, name, subresource, ...rest] = parts;
  if (resource === 'namespaces' && !namespace && name) {
    namespace = name;
  }
  return {
    group,
    version,
    ...(namespace && { namespace }),
    resource,
    ...(name && { name }),
    ...(subresource && { subresource }),
    ...(rest.length > 0 && { rest: rest.join('/') }),
  };
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw badRequest('the path of the request is not properly escaped');
  }
}

/** The query of a request; if a name is given more than once, its first value. */
export function queryOf(request: Request): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(request.query).map(([name, value]) => [
      name,
      String(Array.isArray(value) ? value[0] : value),
    ]),
  );
}

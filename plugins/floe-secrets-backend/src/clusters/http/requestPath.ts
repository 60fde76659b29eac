import {
  ClusterServiceRef,
  KubernetesResource,
} from '@floe/backstage-plugin-floe-secrets-node';

/** The path of a collection, or of one object in it. */
export function resourcePath(
  resource: KubernetesResource,
  name?: string,
): string {
  const { group, version, plural, namespace } = resource;
  return [
    group === '' ? '/api' : `/apis/${encodeURIComponent(group)}`,
    version,
    ...(namespace ? ['namespaces', namespace] : []),
    plural,
    ...(name === undefined ? [] : [name]),
  ]
    .map((part, index) => (index === 0 ? part : encodeURIComponent(part)))
    .join('/');
}

/** The path of the API server's proxy to a service. */
export function servicePath(service: ClusterServiceRef, path: string): string {
  const { namespace, name, port, scheme = 'http' } = service;
  const address = encodeURIComponent(`${scheme}:${name}:${port ?? ''}`);
  return `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/services/${address}/proxy${path}`;
}

/** A query of all parameters that have a value, including `?`. */
export function queryOf(
  parameters: Record<string, string | number | boolean | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) {
      query.set(name, String(value));
    }
  }
  const text = query.toString();
  return text && `?${text}`;
}

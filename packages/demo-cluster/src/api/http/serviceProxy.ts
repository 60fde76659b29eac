import { ClusterApi } from '../ClusterApi';
import { notFound, serviceUnavailable } from '../apiErrors';
import { ResourcePath } from './requestInfo';

/** An HTTP answer of a service of the cluster. */
export type ServiceAnswer = {
  status: number;
  contentType: string;
  body: string;
};

/** A request to a service. */
export type ServiceRequest = {
  method: string;
  body: string;
};

/** A service that can be reached through the API server's proxy. */
export type ProxiedService = {
  namespace: string;
  /** Name of the Service. */
  name: string;
  answer(path: string, request: ServiceRequest): ServiceAnswer | undefined;
};

type ServicePort = {
  name?: string;
  port: number;
};

/**
 * Answers `…/services/[scheme:]name[:port]/proxy/path`; the port is a port's
 * name or number, and may be left out if there is only one.
 */
export function proxyToService(
  api: ClusterApi,
  services: readonly ProxiedService[],
  { namespace, name = '', rest = '' }: ResourcePath,
  request: ServiceRequest,
): ServiceAnswer {
  const parts = name.split(':');
  const [serviceName, port] =
    parts.length === 3 ? parts.slice(1) : [parts[0], parts[1] ?? ''];
  const subject = { group: '', name: 'services' };
  const service = api.find(
    api.registry.ofKind('', 'Service'),
    namespace,
    serviceName,
  );
  if (!service) {
    throw notFound(subject, serviceName);
  }
  const ports = (service.spec as { ports?: ServicePort[] }).ports ?? [];
  const found = port
    ? ports.some(item => item.name === port || String(item.port) === port)
    : ports.length === 1;
  const target = services.find(
    item => item.namespace === namespace && item.name === serviceName,
  );
  if (!found || !target) {
    throw serviceUnavailable(
      found
        ? `no endpoints available for service ${JSON.stringify(name)}`
        : `no service port ${JSON.stringify(
            port,
          )} found for service ${JSON.stringify(serviceName)}`,
    );
  }
  return (
    target.answer(`/${rest}`, request) ?? {
      status: 404,
      contentType: 'text/plain; charset=utf-8',
      body: '404 page not found\n',
    }
  );
}

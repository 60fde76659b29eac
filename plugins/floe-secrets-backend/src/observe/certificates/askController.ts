import {
  ClusterGateway,
  ClusterServiceRef,
} from '@floe/backstage-plugin-floe-secrets-node';
import { fieldsOf, itemsOf, nameOf } from '../extract/fields';
import { isRefusal } from '../isRefusal';

/** Where a Sealed Secrets controller is reached inside its cluster. */
export type ControllerService = { namespace: string; name: string };

/**
 * Asks the Sealed Secrets controller of a cluster something, as kubeseal does:
 * through the API server's proxy to the first of the services that exists.
 *
 * @returns undefined if none of them exists
 * @throws ClusterRequestError if the cluster or the controller refuses, and
 * what `ask` throws
 */
export async function askController<T>(
  options: {
    gateway: ClusterGateway;
    services: ControllerService[];
    signal?: AbortSignal;
  },
  ask: (service: ClusterServiceRef & ControllerService) => Promise<T>,
): Promise<T | undefined> {
  const { gateway, services, signal } = options;
  let refusal: unknown;
  for (const service of services) {
    try {
      const port = await findPort(gateway, service, signal);
      return await ask({ ...service, port });
    } catch (error) {
      // Another name may exist or be readable.
      if (!isRefusal(error)) {
        throw error;
      }
      refusal = error.status === 403 ? error : refusal;
    }
  }
  if (refusal) {
    throw refusal;
  }
  return undefined;
}

/** The name of the service's first port; empty if it has none. */
async function findPort(
  gateway: ClusterGateway,
  { namespace, name }: ControllerService,
  signal?: AbortSignal,
): Promise<string> {
  const path = `/api/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/services/${encodeURIComponent(name)}`;
  const service = fieldsOf(await gateway.get(path, { signal }));
  return nameOf(itemsOf(fieldsOf(service.spec).ports)[0]?.name) ?? '';
}

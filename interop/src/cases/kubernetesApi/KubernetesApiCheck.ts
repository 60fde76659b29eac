import { KubernetesApi } from '../../harness/KubernetesApi';
import { KubernetesObject } from '../../harness/kubernetesObject';

/**
 * A behaviour of every Kubernetes API that the portal relies on. The embedded
 * cluster has to pass the same checks as a real API server.
 */
export type KubernetesApiCheck = {
  title: string;
  /**
   * @param api - as an administrator
   * @param namespace - an empty namespace for this check
   * @throws if the API behaves differently
   */
  run(api: KubernetesApi, namespace: string): Promise<void>;
};

/**
 * A Secret: a kind that every cluster serves and that no operator changes by
 * itself.
 */
export function plainSecret(
  namespace: string,
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { namespace, name, labels },
    type: 'Opaque',
    data: { color: Buffer.from('blue').toString('base64') },
  };
}

/**
 * An ExternalSecret without a store, with an interval in the form to which the
 * operator would rewrite it.
 */
export function minimalExternalSecret(
  namespace: string,
  name: string,
): KubernetesObject {
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { namespace, name },
    spec: {
      refreshInterval: '15m0s',
      secretStoreRef: { kind: 'SecretStore', name: 'no-such-store' },
      data: [{ secretKey: 'a', remoteRef: { key: 'b' } }],
    },
  };
}

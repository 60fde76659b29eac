import { KubernetesApi } from '@floe/interop';

/** Prefix of the services' names. */
export const serviceName = (index: number) => `service-${index}`;

/** The components; each of them has a secret. */
export const componentsOfService = [
  'database',
  'compute',
  'storage',
  'catalog',
  'features',
];

/** An ExternalSecret as ESO leaves it after a successful refresh. */
export function syncedExternalSecret(
  namespace: string,
  service: string,
  component: string,
) {
  const now = new Date().toISOString().replace(/\.\d+Z$/, 'Z');
  const name = `${service}-floe-dagster-${component}-secret`;
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name,
      namespace,
      labels: {
        'backstage.io/kubernetes-id': service,
        'app.kubernetes.io/name': 'floe-dagster',
        'app.kubernetes.io/instance': service,
        'app.kubernetes.io/part-of': 'floe-runtime',
        'app.kubernetes.io/component': component,
      },
    },
    spec: {
      refreshInterval: '1h0m0s',
      secretStoreRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
      target: { name, creationPolicy: 'Owner', deletionPolicy: 'Retain' },
      data: ['username', 'password', 'host'].map(property => ({
        secretKey: property,
        remoteRef: {
          key: `floe/prod/${service}`,
          property,
          conversionStrategy: 'Default',
          decodingStrategy: 'None',
          metadataPolicy: 'None',
        },
      })),
    },
    status: {
      refreshTime: now,
      syncedResourceVersion:
        '1-0123456789abcdef0123456789abcdef0123456789abcdef01234567',
      binding: { name },
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'SecretSynced',
          message: 'secret synced',
          lastTransitionTime: now,
        },
      ],
    },
  };
}

/**
 * Writes five secrets for each service into one namespace, eight at a time;
 * returns their number.
 */
export async function writeSecrets(
  api: KubernetesApi,
  namespace: string,
  services: number,
): Promise<number> {
  await api.apply({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  const objects = Array.from({ length: services }, (_, index) =>
    componentsOfService.map(component =>
      syncedExternalSecret(namespace, serviceName(index), component),
    ),
  ).flat();
  const path = `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets`;
  const queue = objects.values();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (const object of queue) {
        await expectStatus(201, api, { method: 'POST', path, body: object });
        await expectStatus(200, api, {
          method: 'PATCH',
          path: `${path}/${object.metadata.name}/status`,
          contentType: 'application/merge-patch+json',
          body: { status: object.status },
        });
      }
    }),
  );
  return objects.length;
}

async function expectStatus(
  status: number,
  api: KubernetesApi,
  request: Parameters<KubernetesApi['raw']>[0],
) {
  const answer = await api.raw(request);
  if (answer.status !== status) {
    throw new Error(
      `${request.method} ${request.path} answered ${answer.status}: ${answer.body?.message}`,
    );
  }
}

/**
 * Catalog entities for the services, as YAML documents; without a namespace
 * their secrets may be in any.
 */
export function catalogOf(
  namespace: string | undefined,
  services: number,
  ownerOf: (service: number) => string = () => 'guests',
): string {
  return Array.from({ length: services }, (_, index) =>
    [
      'apiVersion: backstage.io/v1alpha1',
      'kind: Component',
      'metadata:',
      `  name: ${serviceName(index)}`,
      '  annotations:',
      `    backstage.io/kubernetes-id: ${serviceName(index)}`,
      ...(namespace
        ? [`    backstage.io/kubernetes-namespace: ${namespace}`]
        : []),
      'spec:',
      '  type: service',
      '  lifecycle: production',
      `  owner: ${ownerOf(index)}`,
    ].join('\n'),
  ).join('\n---\n');
}

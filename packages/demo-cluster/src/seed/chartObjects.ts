import { ObjectManifest } from '../objects';
import { DemoService } from './services';

/** The components of a floe service that have Secrets in the chart. */
export type ChartComponent = 'database' | 'compute' | 'storage' | 'catalog';

/** The end of the name of a component's Secret: `<fullname>-postgresql-secret`. */
const SECRET_NAMES: Record<ChartComponent, string> = {
  database: 'postgresql-secret',
  compute: 'compute-secret',
  storage: 'storage-secret',
  catalog: 'catalog-secret',
};

/** A reference of an ExternalSecret: data key, remote key, property. */
export type RemoteReference = readonly [string, string, string];

/** The keys of a component's Secret, and where its provider has them: remote key, property. */
const REMOTE_KEYS: Record<ChartComponent, [string, [string, string][]]> = {
  database: [
    'dagster-postgresql',
    [
      ['postgresql-password', 'password'],
      ['postgresql-username', 'username'],
      ['postgresql-host', 'host'],
    ],
  ],
  compute: [
    'snowflake',
    [
      ['SNOWFLAKE_ACCOUNT', 'account'],
      ['SNOWFLAKE_USER', 'user'],
      ['SNOWFLAKE_PASSWORD', 'password'],
    ],
  ],
  storage: [
    's3-credentials',
    [
      ['AWS_ACCESS_KEY_ID', 'access_key'],
      ['AWS_SECRET_ACCESS_KEY', 'secret_key'],
    ],
  ],
  catalog: [
    'polaris',
    [
      ['polaris-client-id', 'client_id'],
      ['polaris-client-secret', 'client_secret'],
    ],
  ],
};

/**
 * The references of a component by the chart's convention.
 *
 * @param prefix - of the remote keys, for example `floe/prod`
 */
export function chartSecretKeys(
  component: ChartComponent,
  prefix: string,
): RemoteReference[] {
  const [name, keys] = REMOTE_KEYS[component];
  return keys.map(([secretKey, property]) => [
    secretKey,
    `${prefix}/${name}`,
    property,
  ]);
}

/**
 * The labels that the chart writes to its objects, and the one by which
 * Backstage finds them.
 */
export function chartLabels(
  service: DemoService,
  component?: string,
): Record<string, string> {
  return {
    'helm.sh/chart': 'floe-dagster-0.1.0',
    'app.kubernetes.io/name': 'floe-dagster',
    'app.kubernetes.io/instance': service.release,
    'app.kubernetes.io/version': '0.1.0',
    'app.kubernetes.io/managed-by': 'Helm',
    'app.kubernetes.io/part-of': 'floe-runtime',
    ...(component && { 'app.kubernetes.io/component': component }),
    'backstage.io/kubernetes-id': service.name,
  };
}

export function secretName(
  { fullname }: DemoService,
  component: ChartComponent,
): string {
  return `${fullname}-${SECRET_NAMES[component]}`;
}

/**
 * An ExternalSecret as the chart renders it, in the version that the present
 * operator serves.
 */
export function chartExternalSecret(
  service: DemoService,
  component: ChartComponent,
  data: readonly RemoteReference[],
  refreshInterval = '15m',
): ObjectManifest {
  const name = secretName(service, component);
  return {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: {
      name,
      namespace: service.namespace,
      labels: chartLabels(service, component),
    },
    spec: {
      refreshInterval,
      secretStoreRef: {
        name: service.store,
        kind: service.storeKind ?? 'SecretStore',
      },
      target: { name, creationPolicy: 'Owner' },
      data: data.map(([secretKey, key, property]) => ({
        secretKey,
        remoteRef: { key, property },
      })),
    },
  };
}

/** The namespace of a service. */
export function namespaceOf({ namespace, owner }: DemoService): ObjectManifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace, labels: { team: owner } },
  };
}

/** The service itself: a Deployment that needs the Secrets of two components. */
export function chartDeployment(service: DemoService): ObjectManifest {
  const name = `${service.fullname}-webserver`;
  const selector = {
    'app.kubernetes.io/instance': service.release,
    'app.kubernetes.io/component': 'webserver',
  };
  const labels = { ...chartLabels(service, 'webserver'), ...selector };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace: service.namespace, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: selector },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'dagster-webserver',
              image: 'ghcr.io/example/floe-dagster:0.1.0',
              env: [
                {
                  name: 'DAGSTER_PG_PASSWORD',
                  valueFrom: {
                    secretKeyRef: {
                      name: secretName(service, 'database'),
                      key: 'postgresql-password',
                    },
                  },
                },
              ],
              envFrom: [
                { secretRef: { name: secretName(service, 'compute') } },
              ],
            },
          ],
        },
      },
    },
  };
}

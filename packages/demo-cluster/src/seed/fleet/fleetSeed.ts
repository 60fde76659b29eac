import { ObjectManifest } from '../../objects';
import { RemoteContents } from '../../operators/externalSecrets/providers/RemoteStores';
import { ClusterSeed } from '../../options';
import {
  chartDeployment,
  chartExternalSecret,
  chartSecretKeys,
} from '../chartObjects';
import { operatorDeployments } from '../operatorDeployments';
import { conventionalSecrets } from '../remoteContents';
import { DemoService } from '../services';
import { awsStore, platformStore, vaultStore } from '../stores';
import { days } from '../times';
import { FleetCluster, fleetServices } from './fleetServices';

/** A team whose services read from the platform's ClusterSecretStore. */
const PLATFORM_STORE_TEAM = 'content-data';

/**
 * The content of a cluster of {@link fleetClusters}. Most secrets are synced.
 * In staging, the platform's store cannot log in, so that one cause affects all
 * services of a team. In production, Vault denies a service one key, and two
 * services lack a key at the provider in development.
 */
export function fleetSeed({ environment }: FleetCluster): ClusterSeed {
  const services = servicesOf(environment);
  const platform = services.filter(usesPlatformStore);
  const others = services.filter(service => !usesPlatformStore(service));
  return {
    remote: {
      ...Object.fromEntries(
        others.map(service => [
          `SecretStore/${service.namespace}/${service.store}`,
          contentsOf(service, environment),
        ]),
      ),
      'ClusterSecretStore/platform-vault': {
        secrets: conventionalSecrets('floe'),
        ...(environment === 'staging' && { loginFailure: 'access-denied' }),
      },
    },
    steps: [
      {
        ago: days(320),
        apply: [...operatorDeployments(), ...services.map(namespaceOf)],
      },
      {
        ago: days(300),
        apply: [
          ...others.flatMap(({ store, namespace }) =>
            store === 'vault-backend'
              ? vaultStore(namespace)
              : awsStore(namespace),
          ),
          ...platformStore(platform.map(({ namespace }) => namespace)),
        ],
      },
      {
        ago: days(70),
        apply: services.flatMap(service => secretsOf(service, environment)),
      },
      { ago: days(30), apply: services.map(chartDeployment) },
    ],
  };
}

/** Not every service has reached production in the US. */
function servicesOf(environment: FleetCluster['environment']) {
  return fleetServices.filter(
    (_, index) => environment !== 'prod' || index % 4 !== 3,
  );
}

function usesPlatformStore({ owner }: DemoService): boolean {
  return owner === PLATFORM_STORE_TEAM;
}

function contentsOf(
  service: DemoService,
  environment: FleetCluster['environment'],
): RemoteContents {
  const position = fleetServices.indexOf(service);
  if (service.store === 'vault-backend') {
    return {
      secrets: conventionalSecrets('floe'),
      ...(environment === 'prod' &&
        service.name === 'credit-limits' && {
          failures: { 'floe/snowflake': 'access-denied' },
        }),
    };
  }
  const { [`floe/${environment}/polaris`]: polaris, ...rest } =
    conventionalSecrets(`floe/${environment}`);
  const lacksPolaris = environment === 'dev' && position % 17 === 8;
  return {
    secrets: {
      ...rest,
      ...(!lacksPolaris && { [`floe/${environment}/polaris`]: polaris }),
    },
  };
}

/** Every service has a database and a compute engine; some have the rest. */
function secretsOf(
  service: DemoService,
  environment: FleetCluster['environment'],
): ObjectManifest[] {
  const position = fleetServices.indexOf(service);
  const prefix =
    service.store === 'vault-backend' || usesPlatformStore(service)
      ? 'floe'
      : `floe/${environment}`;
  const components = [
    'database' as const,
    'compute' as const,
    ...(position % 3 === 2 ? [] : ['storage' as const]),
    ...(position % 2 === 0 ? ['catalog' as const] : []),
  ];
  return components.map(component => {
    const manifest = chartExternalSecret(
      service,
      component,
      chartSecretKeys(component, prefix),
    );
    return usesPlatformStore(service)
      ? {
          ...manifest,
          spec: {
            ...(manifest.spec as object),
            secretStoreRef: {
              name: 'platform-vault',
              kind: 'ClusterSecretStore',
            },
          },
        }
      : manifest;
  });
}

function namespaceOf({ namespace, owner }: DemoService): ObjectManifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace, labels: { team: owner } },
  };
}

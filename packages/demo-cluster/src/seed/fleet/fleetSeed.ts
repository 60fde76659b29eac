import { ObjectManifest } from '../../objects';
import { RemoteContents } from '../../operators/externalSecrets/providers/RemoteStores';
import { ClusterSeed } from '../../options';
import {
  ChartComponent,
  chartDeployment,
  chartExternalSecret,
  chartSecretKeys,
  namespaceOf,
} from '../chartObjects';
import { operatorDeployments } from '../operatorDeployments';
import { conventionalSecrets } from '../remoteContents';
import { DemoService } from '../services';
import { awsStore, platformStore, vaultStore } from '../stores';
import { days } from '../times';
import { FleetCluster, fleetServices } from './fleetServices';

/** They lack a key at the provider in development. */
const WITHOUT_POLARIS = ['support-topics', 'sensor-stream'];

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

function usesPlatformStore({ store }: DemoService): boolean {
  return store === 'platform-vault';
}

/** Where the provider of a service has its secrets. */
function prefixOf(
  { store }: DemoService,
  environment: FleetCluster['environment'],
): string {
  return store === 'aws-secrets-manager' ? `floe/${environment}` : 'floe';
}

function contentsOf(
  service: DemoService,
  environment: FleetCluster['environment'],
): RemoteContents {
  const prefix = prefixOf(service, environment);
  const secrets = conventionalSecrets(prefix);
  if (environment === 'dev' && WITHOUT_POLARIS.includes(service.name)) {
    delete secrets[`${prefix}/polaris`];
  }
  return environment === 'prod' && service.name === 'credit-limits'
    ? { secrets, failures: { [`${prefix}/snowflake`]: 'access-denied' } }
    : { secrets };
}

/** Every service has a database and a compute engine; some have the rest. */
function secretsOf(
  service: DemoService,
  environment: FleetCluster['environment'],
): ObjectManifest[] {
  const position = fleetServices.indexOf(service);
  const components: ChartComponent[] = [
    'database',
    'compute',
    ...(position % 3 === 2 ? [] : ['storage' as const]),
    ...(position % 2 === 0 ? ['catalog' as const] : []),
  ];
  return components.map(component =>
    chartExternalSecret(
      service,
      component,
      chartSecretKeys(component, prefixOf(service, environment)),
    ),
  );
}

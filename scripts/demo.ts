// Runs the embedded cluster and the embedded Git host. When both are up, it sends
// its parent the configuration that the portal needs; the token in it is in no log.
import {
  demoEnvironment,
  demoSeed,
  demoServices,
  fleetClusters,
  fleetSeed,
  fleetServices,
  startDemoCluster,
} from '@floe/demo-cluster';
import {
  demoApplications,
  demoCatalogLocations,
  fleetCatalog,
  Seal,
  startDemoForge,
} from '@floe/demo-forge';
import { parseCertificates, sealValue } from '@floe/sealed-secrets';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/** The cluster that GitOps deploys to. */
const clusterName = 'floe-prod';

type Options = {
  dataDirectory: string;
  clusterPort: number;
  forgePort: number;
  portalUrl: string;
  token: string;
};

function clustersOf(environment: string): string[] {
  return fleetClusters
    .filter(cluster => cluster.environment === environment)
    .map(({ name }) => name);
}

async function sealFor(pem: string): Promise<Seal> {
  const [certificate] = await parseCertificates(pem);
  return (target, value) => sealValue({ ...target, value, certificate });
}

type RunningCluster = {
  name: string;
  title: string;
  url: string;
};

function portalConfig(
  options: Options,
  clusters: readonly RunningCluster[],
  apiBaseUrl: string,
  fleetFile: string,
) {
  const forgeHost = `localhost:${options.forgePort}`;
  return {
    integrations: {
      github: [{ host: forgeHost, apiBaseUrl, token: options.token }],
    },
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(cluster => ({
            ...cluster,
            authProvider: 'serviceAccount',
            serviceAccountToken: options.token,
            skipMetricsLookup: true,
          })),
        },
      ],
    },
    // The guest in the catalog, who belongs to some groups and gets their notifications.
    auth: { providers: { guest: { userEntityRef: 'user:default/guest' } } },
    floeSecrets: {
      environments: [
        {
          name: demoEnvironment,
          cluster: [clusterName, ...clustersOf(demoEnvironment)],
          policy: { production: true },
        },
        {
          name: 'staging',
          cluster: clustersOf('staging'),
          policy: { production: false },
        },
        {
          name: 'dev',
          cluster: clustersOf('dev'),
          policy: { production: false },
        },
      ],
      // Off by default: they need more rights, see docs/rbac.
      observe: { secretMetadata: true, consumers: true },
      // A cluster on this machine needs no rate limit.
      changes: { pollInterval: { seconds: 2 } },
      sopsFiles: { interval: { seconds: 15 } },
      // So that the guest, who is in some of the groups, sees notices at once.
      notifications: {
        interval: { seconds: 10 },
        delay: { seconds: 20 },
        changeArrival: { minutes: 5 },
        platformOwners: ['group:default/data-platform'],
      },
    },
    catalog: {
      rules: [
        {
          allow: [
            'Component',
            'System',
            'Domain',
            'API',
            'Resource',
            'Location',
            'Group',
            'User',
          ],
        },
      ],
      locations: [
        {
          type: 'file',
          target: '../../templates/all.yaml',
          rules: [{ allow: ['Location', 'Template'] }],
        },
        { type: 'file', target: fleetFile },
        ...demoCatalogLocations(demoServices, `http://${forgeHost}`).map(
          target => ({ type: 'url', target }),
        ),
      ],
    },
  };
}

async function main() {
  const options: Options = JSON.parse(process.env.FLOE_DEMO_OPTIONS ?? '{}');
  const logger = Object.assign(
    { child: () => logger },
    Object.fromEntries(
      (['info', 'warn', 'error', 'debug'] as const).map(level => [
        level,
        (message: string) => console.log(`${level}: ${message}`),
      ]),
    ),
  ) as any;
  const cluster = await startDemoCluster({
    port: options.clusterPort,
    token: options.token,
    stateDirectory: path.join(options.dataDirectory, 'cluster'),
    seed: demoSeed(),
    // As External Secrets Operator 0.16 serves them: the chart renders v1beta1.
    externalSecretsVersions: ['v1', 'v1beta1'],
    logger,
  });
  const fleet = await Promise.all(
    fleetClusters.map(member =>
      startDemoCluster({
        token: options.token,
        stateDirectory: path.join(options.dataDirectory, member.name),
        seed: fleetSeed(member),
        // A key of 4096 bits takes seconds, and nothing is sealed for these clusters.
        sealingKeySize: 2048,
        externalSecretsVersions: ['v1', 'v1beta1'],
        logger,
      }),
    ),
  );
  const fleetFile = path.join(options.dataDirectory, 'fleet-catalog.yaml');
  await writeFile(fleetFile, fleetCatalog(fleetServices, demoServices), {
    mode: 0o600,
  });
  const forge = await startDemoForge({
    port: options.forgePort,
    dataDirectory: path.join(options.dataDirectory, 'forge'),
    token: options.token,
    cluster: { url: cluster.url, token: cluster.token },
    applications: demoApplications(demoServices, {
      cluster: clusterName,
      secretsUrl: service =>
        `${options.portalUrl}/catalog/default/component/${service.name}/secrets`,
    }),
    seed: {
      services: demoServices,
      seal: await sealFor(cluster.certificate),
      cluster: clusterName,
    },
    logger,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      await forge.stop();
      await Promise.all([cluster, ...fleet].map(member => member.stop()));
      process.exit(0);
    });
  }
  process.send?.({
    ready: {
      clusterUrl: cluster.url,
      forgeUrl: forge.url,
      ageKeyFile: forge.ageKeyFile,
      config: portalConfig(
        options,
        [
          { name: clusterName, title: 'floe production', url: cluster.url },
          ...fleetClusters.map(({ name, title }, index) => ({
            name,
            title,
            url: fleet[index].url,
          })),
        ],
        forge.apiBaseUrl,
        fleetFile,
      ),
    },
  });
}

main().catch(error => {
  console.error(error.message);
  process.exit(1);
});

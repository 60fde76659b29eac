import {
  externalSecretsDefinitions,
  PostgresServer,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { ChildPortal, Resources } from './ChildPortal';
import { Report } from './figures';
import { measureAnswers } from './scale/measureAnswers';
import { measureChanges } from './scale/measureChanges';
import { ClusterFronts } from './scale/ClusterFronts';
import { StoredSecrets } from './scale/StoredSecrets';
import { pause, since, untilSeen, untilTab } from './scale/untilSeen';
import { catalogOf, componentsOfService } from './secretsOfServices';

/** Managed secrets in total; `FLOE_SCALE=1000,10000,100000` sets other numbers. */
const sizes = numbersOf(process.env.FLOE_SCALE ?? '1000,10000');
/** The number of clusters over which they are spread. */
const clusterCounts = numbersOf(process.env.FLOE_SCALE_CLUSTERS ?? '1,20');
/** Services in the catalog, the same at every size. */
const catalogServices = 100;

function numbersOf(text: string): number[] {
  return text.split(',').map(Number);
}

/** Lets the portal finish the work that it does once after its start. */
const settle = () => pause(5_000);

/**
 * The portal's memory, processor time and response times as the clusters grow,
 * on a real API server and PostgreSQL. The clusters are namespaces of the one
 * API server, each with its own address.
 */
export async function run(report: Report): Promise<void> {
  for (const clusters of clusterCounts) {
    for (const size of sizes) {
      await measure(size, clusters, (name, value, unit) =>
        report(`${size}-in-${clusters}.${name}`, value, unit),
      );
    }
  }
}

async function measure(size: number, clusterCount: number, report: Report) {
  const workspace = new Workspace();
  let portal: ChildPortal | undefined;
  try {
    const postgres = await PostgresServer.start(workspace);
    const controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
    ]);
    const namespaces = Array.from(
      { length: clusterCount },
      (_, index) => `cluster-${index}`,
    );
    const { fronts, clusters } = await ClusterFronts.start(
      controlPlane.connection,
      namespaces,
    );
    workspace.onClose(() => fronts.stop());
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(
      catalogFile,
      catalogOf(
        clusterCount === 1 ? namespaces[0] : undefined,
        catalogServices,
      ),
    );
    const { url, token, ca } = controlPlane.connection;
    const start = () =>
      ChildPortal.start(
        clusterCount === 1 ? [{ name: 'cluster-0', url, token, ca }] : clusters,
        catalogFile,
        { client: 'pg', connection: postgres.connection },
      );

    portal = await start();
    await untilSeen(portal, clusterCount, 0);
    await settle();
    const idle = await portal.resources();
    report('idle-resident', idle.residentBytes / 2 ** 20, 'MiB');
    await portal.stop();
    const reportMemory = (when: string, now: Resources) => {
      const grown = (kind: 'residentBytes' | 'usedBytes') =>
        (now[kind] - idle[kind]) / size;
      report(`resident-${when}`, grown('residentBytes'), 'bytes/object');
      report(`used-${when}`, grown('usedBytes'), 'bytes/object');
    };

    const services = size / componentsOfService.length;
    const secrets = await StoredSecrets.fill(
      controlPlane,
      namespaces,
      services,
    );
    // Otherwise the watch would deliver each of them as a change.
    await postgres.query(
      'backstage_plugin_floe-secrets',
      'delete from watch_positions',
    );
    portal = await start();
    const started = performance.now();
    await untilSeen(portal, clusterCount, size);
    report('first-complete-view', since(started), 's');
    await untilTab(portal);
    await settle();
    reportMemory('after-view', await portal.resources());
    await measureChanges(report, portal, secrets, services);
    await settle();
    reportMemory('after-changes', await portal.resources());
    await measureAnswers(report, portal);
    await settle();
    reportMemory('after-answers', await portal.resources());
  } finally {
    await portal?.stop();
    await workspace.close();
  }
}

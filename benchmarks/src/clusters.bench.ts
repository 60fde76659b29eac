import { PostgresServer, Workspace } from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { ChildPortal } from './ChildPortal';
import { Report } from './figures';
import { SimulatedClusters } from './scale/SimulatedClusters';
import { pause, since, until } from './scale/untilSeen';
import { catalogOf } from './secretsOfServices';

/** `FLOE_CLUSTERS=1000` runs more. */
const clusterCount = Number(process.env.FLOE_CLUSTERS ?? '100');
const secretsOfCluster = 100;
/**
 * While one replica is down: the hourly refreshes of 100 secrets in three
 * minutes.
 */
const refreshesOfCluster = 5;
const names = ['first', 'second'];
const database = 'backstage_plugin_floe-secrets';
const quietSeconds = 20;

/** Many simulated clusters on two replicas of the portal, and one replica that takes over. */
export async function run(report: Report): Promise<void> {
  const workspace = new Workspace();
  const portals = new Map<string, ChildPortal>();
  try {
    const postgres = await PostgresServer.start(workspace);
    const simulated = await SimulatedClusters.start(secretsOfCluster);
    workspace.onClose(async () => simulated.stop());
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(catalogFile, catalogOf('floe', 1));
    const kubeconfigOf = (name: string) => workspace.path(`${name}.kubeconfig`);
    for (const name of names) {
      simulated.writeKubeconfig(kubeconfigOf(name), name, 0);
      portals.set(
        name,
        await ChildPortal.start(
          [],
          catalogFile,
          { client: 'pg', connection: postgres.connection },
          {
            clusters: {
              kubeconfig: { file: kubeconfigOf(name) },
              refreshInterval: { seconds: 2 },
            },
          },
        ),
      );
    }
    await pause(5_000);
    const idle = await Promise.all(
      names.map(name => portals.get(name)!.resources()),
    );
    const count = async (sql: string) =>
      Number((await postgres.query(database, sql))[0].count);

    // The clusters are added while both replicas run.
    const started = performance.now();
    names.forEach(name =>
      simulated.writeKubeconfig(kubeconfigOf(name), name, clusterCount),
    );
    await until(
      'all secrets',
      async () =>
        (await count('select count(*) from managed_secrets')) ===
        clusterCount * secretsOfCluster,
    );
    report('first-complete-view', since(started), 's');
    await pause(10_000);

    const leases = await postgres.query(
      database,
      'select holder, count(*) from leases where expires_at > extract(epoch from clock_timestamp()) * 1000 group by holder',
    );
    leases.forEach((row, index) =>
      report(`leases.${names[index]}`, Number(row.count), 'clusters'),
    );
    const before = await simulated.counts();
    const busy = await Promise.all(
      names.map(name => portals.get(name)!.resources()),
    );
    await pause(quietSeconds * 1_000);
    const after = await simulated.counts();
    const quiet = await Promise.all(
      names.map(name => portals.get(name)!.resources()),
    );
    names.forEach((name, index) => {
      const held = clusterCount / names.length;
      const grown = (kind: 'residentBytes' | 'usedBytes') =>
        (busy[index][kind] - idle[index][kind]) / held / 1_024;
      report(`${name}.connections`, after[name].watches / held, 'per cluster');
      report(`${name}.resident`, grown('residentBytes'), 'KiB/cluster');
      report(`${name}.used`, grown('usedBytes'), 'KiB/cluster');
      report(
        `${name}.requests`,
        (after[name].requests - before[name].requests) / quietSeconds,
        'requests/s',
      );
      report(
        `${name}.processor`,
        (quiet[index].processorSeconds - busy[index].processorSeconds) /
          quietSeconds,
        'of a core',
      );
    });

    // Refreshes while nobody watches half of the clusters are not lost.
    const beforeKill = await portals.get('second')!.resources();
    const killed = performance.now();
    await portals.get('first')!.kill();
    portals.delete('first');
    const at = new Date(Math.floor(Date.now() / 1_000) * 1_000);
    await simulated.change(clusterCount, refreshesOfCluster, at);
    const lists = after.second.lists;
    const watches = after.first.watches + after.second.watches;
    await until('the watches of all clusters', async () => {
      const counts = await simulated.counts();
      return counts.second.watches >= watches;
    });
    report('takeover', since(killed), 's');
    await until(
      'all refreshes',
      async () =>
        (await count(
          `select count(*) from managed_secrets where facts like '%"refreshTime":"${at.toISOString()}"%'`,
        )) ===
        clusterCount * refreshesOfCluster,
    );
    report('takeover-and-all-refreshes', since(killed), 's');
    const { second } = await simulated.counts();
    report('lists-for-takeover', second.lists - lists, 'lists');
    const alone = await portals.get('second')!.resources();
    report(
      'processor-for-takeover',
      alone.processorSeconds - beforeKill.processorSeconds,
      's',
    );
    report(
      'resident-with-all',
      (alone.residentBytes - idle[1].residentBytes) / clusterCount / 1_024,
      'KiB/cluster',
    );
  } finally {
    await Promise.all([...portals.values()].map(portal => portal.stop()));
    await workspace.close();
  }
}

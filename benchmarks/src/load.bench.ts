import { Callers, PostgresServer, Workspace } from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { ChildPortal, Resources } from './ChildPortal';
import { percentile, Report } from './figures';
import { HealthWatch } from './load/HealthWatch';
import { Questions } from './load/Questions';
import { SimulatedClusters } from './scale/SimulatedClusters';
import { pause, since, until } from './scale/untilSeen';
import { catalogOf, componentsOfService } from './secretsOfServices';

/** `FLOE_LOAD_SECONDS=600` runs the callers for ten minutes. */
const seconds = Number(process.env.FLOE_LOAD_SECONDS ?? '90');
const callers = Number(process.env.FLOE_LOAD_CALLERS ?? '200');
const clusterCount = 20;
const services = 10;
const secretsOfCluster = services * componentsOfService.length;
const cutCluster = 7;
const names = ['first', 'second'] as const;
type Name = (typeof names)[number];
const database = 'backstage_plugin_floe-secrets';
/** Beyond the time that the replica or the caller waited for a core. */
const mostHealthMs = 1_000;
/** Growth of the used memory of a replica, from a third of the run to its end. */
const mostGrowthBytes = 48 * 1_024 * 1_024;

/**
 * Many callers of two replicas on PostgreSQL, while one is killed, the database
 * is restarted and one of twenty clusters is cut off. Fails if an answer is
 * wrong, if a retry does not help, if memory grows, and if a replica's health
 * takes more than a second, minus the time that it, or the calling process, which
 * does nothing else, waited for a core meanwhile.
 */
export async function run(report: Report): Promise<void> {
  const workspace = new Workspace();
  const portals = new Map<Name, ChildPortal>();
  const health = new HealthWatch();
  workspace.onClose(async () => health.stop());
  try {
    const postgres = await PostgresServer.start(workspace);
    const simulated = await SimulatedClusters.start(secretsOfCluster);
    workspace.onClose(async () => simulated.stop());
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(catalogFile, catalogOf('floe', services));
    const watchHealth = () =>
      health.watch(
        Object.fromEntries(
          [...portals].map(([name, portal]) => [
            name,
            { url: portal.at.url, pid: portal.pid },
          ]),
        ),
      );
    const start = async (name: Name) => {
      const kubeconfig = workspace.path(`${name}.kubeconfig`);
      simulated.writeKubeconfig(kubeconfig, name, clusterCount);
      portals.set(
        name,
        await ChildPortal.start(
          [],
          catalogFile,
          { client: 'pg', connection: postgres.connection },
          { clusters: { kubeconfig: { file: kubeconfig } } },
        ),
      );
      await watchHealth();
    };
    const resources = async () =>
      new Map(
        await Promise.all(
          [...portals].map(
            async ([name, portal]): Promise<[Name, Resources]> => [
              name,
              await portal.resources(),
            ],
          ),
        ),
      );
    const refreshAll = async () => {
      const at = new Date(Math.floor(Date.now() / 1_000) * 1_000);
      await simulated.change(clusterCount, secretsOfCluster, at);
      return at;
    };
    const untilWritten = (at: Date) =>
      until(`what was refreshed at ${at.toISOString()}`, async () => {
        const [{ count }] = await postgres.query(
          database,
          `select count(*) from managed_secrets where facts like '%"refreshTime":"${at.toISOString()}"%'`,
        );
        return Number(count) === clusterCount * secretsOfCluster;
      });

    for (const name of names) await start(name);
    await untilWritten(await refreshAll());
    await pause(5_000);

    const started = performance.now();
    const isOver = () => since(started) > seconds;
    const questions = new Questions({
      clusters: Array.from({ length: clusterCount }, (_, n) => `cluster-${n}`),
      services,
    });
    const load = new Callers(
      () => [...portals.values()].map(({ at }) => at),
      () => questions.next(),
    );
    const memory: Map<Name, Resources>[] = [];
    const faults = async () => {
      const untilPart = (part: number) =>
        pause(Math.max(0, part * seconds - since(started)) * 1_000);
      await untilPart(0.15);
      await refreshAll();
      await untilPart(0.25);
      const killed = portals.get('first')!;
      portals.delete('first');
      await watchHealth();
      await killed.kill();
      await refreshAll();
      await untilPart(0.35);
      await start('first');
      await untilPart(0.45);
      memory.push(await resources());
      await postgres.takeDown();
      await refreshAll();
      await pause(3_000);
      await postgres.bringUp();
      await untilPart(0.7);
      await simulated.cut(cutCluster, true);
      await refreshAll();
      await untilPart(0.85);
      await simulated.cut(cutCluster, false);
      await untilPart(1);
    };
    await Promise.all([load.run(callers, isOver), faults()]);
    // Refreshes during a fault are not lost.
    await untilWritten(await refreshAll());
    memory.push(await resources());

    report('answers', load.samples.length, 'answers');
    report('answer.p50', percentile(load.samples, 50), 'ms');
    report('answer.p99', percentile(load.samples, 99), 'ms');
    report('answer.slowest', percentile(load.samples, 100), 'ms');
    for (const [failure, count] of load.retried) {
      report(`retried.${failure.replace(/\W+/g, '-')}`, count, 'requests');
    }
    const { replicas: results, busiest, longestWait } = await health.results();
    report('machine.load', busiest, 'processes');
    report('machine.longestWait', longestWait, 'ms');
    const faultsFound: string[] = [];
    for (const [name, result] of Object.entries(results)) {
      const { ranMeanwhile, slowest, slowestBeyond, slowestConnect, statuses } =
        result;
      report(`health.${name}.slowest`, slowest, 'ms');
      report(`health.${name}.slowestBeyond`, slowestBeyond, 'ms');
      report(`health.${name}.ranMeanwhile`, ranMeanwhile, 'ms');
      report(`health.${name}.slowestConnect`, slowestConnect, 'ms');
      for (const [status, count] of Object.entries(statuses)) {
        report(
          `health.${name}.${status.replace(/\W+/g, '-')}`,
          count,
          'answers',
        );
      }
      if (slowestBeyond > mostHealthMs) {
        faultsFound.push(
          `/health of ${name} took ${Math.round(
            slowestBeyond,
          )} ms beyond what the machine took`,
        );
      }
    }
    for (const name of names) {
      const [before, after] = memory.map(all => all.get(name)!.usedBytes);
      report(`${name}.used`, after / 1_048_576, 'MiB');
      report(`${name}.grown`, (after - before) / 1_048_576, 'MiB');
      if (after - before > mostGrowthBytes) {
        faultsFound.push(
          `the memory of ${name} grew by ${after - before} bytes`,
        );
      }
    }
    if (faultsFound.length > 0) throw new Error(faultsFound.join('; '));
  } finally {
    await Promise.all([...portals.values()].map(portal => portal.stop()));
    await workspace.close();
  }
}

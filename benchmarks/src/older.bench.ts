import { Workspace } from '@floe/interop';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ChildPortal } from './ChildPortal';
import { Report } from './figures';
import { changes, coldCounts, firstView, listOf } from './older/measureRows';
import { startOnce } from './older/measureStart';
import { checkOutOlder, newerRoot } from './older/OlderCheckout';
import { catalogServices, setUp, SetUp } from './older/setUp';
import { Build, BUILDS, OfBoth, Sample, Taken } from './older/TwoBuilds';
import { least } from './processorTime';
import { alone } from './figures';
import { pause, root, until, untilSeen, untilTab } from './scale/untilSeen';
import { componentsOfService } from './secretsOfServices';
import { reportAgainst } from './targets';

/** Managed secrets of the rows about lists, counts, first view and changes. */
const secrets = Number(process.env.FLOE_OLDER_SECRETS ?? 100_000);
/** Managed secrets of the row about memory. */
const fewSecrets = Math.min(secrets, 10_000);
const rounds = Number(process.env.FLOE_OLDER_ROUNDS ?? 3);
/** Rounds of the measurements that take minutes. */
const longRounds = Number(process.env.FLOE_OLDER_LONG_ROUNDS ?? 2);
const changeCount = Number(process.env.FLOE_OLDER_CHANGES ?? 10_000);
/**
 * The pause before the first counts; above five minutes no build answers with
 * older ones.
 */
const pauseSeconds = Number(process.env.FLOE_OLDER_PAUSE ?? 305);
const parts = (
  process.env.FLOE_OLDER_PARTS ?? 'one,scoped,twenty,memory,start'
).split(',');

/** A tenth of the services are the caller's. */
const visibleOwner = 'group:default/team-0';
const teams = 10;
const ownerOf = (service: number) => `team-${service % teams}`;

/**
 * Compares a newer build with an older one on the same objects, in turns; the
 * minimum of several rounds counts.
 */
export async function run(report: Report): Promise<void> {
  const olderRoot = checkOutOlder();
  const row = (name: string, unit: string, both: OfBoth, target: number) => {
    for (const build of BUILDS) report(`${name}.${build}`, both[build], unit);
    reportAgainst(report, name, both.newer / both.older, target);
  };
  const waitedRow: WaitedRow = (name, unit, { processor, waited }, target) => {
    row(name, unit, waited, target);
    for (const build of BUILDS) {
      report(`${name}.processor.${build}`, processor[build], unit);
    }
    report(`${name}.processor`, processor.newer / processor.older, 'x');
  };
  const within = async (
    clusterCount: number,
    count: number,
    measure: (set: SetUp, add: AddRow, addWaited: WaitedRow) => Promise<void>,
  ) => {
    const workspace = new Workspace();
    let set: SetUp | undefined;
    try {
      set = await setUp(workspace, { olderRoot, clusterCount, secrets: count });
      await measure(set, row, waitedRow);
    } finally {
      await set?.builds.stopAll();
      await workspace.close();
    }
  };
  if (parts.includes('one') || parts.includes('scoped')) {
    await within(1, secrets, measureOne);
  }
  if (parts.includes('twenty')) {
    await within(20, secrets, measureTwenty);
  }
  if (parts.includes('memory')) {
    await within(20, fewSecrets, measureMemory);
  }
  if (parts.includes('start')) {
    // The first start after a change of the frontend compiles it; the older build does at each start.
    rmSync(join(newerRoot, 'packages', 'app', 'dist', '.sources'), {
      force: true,
    });
    const first = await startOnce(newerRoot);
    report('start-first.newer', first.waited, 's');
    report('start-first.processor.newer', first.processor, 's');
    const samples: Record<Build, Sample[]> = { older: [], newer: [] };
    for (let round = 0; round < longRounds; round++) {
      samples.older.push(await startOnce(olderRoot));
      samples.newer.push(await startOnce(newerRoot));
    }
    const leastOf = (kind: keyof Sample): OfBoth => ({
      older: least(samples.older.map(sample => sample[kind])),
      newer: least(samples.newer.map(sample => sample[kind])),
    });
    waitedRow(
      'start',
      's',
      { waited: leastOf('waited'), processor: leastOf('processor') },
      0.4,
    );
  }
}

type AddRow = (
  name: string,
  unit: string,
  both: OfBoth,
  target: number,
) => void;

/**
 * Adds a row for the time that a caller waits, and for the portal's processor
 * time.
 */
type WaitedRow = (
  name: string,
  unit: string,
  taken: Taken,
  target: number,
) => void;

async function measureOne(set: SetUp, row: AddRow, waitedRow: WaitedRow) {
  const { builds } = set;
  await makeTables(set, 1);
  const stored = await set.fill();
  const view = await firstView(builds, {
    rounds: longRounds,
    clusters: 1,
    secrets,
  });
  for (const build of BUILDS) await untilTab(builds.portal(build));
  if (parts.includes('one')) {
    waitedRow('first-view', 's', view, 0.35);
    waitedRow(
      'list-by-name',
      'ms',
      await listOf(builds, rounds, 'byName'),
      0.5,
    );
    waitedRow(
      'list-worst-first',
      'ms',
      await listOf(builds, rounds, 'worstFirst'),
      0.15,
    );
    row(
      'counts-cold',
      's of processor',
      await coldCounts(builds, longRounds, pauseSeconds),
      0.1,
    );
    row(
      'change',
      'ms of processor',
      await changes(builds, stored, {
        rounds: longRounds,
        count: changeCount,
        services: set.services,
      }),
      0.5,
    );
  }
  await builds.stopAll();
  if (parts.includes('scoped')) {
    await measureScoped(set, waitedRow);
  }
}

async function measureScoped(set: SetUp, row: WaitedRow) {
  const builds = set.scoped(visibleOwner, ownerOf);
  try {
    for (const build of BUILDS) {
      const portal = await builds.start(build);
      const visible = Math.ceil(set.services / teams);
      await untilCatalog(portal, visible);
      await until('the secrets of the caller', async () => {
        const { totalItems } = await portal.call(`${root}/secrets?limit=1`);
        return totalItems === visible * componentsOfService.length;
      });
    }
    row('list-scoped', 'ms', await listOf(builds, rounds, 'byName'), 0.15);
    row(
      'list-scoped-worst-first',
      'ms',
      await listOf(builds, rounds, 'worstFirst'),
      0.15,
    );
  } finally {
    await builds.stopAll();
  }
}

async function measureTwenty(set: SetUp, _: AddRow, row: WaitedRow) {
  const { builds } = set;
  await makeTables(set, 20);
  await set.fill();
  row(
    'first-view-20',
    's',
    await firstView(builds, { rounds: longRounds, clusters: 20, secrets }),
    0.35,
  );
  for (const build of BUILDS) await untilTab(builds.portal(build));
  row('list-by-name-20', 'ms', await listOf(builds, rounds, 'byName'), 0.3);
  row(
    'list-worst-first-20',
    'ms',
    await listOf(builds, rounds, 'worstFirst'),
    0.15,
  );
}

/** Resident memory beyond the idle backend, after lists over all, for each secret. */
async function measureMemory(set: SetUp, row: AddRow) {
  const { builds } = set;
  const idle = await makeTables(set, 20);
  await set.fill();
  const both = await builds.inTurns(longRounds, async build => {
    await builds.empty(build);
    const portal = await builds.start(build);
    await untilSeen(portal, 20, fewSecrets);
    await untilTab(portal);
    await pause(5_000);
    for (const page of [
      '/secrets?limit=50',
      '/secrets?orderBy=state&limit=50',
      '/secrets/facets',
    ]) {
      await alone(25, () => portal.call(`${root}${page}`));
    }
    await pause(5_000);
    const { residentBytes } = await portal.resources();
    await builds.stop(build);
    const bytes = (residentBytes - idle[build]) / fewSecrets;
    return { waited: bytes, processor: 0 };
  });
  row('memory-after-lists', 'bytes/secret', both.waited, 0.15);
}

/** Waits until the catalog shows this many services. */
async function untilCatalog(portal: ChildPortal, count: number) {
  await until('all services in the catalog', async () => {
    const { facets } = await portal.call(
      '/api/catalog/entity-facets?facet=kind&filter=kind=component',
    );
    return facets.kind[0]?.count === count;
  });
}

/**
 * Lets each build create its tables and read the catalog over empty clusters;
 * reports its resident memory.
 */
async function makeTables(set: SetUp, clusters: number): Promise<OfBoth> {
  const resident: OfBoth = { older: 0, newer: 0 };
  for (const build of BUILDS) {
    const portal = await set.builds.start(build);
    await untilSeen(portal, clusters, 0);
    // Interrupted processing is repeated only after an hour.
    await untilCatalog(portal, catalogServices);
    await pause(5_000);
    resident[build] = (await portal.resources()).residentBytes;
    await set.builds.stop(build);
  }
  return resident;
}

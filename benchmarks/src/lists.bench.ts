import { PostgresServer, Workspace } from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { ChildPortal } from './ChildPortal';
import { alone, percentile, Report, reportAlone, together } from './figures';
import { fillDatabase } from './lists/fillDatabase';
import { root, tab, until, untilTab } from './scale/untilSeen';
import { catalogOf } from './secretsOfServices';

/** Managed secrets; `FLOE_LISTS=1000,100000` sets other numbers. */
const sizes = (process.env.FLOE_LISTS ?? '1000,10000,100000')
  .split(',')
  .map(Number);
const database = 'backstage_plugin_floe-secrets';
const namespace = 'floe';
const catalogServices = 100;
const clusters = 20;
const viewers = 20;

/**
 * The time of lists and counts by the number of secrets, from tables on
 * PostgreSQL that no cluster changes.
 */
export async function run(report: Report): Promise<void> {
  for (const size of sizes) {
    await measureSize(size, (name, value, unit) =>
      report(`${size}.${name}`, value, unit),
    );
  }
}

async function measureSize(size: number, report: Report) {
  const workspace = new Workspace();
  let portal: ChildPortal | undefined;
  try {
    const postgres = await PostgresServer.start(workspace);
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(catalogFile, catalogOf(namespace, catalogServices));
    const start = () =>
      ChildPortal.start(
        [],
        catalogFile,
        { client: 'pg', connection: postgres.connection },
        { observe: { enabled: false } },
      );
    const first = await start();
    portal = first;
    // Then the tables exist, and the catalog has read its file.
    await until('the service', () =>
      first.call(tab).then(
        () => true,
        () => false,
      ),
    );
    await portal.stop();
    await fillDatabase(statement => postgres.query(database, statement), {
      secrets: size,
      services: size / 5,
      clusters,
    });
    portal = await start();
    await untilTab(portal);
    await measureAnswers(report, portal);
  } finally {
    await portal?.stop();
    await workspace.close();
  }
}

async function measureAnswers(report: Report, portal: ChildPortal) {
  const get = (path: string) => () => portal.call(`${root}${path}`);
  const measure = (name: string, count: number, path: string) =>
    reportAlone(report, name, count, get(path));
  await measure('tab', 400, tab.slice(root.length));
  const before = await portal.resources();
  await measure('by-name', 40, '/secrets?limit=50');
  await measure('found-by-text', 20, '/secrets?limit=50&q=service-42-');

  const [cold] = await alone(1, get('/secrets/facets'));
  report('facets-cold', cold, 'ms');
  const crowd = await together(viewers, 200, get('/secrets/facets'));
  report(`facets-of-${viewers}-viewers.p50`, percentile(crowd, 50), 'ms');
  report(`facets-of-${viewers}-viewers.p99`, percentile(crowd, 99), 'ms');
  await measure('worst-first', 20, '/secrets?orderBy=state&limit=50');
  await measure('failing', 20, '/secrets?state=failing&limit=50');
  await measure('synced', 20, '/secrets?state=synced&limit=50');
  await measure('clusters', 20, '/clusters');
  await measure('stores', 20, '/stores');
  const after = await portal.resources();
  report(
    'memory-of-answers',
    (after.usedBytes - before.usedBytes) / 2 ** 20,
    'MiB',
  );
  report(
    'resident-of-answers',
    (after.residentBytes - before.residentBytes) / 2 ** 20,
    'MiB',
  );
}

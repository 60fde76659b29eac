import {
  externalSecretsDefinitions,
  KubernetesApi,
  PostgresServer,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { ChildPortal, Resources } from './ChildPortal';
import { alone, percentile, Report } from './figures';
import {
  catalogOf,
  componentsOfService,
  serviceName,
  writeSecrets,
} from './secretsOfServices';

/** Managed secrets; `FLOE_SCALE=1000,10000,100000` asks for others. */
const sizes = (process.env.FLOE_SCALE ?? '1000,10000').split(',').map(Number);
const namespace = 'floe';
/** Services in the catalog, the same at every size. */
const catalogServices = 100;
const changes = 2_000;
const root = '/api/floe-secrets/v1';
const tab = `${root}/entities/component/default/${serviceName(42)}/secrets`;
const objects = 'externalsecrets.external-secrets.io';

const since = (started: number) => (performance.now() - started) / 1_000;
const pause = (milliseconds: number) =>
  new Promise(resolve => setTimeout(resolve, milliseconds));
/** Lets the portal finish what it does once after its start. */
const settle = () => pause(5_000);

/** What the portal needs and answers as the cluster grows, on a real API server and PostgreSQL. */
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
    const controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
    ]);
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(catalogFile, catalogOf(namespace, catalogServices));
    const { url, token, ca } = controlPlane.connection;
    const start = () =>
      ChildPortal.start([{ name: 'real', url, token, ca }], catalogFile, {
        client: 'pg',
        connection: postgres.connection,
      });

    portal = await start();
    await untilObjects(portal, 0);
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

    const api = controlPlane.admin;
    const services = size / componentsOfService.length;
    const writing = performance.now();
    await writeSecrets(api, namespace, services);
    report('api-server-writes', (2 * size) / since(writing), 'writes/s');

    portal = await start();
    const started = performance.now();
    await untilObjects(portal, size);
    report('first-complete-view', since(started), 's');
    await untilTab(portal);
    await settle();
    reportMemory('after-view', await portal.resources());
    await measureAnswers(report, portal);
    await measureChanges(report, api, portal, size);
    await settle();
    reportMemory('after-answers', await portal.resources());
  } finally {
    await portal?.stop();
    await workspace.close();
  }
}

/** Asked of a count in the database, which costs the portal next to nothing. */
async function untilObjects(portal: ChildPortal, count: number) {
  await until(`${count} objects`, async () => {
    const { items } = await portal.call(`${root}/clusters`);
    const resource = items[0]?.resources.find(
      (one: any) => one.resource === objects,
    );
    return resource?.state === 'watching' && resource.objects === count;
  });
}

async function untilTab(portal: ChildPortal) {
  await until('the tab', async () => {
    const answer = await portal.call(tab).catch(() => undefined);
    return answer?.items.length === componentsOfService.length;
  });
}

async function until(what: string, check: () => Promise<boolean>) {
  const started = performance.now();
  while (!(await check())) {
    if (since(started) > 600) throw new Error(`Waited in vain for ${what}`);
    await pause(50);
  }
}

async function measureAnswers(report: Report, portal: ChildPortal) {
  const measure = async (name: string, count: number, path: string) => {
    await alone(count / 4, () => portal.call(path));
    const samples = await alone(count, () => portal.call(path));
    report(`${name}.p50`, percentile(samples, 50), 'ms');
    report(`${name}.p99`, percentile(samples, 99), 'ms');
  };
  await measure('tab', 400, tab);
  await measure('list', 20, `${root}/secrets?limit=50`);
  await measure('worst-first', 20, `${root}/secrets?orderBy=state&limit=50`);
  await measure('facets', 20, `${root}/secrets/facets`);
}

/** Many changes at once; the last of them is seen when all are. */
async function measureChanges(
  report: Report,
  api: KubernetesApi,
  portal: ChildPortal,
  size: number,
) {
  const path = `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets`;
  const write = async (service: number, component: string, at: Date) => {
    const name = `${serviceName(service)}-floe-dagster-${component}-secret`;
    const { status } = await api.raw({
      method: 'PATCH',
      path: `${path}/${name}/status`,
      contentType: 'application/merge-patch+json',
      body: { status: { refreshTime: at.toISOString() } },
    });
    if (status !== 200) throw new Error(`The write answered ${status}`);
  };
  const before = await portal.resources();
  const started = performance.now();
  const numbers = Array.from({ length: changes }, (_, i) => i).values();
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (const number of numbers) {
        await write(
          number % (size / componentsOfService.length),
          'compute',
          new Date(Math.floor(Date.now() / 1_000 - number) * 1_000),
        );
      }
    }),
  );
  const last = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  await write(42, 'database', last);
  report('changes-written', changes / since(started), 'changes/s');
  await until('the last change', async () => {
    const { items } = await portal.call(tab);
    return items.some(
      (item: any) => Date.parse(item.lastSync) === last.getTime(),
    );
  });
  report('changes-absorbed', changes / since(started), 'changes/s');
  const after = await portal.resources();
  report(
    'changes-for-each-processor-second',
    changes / (after.processorSeconds - before.processorSeconds),
    'changes/s',
  );
}

import {
  externalSecretsDefinitions,
  KubernetesApi,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from '@floe/interop';
import { writeFileSync } from 'node:fs';
import { alone, percentile, Report, together } from './figures';
import { assertSameSecrets, peersPath, peersQuery } from './peersQuery';
import { Portal, startPortal } from './portal';
import { catalogOf, serviceName, writeSecrets } from './secretsOfServices';

const services = 100;
const namespace = 'floe';
const entity = serviceName(42);
const tab = `/api/floe-secrets/v1/entities/component/default/${entity}/secrets`;

/**
 * The tab's answer beside the kubernetes plugin's, for the same 500 objects on
 * a real API server.
 */
export async function run(report: Report): Promise<void> {
  const workspace = new Workspace();
  let portal: Portal | undefined;
  try {
    const controlPlane = await startControlPlane(workspace);
    await controlPlane.apply([
      ...(await externalSecretsDefinitions('0.20.4')),
      ...(await sealedSecretsDefinitions()),
    ]);
    const api = controlPlane.admin;
    const objects = await writeSecrets(api, namespace, services);
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(catalogFile, catalogOf(namespace, services));
    const { url, token, ca } = controlPlane.connection;
    portal = await startPortal([{ name: 'real', url, token, ca }], catalogFile);
    await untilComplete(portal);
    report('objects', objects, 'objects');

    const ours = () => portal!.call(tab);
    const peers = () =>
      portal!.call(peersPath, { method: 'POST', body: peersQuery(entity) });
    await assertSameSecrets(ours, peers);
    await compare(report, 'alone', 200, ours, peers, alone);
    await compare(report, 'at-50', 1_000, ours, peers, (count, call) =>
      together(50, count, call),
    );
    await countRequests(report, 'cluster-requests-for-each-view', api, ours);
    await countRequests(
      report,
      'peer-cluster-requests-for-each-view',
      api,
      peers,
    );
    await measureFreshness(report, api, portal);
  } finally {
    await portal?.stop();
    await workspace.close();
  }
}

async function untilComplete(portal: Portal) {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = await portal.call(tab).catch(error => error);
    if (answer.items?.length === 5) return;
    if (Date.now() > deadline) {
      throw new Error(
        `The tab did not show five secrets: ${
          answer.message ?? JSON.stringify(answer).slice(0, 2_000)
        }`,
      );
    }
    await new Promise(resolve => setTimeout(resolve, 200));
  }
}

async function compare(
  report: Report,
  name: string,
  count: number,
  ours: () => Promise<unknown>,
  peers: () => Promise<unknown>,
  measure: (count: number, call: () => Promise<unknown>) => Promise<number[]>,
) {
  await measure(count / 4, ours);
  await measure(count / 4, peers);
  // In turns, so that neither has the quieter half of the run.
  const mine: number[] = [];
  const theirs: number[] = [];
  for (let round = 0; round < 4; round++) {
    mine.push(...(await measure(count / 4, ours)));
    theirs.push(...(await measure(count / 4, peers)));
  }
  report(`${name}.p50`, percentile(mine, 50), 'ms');
  report(`${name}.p99`, percentile(mine, 99), 'ms');
  report(`${name}.peer-p50`, percentile(theirs, 50), 'ms');
  report(`${name}.peer-p99`, percentile(theirs, 99), 'ms');
  report(`${name}.of-peer`, percentile(mine, 50) / percentile(theirs, 50), 'x');
}

/**
 * Lists and gets of the operators' resources that the API server counted while
 * the tab was requested.
 */
async function countRequests(
  report: Report,
  name: string,
  api: KubernetesApi,
  view: () => Promise<unknown>,
) {
  const views = 200;
  const before = await readsCounted(api);
  for (let seen = 0; seen < views; seen++) await view();
  const after = await readsCounted(api);
  report(name, (after - before) / views, 'requests');
}

async function readsCounted(api: KubernetesApi): Promise<number> {
  const { body } = await api.raw({ path: '/metrics' });
  return String(body)
    .split('\n')
    .filter(line =>
      /^apiserver_request_total\{.*group="(external-secrets\.io|bitnami\.com)".*verb="(GET|LIST)"/.test(
        line,
      ),
    )
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' '))), 0);
}

/** From the API server's answer to a write until the tab's answer shows it. */
async function measureFreshness(
  report: Report,
  api: KubernetesApi,
  portal: Portal,
) {
  const name = `${entity}-floe-dagster-database-secret`;
  const path = `/apis/external-secrets.io/v1/namespaces/${namespace}/externalsecrets/${name}/status`;
  const samples: number[] = [];
  for (let round = 0; round < 100; round++) {
    const refreshTime = new Date(Date.now() - (100 - round) * 1_000)
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
    const { status } = await api.raw({
      method: 'PATCH',
      path,
      contentType: 'application/merge-patch+json',
      body: { status: { refreshTime } },
    });
    if (status !== 200) throw new Error(`The write answered ${status}`);
    const written = performance.now();
    for (;;) {
      const { items } = await portal.call(tab);
      const seen = items.find((item: any) => item.name === name);
      if (Date.parse(seen.lastSync) === Date.parse(refreshTime)) break;
      if (performance.now() - written > 30_000) {
        throw new Error('The change did not arrive within 30 s');
      }
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    samples.push(performance.now() - written);
  }
  report('change-to-answer.p50', percentile(samples, 50), 'ms');
  report('change-to-answer.p99', percentile(samples, 99), 'ms');
}

import {
  externalSecretsDefinitions,
  PostgresServer,
  sealedSecretsDefinitions,
  startControlPlane,
  Workspace,
} from '@floe/interop';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { ChildPortal } from './ChildPortal';
import { Report } from './figures';
import { least } from './processorTime';
import { StoredSecrets } from './scale/StoredSecrets';
import { pause, since, untilSeen } from './scale/untilSeen';
import { catalogOf, componentsOfService } from './secretsOfServices';
import { reportAgainst } from './targets';

/** Managed secrets; `FLOE_FIRST_VIEW=100000` sets another number. */
const size = Number(process.env.FLOE_FIRST_VIEW ?? 10_000);
const kubectl = process.env.FLOE_KUBECTL ?? 'kubectl';
const rounds = 3;
const namespace = 'floe';
const database = 'backstage_plugin_floe-secrets';

/**
 * The first complete view of a cluster, beside `kubectl get -A` of the same
 * objects, which requests pages of 500 and stores nothing. Both take turns; the
 * minimum of the rounds counts.
 */
export async function run(report: Report): Promise<void> {
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
    writeFileSync(catalogFile, catalogOf(namespace, 100));
    const kubeconfig = controlPlane.writeKubeconfig('first-view');
    const { url, token, ca } = controlPlane.connection;
    const start = () =>
      ChildPortal.start([{ name: 'real', url, token, ca }], catalogFile, {
        client: 'pg',
        connection: postgres.connection,
      });
    portal = await start();
    await untilSeen(portal, 1, 0);
    await portal.stop();
    await StoredSecrets.fill(
      controlPlane,
      [namespace],
      size / componentsOfService.length,
    );
    // The API server reads the objects that were written into its etcd.
    list(kubeconfig);
    await pause(2_000);

    const ours: number[] = [];
    const peers: number[] = [];
    for (let round = 0; round < rounds; round++) {
      peers.push(list(kubeconfig));
      for (const table of [
        'watch_positions',
        'managed_secrets',
        'secret_labels',
        'secret_stores',
        'transitions',
      ]) {
        await postgres.query(database, `truncate ${table}`);
      }
      portal = await start();
      const started = performance.now();
      await untilSeen(portal, 1, size);
      ours.push(since(started));
      await portal.stop();
    }
    report('ours', least(ours), 's');
    report('peer', least(peers), 's');
    reportAgainst(report, 'of-peer', least(ours) / least(peers), 2);
  } finally {
    await portal?.stop();
    await workspace.close();
  }
}

/** Seconds in which kubectl has read all ExternalSecrets. */
function list(kubeconfig: string): number {
  const started = performance.now();
  const { error, status, stderr, stdout } = spawnSync(
    kubectl,
    ['get', 'externalsecrets', '--all-namespaces', '--output', 'name'],
    {
      env: { ...process.env, KUBECONFIG: kubeconfig },
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  const seconds = since(started);
  if (error || status !== 0) {
    throw new Error(
      `${kubectl} failed (FLOE_KUBECTL names another): ${
        error?.message ?? stderr
      }`,
    );
  }
  const read = stdout.split('\n').filter(Boolean).length;
  if (read !== size) {
    throw new Error(`kubectl read ${read} of ${size} ExternalSecrets`);
  }
  return seconds;
}

import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { request } from 'undici';
import { parse } from 'yaml';
import { ControlPlane } from './ControlPlane';
import { KubernetesObject } from './kubernetesObject';
import { nextSecond } from './nextSecond';
import { moduleFolder, programPath, SealedSecretsVersion } from './parts';
import { waitFor } from './waitFor';
import { freePorts } from '../../freePorts';

const run = promisify(execFile);

/** Namespace of the controller and its keys. */
export const sealedSecretsNamespace = 'kube-system';
/** Name of the controller's Service in its Helm chart. */
export const sealedSecretsService = 'sealed-secrets';

/** A running Sealed Secrets controller. */
export type SealedSecretsController = {
  /** Base URL of its own HTTP server, on loopback. */
  url: string;
  /** PEM of the newest certificate. */
  certificate(): Promise<string>;
  /** Restarts it; it then retries objects that it had given up. */
  restart(): Promise<void>;
  /** Makes it create a new key, as it does by itself every 30 days. */
  renewKey(): Promise<void>;
  /** Deletes the Secrets of all keys except the newest, and restarts it. */
  forgetOldKeys(): Promise<void>;
};

/** The controller's own CustomResourceDefinition, from its Go module. */
export async function sealedSecretsDefinitions(
  version: SealedSecretsVersion = '0.36.6',
): Promise<KubernetesObject[]> {
  const folder = join(
    await moduleFolder('sealed-secrets-controller', version),
    'helm',
    'sealed-secrets',
    'crds',
  );
  return readdirSync(folder).map(file =>
    parse(readFileSync(join(folder, file), 'utf8')),
  );
}

/**
 * The Service by which the portal finds the controller, with the labels of its
 * Helm chart.
 */
function service(): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: sealedSecretsService,
      namespace: sealedSecretsNamespace,
      labels: {
        'app.kubernetes.io/name': 'sealed-secrets',
        'app.kubernetes.io/instance': 'sealed-secrets',
      },
    },
    spec: {
      selector: { 'app.kubernetes.io/name': 'sealed-secrets' },
      ports: [{ name: 'http', port: 8080, targetPort: 'http' }],
    },
  };
}

/**
 * The controller accepts no kubeconfig: it reads its credentials from the
 * folder of a pod's service account. That folder is mounted over `/run` in a
 * mount namespace of the controller, so nothing of the machine changes and
 * nothing is left behind. Users other than root also get a user namespace.
 */
async function inPod(folder: string, command: string[]): Promise<string[]> {
  const unshare = [
    'unshare',
    ...(process.getuid?.() === 0 ? [] : ['--user', '--map-root-user']),
    '--mount',
  ];
  await run(unshare[0], [...unshare.slice(1), 'true']).catch(error => {
    throw new Error(
      'The Sealed Secrets controller needs a mount namespace for the files that a pod has under ' +
        `/var/run/secrets, and "${unshare.join(' ')}" failed: ${
          error.stderr || error.message
        }. Run the interop tests on Linux as root, or allow user namespaces.`,
    );
  });
  const script = [
    'mount -t tmpfs tmpfs /run',
    'mkdir -p /var/run/secrets/kubernetes.io',
    'cp -r "$0" /var/run/secrets/kubernetes.io/serviceaccount',
    'exec "$@"',
  ].join(' && ');
  return [...unshare, 'sh', '-c', script, folder, ...command];
}

/**
 * Starts the Sealed Secrets controller against the API server, after applying
 * its definition.
 *
 * @param options - `keySize` in bits of the RSA key; creating one of the
 *   controller's default, 4096 bits, takes seconds
 */
export async function startSealedSecrets(
  controlPlane: ControlPlane,
  options: { keySize?: number; version?: SealedSecretsVersion } = {},
): Promise<SealedSecretsController> {
  const { keySize = 2048, version = '0.36.6' } = options;
  const { workspace, connection } = controlPlane;
  await controlPlane.apply([
    ...(await sealedSecretsDefinitions(version)),
    service(),
  ]);

  const serviceAccount = workspace.path('serviceaccount');
  mkdirSync(serviceAccount, { mode: 0o700 });
  const files = {
    token: connection.token,
    namespace: sealedSecretsNamespace,
    'ca.crt': connection.ca,
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(serviceAccount, name), content, { mode: 0o600 });
  }

  const [port, metricsPort] = await freePorts(2);
  const api = new URL(connection.url);
  const [command, ...args] = await inPod(serviceAccount, [
    programPath('sealed-secrets-controller', version),
    `--listen-addr=127.0.0.1:${port}`,
    `--listen-metrics-addr=127.0.0.1:${metricsPort}`,
    `--key-size=${keySize}`,
  ]);
  const url = `http://127.0.0.1:${port}`;
  const certificate = async () => {
    const response = await request(`${url}/v1/cert.pem`);
    return await response.body.text();
  };
  const start = async (more: string[] = []) => {
    const program = workspace.start({
      name: 'sealed-secrets-controller',
      command,
      args: [...args, ...more],
      env: {
        KUBERNETES_SERVICE_HOST: api.hostname,
        KUBERNETES_SERVICE_PORT: api.port,
        POD_NAMESPACE: sealedSecretsNamespace,
      },
    });
    await program.ready(async () =>
      (await certificate()).includes('BEGIN CERTIFICATE'),
    );
    return program;
  };
  let program = await start();
  return {
    url,
    certificate,
    restart: async () => {
      await program.stop();
      program = await start();
    },
    renewKey: async () => {
      const before = await certificate();
      // A key is older than the cutoff time only in the next second.
      await nextSecond();
      await program.stop();
      program = await start([
        `--key-cutoff-time=${new Date().toUTCString().replace('GMT', '+0000')}`,
      ]);
      await waitFor(async () => (await certificate()) !== before, {
        what: 'the controller to seal with a new key',
      });
    },
    forgetOldKeys: async () => {
      const newest = (await certificate()).trim();
      const keys = await controlPlane.admin.list({
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: sealedSecretsNamespace,
      });
      for (const key of keys) {
        const pem = Buffer.from(
          key.data?.['tls.crt'] ?? '',
          'base64',
        ).toString();
        if (key.type === 'kubernetes.io/tls' && pem.trim() !== newest) {
          await controlPlane.admin.delete(key);
        }
      }
      await program.stop();
      program = await start();
    },
  };
}

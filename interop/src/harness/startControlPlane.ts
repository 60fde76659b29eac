import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KubernetesApi } from './KubernetesApi';
import { programPath } from './parts';
import { Program } from './Program';
import { freePorts } from '../../freePorts';
import { Workspace } from './Workspace';
import { ControlPlane, ApiServerProcess } from './ControlPlane';

/** How long an API server may take to answer a readiness request. */
const probeMilliseconds = 5_000;

/** Starts etcd and the API server, and waits until it answers. */
export async function startControlPlane(
  workspace: Workspace,
): Promise<ControlPlane> {
  const [clientPort, peerPort, securePort] = await freePorts(3);
  const etcdUrl = `http://127.0.0.1:${clientPort}`;
  workspace.start({
    name: 'etcd',
    command: programPath('etcd'),
    args: [
      '--unsafe-no-fsync',
      `--data-dir=${workspace.path('etcd')}`,
      `--listen-client-urls=${etcdUrl}`,
      `--advertise-client-urls=${etcdUrl}`,
      `--listen-peer-urls=http://127.0.0.1:${peerPort}`,
      `--initial-advertise-peer-urls=http://127.0.0.1:${peerPort}`,
      `--initial-cluster=default=http://127.0.0.1:${peerPort}`,
      '--log-level=warn',
    ],
  });

  const adminToken = randomBytes(16).toString('hex');
  const tokenFile = workspace.path('tokens.csv');
  writeFileSync(tokenFile, `${adminToken},admin,admin,"system:masters"`, {
    mode: 0o600,
  });

  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const publicKeyFile = workspace.path('service-account.pub');
  const privateKeyFile = workspace.path('service-account.key');
  writeFileSync(publicKeyFile, publicKey);
  writeFileSync(privateKeyFile, privateKey, { mode: 0o600 });

  const certificates = workspace.path('apiserver');
  mkdirSync(certificates);
  const certificateFile = join(certificates, 'apiserver.crt');
  const keyFile = join(certificates, 'apiserver.key');
  const url = `https://127.0.0.1:${securePort}`;
  // The server creates its self-signed certificate at its first start.
  const connect = () => ({
    url,
    token: adminToken,
    ca: readFileSync(certificateFile, 'utf8'),
  });
  let program: Program;
  const apiServer: ApiServerProcess = {
    start: async () => {
      program = workspace.start({
        name: 'kube-apiserver',
        command: programPath('kube-apiserver'),
        args: [
          `--etcd-servers=${etcdUrl}`,
          `--cert-dir=${certificates}`,
          `--secure-port=${securePort}`,
          '--bind-address=127.0.0.1',
          '--service-account-issuer=https://kubernetes.default.svc',
          `--service-account-key-file=${publicKeyFile}`,
          `--service-account-signing-key-file=${privateKeyFile}`,
          `--token-auth-file=${tokenFile}`,
          '--authorization-mode=RBAC',
          '--service-cluster-ip-range=10.96.0.0/16',
          '--disable-admission-plugins=ServiceAccount',
          '--endpoint-reconciler-type=none',
        ],
      });
      await program.ready(async () => {
        const { status, body } = await new KubernetesApi(connect()).raw({
          path: '/readyz',
          // A starting server accepts connections before it answers.
          signal: AbortSignal.timeout(probeMilliseconds),
        });
        if (status !== 200) throw new Error(`HTTP ${status}: ${body}`);
        return true;
      });
    },
    stop: async () => {
      await program.stop();
    },
    kill: () => program.kill(),
  };
  await apiServer.start();
  // A normal stop would wait a minute for its watches; its data is removed
  // with the workspace.
  workspace.onClose(() => apiServer.kill());
  return new ControlPlane(
    workspace,
    connect(),
    certificateFile,
    keyFile,
    apiServer,
    etcdUrl,
  );
}

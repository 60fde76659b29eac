import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import {
  ControlPlane,
  documentedRbac,
  externalSecretsDefinitions,
  startControlPlane,
  waitFor,
  Workspace,
} from './harness';
import { freePorts } from '../freePorts';

/** `npm start -- --config FILE` where the file names a cluster. */
describe('the start script with a real cluster', () => {
  let workspace: Workspace;
  let controlPlane: ControlPlane;
  let portal: ChildProcess | undefined;

  beforeAll(async () => {
    workspace = new Workspace();
    controlPlane = await startControlPlane(workspace);
    await controlPlane.apply(await externalSecretsDefinitions('0.20.4'));
    await controlPlane.applyFiles(documentedRbac('read'));
  });
  afterAll(async () => {
    if (portal && portal.exitCode === null) {
      const ended = new Promise(resolve => portal!.once('exit', resolve));
      portal.kill('SIGTERM');
      await ended;
    }
    await workspace?.close();
  });

  it('starts no embedded cluster and observes the real one', async () => {
    const { url, ca, token } = await controlPlane.portalConnection();
    const config = workspace.path('clusters.yaml');
    writeFileSync(
      config,
      JSON.stringify({
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'config',
              clusters: [
                {
                  name: 'real',
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: token,
                  caData: Buffer.from(ca).toString('base64'),
                },
              ],
            },
          ],
        },
      }),
      { mode: 0o600 },
    );

    const [frontend, backend] = await freePorts(2);
    let output = '';
    const start = (...options: string[]) =>
      spawn(
        process.execPath,
        [
          'scripts/start.mjs',
          '--config',
          config,
          '--data',
          workspace.path('portal'),
          ...options,
        ],
        {
          cwd: resolvePackagePath('@floe/interop', '..'),
          stdio: ['ignore', 'pipe', 'pipe'],
          env: {
            ...process.env,
            NODE_ENV: 'development',
            NODE_OPTIONS: '',
            FLOE_PORT_FRONTEND: String(frontend),
            FLOE_PORT_BACKEND: String(backend),
          },
        },
      );
    const listen = (child: ChildProcess) =>
      [child.stdout!, child.stderr!].forEach(stream =>
        stream.setEncoding('utf8').on('data', text => {
          output += text;
        }),
      );

    const refused = start();
    listen(refused);
    await new Promise(resolve => refused.once('exit', resolve));
    expect(refused.exitCode).toBe(1);
    expect(output).toContain(
      'everybody who can open this portal would be a guest',
    );
    expect(output).toContain('--allow-guests');

    output = '';
    portal = start('--allow-guests');
    listen(portal);
    await waitFor(
      async () => {
        if (portal!.exitCode !== null) throw new Error(output);
        return output.includes('Ctrl-C ends everything');
      },
      { what: 'the portal to be up', timeoutMilliseconds: 240_000 },
    );
    expect(output).toContain('no embedded cluster and Git host');
    expect(output).toContain('guests may enter');

    const api = `http://localhost:${backend}/api`;
    const signIn = await fetch(`${api}/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = await signIn.json();
    await waitFor(
      async () => {
        const answer = await fetch(`${api}/floe-secrets/v1/clusters`, {
          headers: { authorization: `Bearer ${backstageIdentity.token}` },
        });
        const { items } = await answer.json();
        return (
          items?.length === 1 &&
          items[0].name === 'real' &&
          items[0].reachable === true &&
          items[0].resources.some(
            (resource: { resource: string; state: string }) =>
              resource.resource.startsWith('externalsecrets.') &&
              resource.state === 'watching',
          )
        );
      },
      { what: 'the real cluster to be watched' },
    );
  }, 360_000);
});

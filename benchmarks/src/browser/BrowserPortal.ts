import { PostgresServer, Workspace } from '@floe/interop';
import { ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { catalogOf } from '../secretsOfServices';
import { freePorts } from '../freePorts';
import { fillDatabase, Shape } from '../lists/fillDatabase';
import { newerRoot } from '../older/OlderCheckout';
import { since, until } from '../scale/untilSeen';

const DATABASE = 'backstage_plugin_floe-secrets';
const PATIENCE_SECONDS = 900;

/** A service of the embedded cluster, for the kubernetes plugin's tab. */
const EMBEDDED_SERVICE = `apiVersion: backstage.io/v1alpha1
kind: Component
metadata:
  name: customer-360
  annotations:
    backstage.io/kubernetes-id: customer-360
    backstage.io/kubernetes-namespace: floe-customer
spec:
  type: service
  lifecycle: production
  owner: guests
`;

/**
 * The portal of this repository with its production bundle, as `npm start`
 * serves it beside the embedded cluster. Its tables of secrets are filled, and
 * no cluster is observed, so that nothing changes them.
 */
export class BrowserPortal {
  readonly #program: ChildProcess;
  readonly #workspace: Workspace;

  private constructor(
    readonly url: string,
    program: ChildProcess,
    workspace: Workspace,
  ) {
    this.#program = program;
    this.#workspace = workspace;
  }

  static async start(shape: Shape): Promise<BrowserPortal> {
    const workspace = new Workspace();
    const postgres = await PostgresServer.start(workspace);
    const catalogFile = workspace.path('catalog-info.yaml');
    writeFileSync(
      catalogFile,
      `${catalogOf('floe', shape.services)}\n---\n${EMBEDDED_SERVICE}`,
    );
    const config = workspace.path('benchmark.yaml');
    // JSON is YAML.
    writeFileSync(
      config,
      JSON.stringify({
        backend: {
          database: { client: 'pg', connection: postgres.connection },
        },
        catalog: {
          locations: [
            {
              type: 'file',
              target: catalogFile,
              rules: [{ allow: ['Component'] }],
            },
          ],
        },
        floeSecrets: { observe: { enabled: false } },
      }),
    );
    const ports = await freePorts(4);
    const program = spawn(
      process.execPath,
      [
        'scripts/start.mjs',
        ...['--data', workspace.path('data')],
        ...['--config', config],
      ],
      {
        cwd: newerRoot,
        detached: true,
        stdio: ['ignore', 'pipe', 'inherit'],
        env: {
          ...process.env,
          NODE_ENV: 'development',
          NODE_OPTIONS: '',
          FLOE_PORT_FRONTEND: ports[0],
          FLOE_PORT_BACKEND: ports[1],
          FLOE_PORT_CLUSTER: ports[2],
          FLOE_PORT_FORGE: ports[3],
        },
      },
    );
    const portal = new BrowserPortal(
      `http://localhost:${ports[0]}`,
      program,
      workspace,
    );
    try {
      await portal.#untilUp();
      await fillDatabase(
        statement => postgres.query(DATABASE, statement),
        shape,
      );
      const untilThere = (what: string, path: string, least: number) =>
        until(what, () =>
          portal.#ask(path).then(
            ({ totalItems }) => totalItems >= least,
            () => false,
          ),
        );
      await untilThere(
        'the services in the catalog',
        '/api/catalog/entities/by-query?limit=0&filter=kind=component',
        shape.services,
      );
      await untilThere(
        'the secrets',
        '/api/floe-secrets/v1/secrets?limit=1',
        shape.secrets,
      );
    } catch (error) {
      await portal.stop();
      throw error;
    }
    return portal;
  }

  async #untilUp(): Promise<void> {
    const started = performance.now();
    let output = '';
    this.#program.stdout!.setEncoding('utf8').on('data', text => {
      output += text;
    });
    while (!output.includes('Ctrl-C ends everything')) {
      if (
        this.#program.exitCode !== null ||
        since(started) > PATIENCE_SECONDS
      ) {
        throw new Error(`The portal did not start:\n${output}`);
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  }

  async #ask(path: string): Promise<any> {
    const entered = await fetch(`${this.url}/api/auth/guest/refresh`, {
      headers: { 'x-requested-with': 'XMLHttpRequest' },
    });
    const { backstageIdentity } = (await entered.json()) as any;
    const response = await fetch(`${this.url}${path}`, {
      headers: { authorization: `Bearer ${backstageIdentity.token}` },
    });
    if (!response.ok) {
      throw new Error(`${path} answered ${response.status}`);
    }
    return await response.json();
  }

  async stop(): Promise<void> {
    if (this.#program.exitCode === null) {
      const ended = new Promise(resolve => this.#program.once('exit', resolve));
      process.kill(-this.#program.pid!, 'SIGTERM');
      await ended;
    }
    await this.#workspace.close();
  }
}

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import {
  BulkOperation,
  CampaignCiphertexts,
  CampaignDetail,
  ManagedSecret,
  ManagedSecretDetail,
  NewCampaign,
  Operation,
  RefreshSelection,
} from '@floe/backstage-plugin-floe-secrets-common';
import { join } from 'node:path';
import { Program, Workspace } from '../harness';
import { freePorts } from '../../freePorts';
import { Address } from './Callers';
import { PostgresServer } from './PostgresServer';

/** Authenticates the test to each replica. */
const apiTokens = {
  test: 'the-test-that-watches-replicas',
  other: 'another-one-that-calls-replicas',
};

export type Caller = keyof typeof apiTokens;

type ReplicaOptions = {
  name: string;
  postgres: PostgresServer;
  cluster: {
    name: string;
    url: string;
    token: string;
    /** PEM; left out for plain HTTP. */
    ca?: string;
  };
  /** The entities of its catalog; none by default. */
  entities?: Entity[];
  /** `floeSecrets.refresh` of its configuration. */
  refresh?: { maxWaitingPerCaller: number };
};

/** A process of the portal's backend, several of which share one database. */
export class Replica {
  readonly #program: Program;
  readonly #url: string;
  readonly #token: string;

  private constructor(
    program: Program,
    url: string,
    token: string = apiTokens.test,
  ) {
    this.#program = program;
    this.#url = url;
    this.#token = token;
  }

  /** The same replica for another caller. */
  as(caller: Caller): Replica {
    return new Replica(this.#program, this.#url, apiTokens[caller]);
  }

  /** Starts a replica and waits until it answers. */
  static async start(
    workspace: Workspace,
    { name, postgres, cluster, entities = [], refresh }: ReplicaOptions,
  ): Promise<Replica> {
    const [port] = await freePorts(1);
    const url = `http://127.0.0.1:${port}`;
    const config = {
      app: { baseUrl: url },
      backend: {
        baseUrl: url,
        listen: { port, host: '127.0.0.1' },
        database: { client: 'pg', connection: postgres.connection },
        auth: {
          externalAccess: Object.entries(apiTokens).map(([subject, token]) => ({
            type: 'static',
            options: { token, subject },
          })),
        },
      },
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: cluster.name,
                url: cluster.url,
                authProvider: 'serviceAccount',
                serviceAccountToken: cluster.token,
                ...(cluster.ca && {
                  caData: Buffer.from(cluster.ca).toString('base64'),
                }),
              },
            ],
          },
        ],
      },
      floeSecrets: {
        observe: { discoveryInterval: { seconds: 1 } },
        ...(refresh && { refresh }),
      },
    };
    const root = join(resolvePackagePath('@floe/interop'), '..');
    const program = workspace.start({
      name,
      command: process.execPath,
      args: [
        '--no-node-snapshot',
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs', {
          paths: [root],
        }),
        resolvePackagePath(
          '@floe/interop',
          'src',
          'replicas',
          'replicaProcess.ts',
        ),
      ],
      env: { FLOE_REPLICA: JSON.stringify({ config, entities }) },
    });
    const replica = new Replica(program, url);
    await program.ready(async () => program.log().includes('\nready\n'));
    return replica;
  }

  /** Suspends the process until it is killed. */
  pause(): void {
    this.#program.pause();
  }

  /** Kills the process, without any cleanup of its own. */
  async kill(): Promise<void> {
    await this.#program.kill();
  }

  /**
   * Stops the process as a rolling update does, which gives it 30 seconds.
   *
   * @returns how it ended, for example `exit code 0`
   */
  async stop(): Promise<string> {
    return await this.#program.stop(30_000);
  }

  /** Its address, and a token for it. */
  get address(): Address {
    return { url: this.#url, token: this.#token };
  }

  /** The HTTP status that it sends to a load balancer. */
  async health(): Promise<number> {
    const response = await fetch(`${this.#url}/api/floe-secrets/health`, {
      headers: { connection: 'close' },
    });
    await response.text();
    return response.status;
  }

  log(): string {
    return this.#program.log();
  }

  async secrets(): Promise<ManagedSecret[]> {
    return (await this.#get('/secrets?orderBy=name&limit=100')).items;
  }

  async detail(id: string): Promise<ManagedSecretDetail> {
    return this.#get(`/secrets/${encodeURIComponent(id)}`);
  }

  /** Requests a refresh; returns the id of its operation. */
  async refresh(id: string): Promise<string> {
    const path = `/secrets/${encodeURIComponent(id)}/refresh`;
    return (await this.#call('POST', path)).operationId;
  }

  /** Requests a bulk refresh; returns the id of its operation. */
  async refreshMany(selection: RefreshSelection): Promise<string> {
    return (await this.#call('POST', '/refreshes', selection)).operationId;
  }

  /** The operation of a refresh. */
  async operation(id: string): Promise<Operation> {
    return this.#get(`/operations/${encodeURIComponent(id)}`);
  }

  /** The operation of a bulk refresh. */
  async bulkOperation(id: string): Promise<BulkOperation> {
    return this.#get(`/operations/${encodeURIComponent(id)}`);
  }

  /** Cancels the unsent items of a bulk refresh. */
  async cancel(id: string): Promise<BulkOperation> {
    return this.#call('POST', `/operations/${encodeURIComponent(id)}/cancel`);
  }

  /** Starts a campaign. */
  async startCampaign(campaign: NewCampaign): Promise<CampaignDetail> {
    return this.#call('POST', '/campaigns', campaign);
  }

  async campaign(id: string): Promise<CampaignDetail> {
    return this.#get(`/campaigns/${encodeURIComponent(id)}`);
  }

  /** The new ciphertexts of a campaign for the repository of an entity. */
  async ciphertexts(
    id: string,
    entityRef: string,
  ): Promise<CampaignCiphertexts[]> {
    const query = new URLSearchParams({ entityRef });
    return (
      await this.#get(
        `/campaigns/${encodeURIComponent(id)}/ciphertexts?${query}`,
      )
    ).items;
  }

  /** The answer of each list path. */
  async everything(): Promise<unknown[]> {
    const paths = ['/secrets', '/secrets/facets', '/stores', '/clusters'];
    return Promise.all(paths.map(path => this.#get(path)));
  }

  async #get(path: string): Promise<any> {
    return this.#call('GET', path);
  }

  async #call(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(`${this.#url}/api/floe-secrets/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        // On a busy machine a kept connection may be closed just as it is used again.
        connection: 'close',
        ...(body && { 'content-type': 'application/json' }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: HTTP ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import {
  BulkOperation,
  CampaignCiphertexts,
  CampaignDetail,
  Change,
  Cluster,
  EntitySecrets,
  ManagedSecret,
  ManagedSecretDetail,
  NewChange,
  Operation,
  RefreshSelection,
  SealingCertificate,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import Knex from 'knex';
import { caseLabel, ClusterUnderTest, Workspace, waitFor } from '../harness';
import { captureLog, fileDatabase } from './services';

/** The portal's name of the cluster under test. */
const clusterName = 'under-test';
const [labelKey, labelValue] = caseLabel;

/** The service that owns every case. */
const serviceWith = (annotations: Record<string, string>): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'interop',
    annotations: { [labelKey]: labelValue, ...annotations },
  },
  spec: { type: 'service', lifecycle: 'test', owner: 'user:mock' },
});

/** Further options of a portal. */
export interface PortalOptions {
  /** Configuration besides that of the plugin. */
  config?: JsonObject;
  /** Annotations of the service. */
  annotations?: Record<string, string>;
  /** Modules, and services that replace those of a test. */
  features?: Parameters<typeof startTestBackend>[0]['features'];
}

/** The configuration with which the kubernetes plugin reaches a cluster. */
function configOf({ portal }: Pick<ClusterUnderTest, 'portal'>): JsonObject {
  const { url, token, ca } = portal;
  return {
    kubernetes: {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: clusterName,
              url,
              authProvider: 'serviceAccount',
              serviceAccountToken: token,
              ...(ca ? { caData: Buffer.from(ca).toString('base64') } : {}),
            },
          ],
        },
      ],
    },
  };
}

/**
 * The portal's backend, with the kubernetes plugin configured for the cluster
 * as an operator would do it, and a catalog with one service that owns every
 * case.
 */
export class Portal {
  private constructor(
    private readonly workspace: Workspace,
    private readonly port: number,
    private readonly logged: string[],
  ) {}

  /**
   * Starts one; {@link Portal.stop} stops it.
   *
   * @param cluster - its cluster, or the configuration that names one or
   *   several
   * @param floeSecrets - configuration of the plugin
   */
  static async start(
    cluster: Pick<ClusterUnderTest, 'portal'> | { config: JsonObject },
    floeSecrets?: JsonObject,
    options: PortalOptions = {},
  ): Promise<Portal> {
    const workspace = new Workspace();
    const logged: string[] = [];
    try {
      const backend = await startTestBackend({
        features: [
          mockServices.rootConfig.factory({
            data: {
              ...('config' in cluster ? cluster.config : configOf(cluster)),
              ...(floeSecrets ? { floeSecrets } : {}),
              ...options.config,
            },
          }),
          fileDatabase(workspace, workspace.path('database')),
          captureLog(logged),
          catalogServiceMock.factory({
            entities: [serviceWith(options.annotations ?? {})],
          }),
          import('@backstage/plugin-kubernetes-backend'),
          import('@floe/backstage-plugin-floe-secrets-backend'),
          ...(options.features ?? []),
        ],
      });
      workspace.onClose(() => backend.stop());
      return new Portal(workspace, Number(backend.server.port()), logged);
    } catch (error) {
      await workspace.close();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.workspace.close();
  }

  /** The answer for the service's tab. */
  async tab(): Promise<EntitySecrets> {
    return this.#get('/entities/component/default/interop/secrets');
  }

  /** The tab's entry for the object of a case. */
  async secret(
    namespace: string,
    name: string,
  ): Promise<ManagedSecret | undefined> {
    const { items } = await this.tab();
    return items.find(
      item => item.namespace === namespace && item.name === name,
    );
  }

  /** One secret with its events and history. */
  async detail(id: string): Promise<ManagedSecretDetail> {
    return this.#get(`/secrets/${encodeURIComponent(id)}`);
  }

  /** Requests a refresh; returns status and body in any case. */
  async refresh(id: string): Promise<{ status: number; body: any }> {
    const response = await fetch(
      `http://localhost:${
        this.port
      }/api/floe-secrets/v1/secrets/${encodeURIComponent(id)}/refresh`,
      {
        method: 'POST',
        headers: { authorization: mockCredentials.user.header() },
      },
    );
    return { status: response.status, body: await response.json() };
  }

  /** Makes a running refresh time out now, as it does after two minutes. */
  async giveUp(operationId: string): Promise<void> {
    const database = Knex({
      client: 'better-sqlite3',
      connection: {
        filename: this.workspace.path('database', 'floe-secrets.sqlite'),
      },
      useNullAsDefault: true,
    });
    try {
      await database('operation_items')
        .where({ id: operationId })
        .update({ give_up_at: Date.now() });
    } finally {
      await database.destroy();
    }
  }

  /** Requests a refresh of many; returns the same as {@link refresh}. */
  async refreshMany(
    selection: RefreshSelection,
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(
      `http://localhost:${this.port}/api/floe-secrets/v1/refreshes`,
      {
        method: 'POST',
        headers: {
          authorization: mockCredentials.user.header(),
          'content-type': 'application/json',
        },
        body: JSON.stringify(selection),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  /** Records a pull request of the service, as the scaffolder does. */
  async recordChange(change: NewChange): Promise<Change> {
    const response = await fetch(
      `http://localhost:${this.port}/api/floe-secrets/v1/changes`,
      {
        method: 'POST',
        headers: {
          authorization: mockCredentials.user.header(),
          'content-type': 'application/json',
        },
        body: JSON.stringify(change),
      },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`POST /changes: HTTP ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }

  /** Sends a request to the API; returns the same as {@link refresh}. */
  async post(
    path: string,
    body?: object,
  ): Promise<{ status: number; body: any }> {
    const response = await fetch(
      `http://localhost:${this.port}/api/floe-secrets/v1${path}`,
      {
        method: 'POST',
        headers: {
          authorization: mockCredentials.user.header(),
          'content-type': 'application/json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return { status: response.status, body: await response.json() };
  }

  async campaign(id: string): Promise<CampaignDetail> {
    return this.#get(`/campaigns/${encodeURIComponent(id)}`);
  }

  /** The new ciphertexts for the repository of the service. */
  async ciphertexts(id: string): Promise<CampaignCiphertexts[]> {
    const { items } = await this.#get<{ items: CampaignCiphertexts[] }>(
      `/campaigns/${encodeURIComponent(
        id,
      )}/ciphertexts?entityRef=${encodeURIComponent(
        'component:default/interop',
      )}`,
    );
    return items;
  }

  /** The operation of a bulk refresh. */
  async bulkOperation(id: string): Promise<BulkOperation> {
    return this.#get(`/operations/${encodeURIComponent(id)}`);
  }

  /** The operation of a refresh. */
  async operation(id: string): Promise<Operation> {
    return this.#get(`/operations/${encodeURIComponent(id)}`);
  }

  /** The operation of a refresh, after it has ended. */
  async ended(operationId: string): Promise<Operation> {
    let operation: Operation | undefined;
    await waitFor(
      async () => {
        operation = await this.operation(operationId);
        return operation.status !== 'running';
      },
      { what: () => `the end of a refresh: ${JSON.stringify(operation)}` },
    );
    return operation!;
  }

  async stores(): Promise<Store[]> {
    return (await this.#get<{ items: Store[] }>('/stores')).items;
  }

  async clusters(): Promise<Cluster[]> {
    return (await this.#get<{ items: Cluster[] }>('/clusters')).items;
  }

  /** The only cluster. */
  async cluster(): Promise<Cluster> {
    return (await this.clusters())[0];
  }

  /**
   * The answer about secrets of all services.
   *
   * @param query - filters, and the page
   */
  async secrets(
    query: Record<string, string>,
  ): Promise<{ items: ManagedSecret[]; totalItems: number }> {
    return this.#get(`/secrets?${new URLSearchParams(query)}`);
  }

  async sealingCertificate(): Promise<SealingCertificate> {
    return this.#get(`/clusters/${clusterName}/sealing-certificate`);
  }

  /** Whether the database's files or the log contain a text. */
  hasKept(text: string): boolean {
    const folder = this.workspace.path('database');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name)));
    return (
      files.some(content => content.includes(text)) ||
      this.logged.some(line => line.includes(text))
    );
  }

  async #get<T>(path: string): Promise<T> {
    const response = await fetch(
      `http://localhost:${this.port}/api/floe-secrets/v1${path}`,
      { headers: { authorization: mockCredentials.user.header() } },
    );
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`GET ${path}: HTTP ${response.status} ${text}`);
    }
    return JSON.parse(text);
  }
}

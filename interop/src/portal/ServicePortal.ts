import { mkdtemp, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import type { SopsFileActionOptions } from '@floe/backstage-plugin-scaffolder-backend-module-floe-secrets';
import { demoServices } from '@floe/demo-cluster';
import { DemoForge, startDemoForge } from '@floe/demo-forge';
import { waitFor, Workspace } from '../harness';
import { captureLog, fileDatabase } from './services';

/** The portal's name of the only cluster. */
const CLUSTER = 'under-test';

/** The step of a template: an action of the scaffolder. */
type Action = { handler(context: any): Promise<void> };

/**
 * A portal with one service, its repository on the embedded Git host, and one
 * cluster, whose steps of templates run in the test itself.
 */
export class ServicePortal {
  readonly service = demoServices.find(
    ({ name }) => name === 'orders-lakehouse',
  )!;
  readonly entityRef = `component:default/${this.service.name}`;
  readonly namespace = 'floe';
  /** Lines of the log, those of the actions included. */
  readonly logged: string[] = [];
  /** Folder of the database. */
  readonly databaseFolder: string;
  /** The API, as the user jo. */
  client!: FloeSecretsClient;
  config!: ReturnType<typeof mockServices.rootConfig>;
  integrations!: ScmIntegrations;
  #backend!: TestBackend;

  private constructor(
    readonly workspace: Workspace,
    readonly forge: DemoForge,
  ) {
    this.databaseFolder = workspace.path('database');
  }

  /**
   * Starts one; it stops with the workspace.
   *
   * @param options.cluster - how the kubernetes plugin reaches the cluster
   * @param options.floeSecrets - configuration of the plugin
   * @param options.data - further configuration of the backend
   * @param options.files - files to commit before the portal starts, by path
   */
  static async start(
    workspace: Workspace,
    options: {
      cluster: { url: string; token: string; ca?: string };
      floeSecrets?: JsonObject;
      data?: JsonObject;
      files?: Record<string, string>;
    },
  ): Promise<ServicePortal> {
    const forge = await startDemoForge({
      port: 0,
      dataDirectory: workspace.path('forge'),
      token: 'token',
      logger: mockServices.logger.mock(),
      seed: {
        services: demoServices.filter(
          ({ name }) => name === 'orders-lakehouse',
        ),
        seal: async () => 'sealed',
      },
    });
    workspace.onClose(() => forge.stop());
    const portal = new ServicePortal(workspace, forge);
    for (const [path, text] of Object.entries(options.files ?? {})) {
      await portal.repository(`/contents/${path}`, 'PUT', {
        message: `Add ${path}`,
        content: Buffer.from(text).toString('base64'),
        branch: 'main',
      });
    }
    await portal.#startBackend(options);
    return portal;
  }

  async #startBackend(options: {
    cluster: { url: string; token: string; ca?: string };
    floeSecrets?: JsonObject;
    data?: JsonObject;
  }) {
    const { ca, token, url } = options.cluster;
    const data = {
      app: { baseUrl: 'http://localhost:3000' },
      backend: { baseUrl: 'http://localhost:0' },
      integrations: {
        github: [
          {
            host: new URL(this.forge.url).host,
            apiBaseUrl: this.forge.apiBaseUrl,
            token: this.forge.token,
          },
        ],
      },
      kubernetes: {
        serviceLocatorMethod: { type: 'multiTenant' },
        clusterLocatorMethods: [
          {
            type: 'config',
            clusters: [
              {
                name: CLUSTER,
                url,
                authProvider: 'serviceAccount',
                serviceAccountToken: token,
                ...(ca && { caData: Buffer.from(ca).toString('base64') }),
              },
            ],
          },
        ],
      },
      floeSecrets: {
        environments: [{ name: 'prod', cluster: CLUSTER }],
        ...options.floeSecrets,
      },
      ...options.data,
    };
    this.config = mockServices.rootConfig({ data });
    this.integrations = ScmIntegrations.fromConfig(this.config);
    const { name, release } = this.service;
    this.#backend = await startTestBackend({
      features: [
        mockServices.rootConfig.factory({ data }),
        fileDatabase(this.workspace, this.databaseFolder),
        captureLog(this.logged),
        catalogServiceMock.factory({
          entities: [
            {
              apiVersion: 'backstage.io/v1alpha1',
              kind: 'Component',
              metadata: {
                name,
                annotations: {
                  'floe.dev/release': release,
                  'floe.dev/namespace': this.namespace,
                  'floe.dev/values':
                    'deploy/values.yaml,deploy/values-{environment}.yaml',
                  'backstage.io/kubernetes-cluster': CLUSTER,
                  'backstage.io/source-location': `url:${this.forge.url}/floe-demo/${name}/tree/main/`,
                },
              },
              spec: { type: 'service', lifecycle: 'test', owner: 'user:mock' },
            },
          ],
        }),
        import('@backstage/plugin-kubernetes-backend'),
        import('@floe/backstage-plugin-floe-secrets-backend'),
      ],
    });
    this.workspace.onClose(() => this.#backend.stop());
    // The first use of a service loads its SDK, which blocks this process. It
    // is server and client, so the server must not close an idle connection
    // that the client is about to use.
    this.#backend.server.keepAliveTimeout = 60_000;
    this.client = this.#clientFor({
      Authorization: mockCredentials.user.header('user:default/jo'),
    });
    await waitFor(
      async () => (await this.client.getClusters()).items.length === 1,
      { what: 'the portal to know the cluster' },
    );
  }

  #clientFor(headers: Record<string, string>): FloeSecretsClient {
    return new FloeSecretsClient({
      discoveryApi: {
        getBaseUrl: async id =>
          `http://localhost:${this.#backend.server.port()}/api/${id}`,
      },
      fetchApi: {
        fetch: (url, init) =>
          fetch(url as string, {
            ...init,
            headers: {
              ...(init?.headers as Record<string, string>),
              ...headers,
              // As PortalApi does, and for the same reason.
              connection: 'close',
            },
          }),
      },
    });
  }

  /** Sends a request to the Git host's API about the repository. */
  async repository(path: string, method = 'GET', body?: object): Promise<any> {
    const response = await fetch(
      `${this.forge.apiBaseUrl}/repos/floe-demo/${this.service.name}${path}`,
      {
        method,
        headers: {
          Authorization: `token ${this.forge.token}`,
          Accept: 'application/vnd.github+json',
        },
        body: body && JSON.stringify(body),
      },
    );
    return response.json();
  }

  /**
   * Runs an action as a step of a template does.
   *
   * @param folder - the workspace of the task
   * @returns the outputs
   */
  async runAction(
    action: Action,
    input: object,
    folder: string,
  ): Promise<Record<string, any>> {
    const outputs: Record<string, any> = {};
    const logger = mockServices.logger.mock();
    await action.handler({
      input,
      logger,
      workspacePath: folder,
      task: { id: basename(folder) },
      output: (name: string, value: unknown) => {
        outputs[name] = value;
      },
      checkpoint: ({ fn }: any) => fn(),
      getInitiatorCredentials: async () => mockCredentials.user(),
      secrets: {},
    });
    this.logged.push(JSON.stringify(logger.info.mock.calls));
    return outputs;
  }

  /**
   * Runs an action of the plugin for the service in its environment.
   *
   * @returns the outputs, the workspace, and a function that reads a file which
   *   the action leaves for publishing
   */
  async runServiceAction(
    createAction: (options: SopsFileActionOptions) => Action,
    input: object,
  ) {
    const folder = await mkdtemp(this.workspace.path('task-'));
    const outputs = await this.runAction(
      createAction({
        auth: mockServices.auth(),
        client: this.#clientFor({}),
        config: this.config,
        integrations: this.integrations,
        reader: UrlReaders.default({
          config: this.config,
          logger: mockServices.logger.mock(),
        }),
      }),
      { entityRef: this.entityRef, environment: 'prod', ...input },
      folder,
    );
    return {
      outputs,
      folder,
      read: (path: string) =>
        readFile(join(folder, outputs.sourcePath ?? '', path), 'utf8'),
    };
  }
}

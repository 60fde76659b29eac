import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { JsonObject } from '@backstage/types';
import Knex from 'knex';
import { caseLabel, ClusterUnderTest, Workspace } from '../harness';
import { CLUSTER_NAME, PortalApi } from './PortalApi';
import { captureLog, fileDatabase } from './services';

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
export type PortalOptions = {
  /** Configuration besides that of the plugin. */
  config?: JsonObject;
  /** Annotations of the service. */
  annotations?: Record<string, string>;
  /** Modules, and services that replace those of a test. */
  features?: Parameters<typeof startTestBackend>[0]['features'];
};

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
              name: CLUSTER_NAME,
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
export class Portal extends PortalApi {
  readonly #workspace: Workspace;
  readonly #logged: string[];

  private constructor(workspace: Workspace, port: number, logged: string[]) {
    super(port);
    this.#workspace = workspace;
    this.#logged = logged;
  }

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
    await this.#workspace.close();
  }

  /** Makes a running refresh time out now, as it does after two minutes. */
  async giveUp(operationId: string): Promise<void> {
    const database = Knex({
      client: 'better-sqlite3',
      connection: {
        filename: this.#workspace.path('database', 'floe-secrets.sqlite'),
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

  /** Whether the database's files or the log contain a text. */
  hasKept(text: string): boolean {
    const folder = this.#workspace.path('database');
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => readFileSync(join(entry.parentPath, entry.name)));
    return (
      files.some(content => content.includes(text)) ||
      this.#logged.some(line => line.includes(text))
    );
  }
}

import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { Knex } from 'knex';
import { observedState } from '../../diagnose/observedState';
import { Clock } from '../../clock/Clock';
import { DatabaseObservationReader } from '../../store/DatabaseObservationReader';
import { openDatabase } from '../../store/openDatabase';
import { createClusterProvider } from '../../clusters/createClusterProvider';
import { Observer } from '../../model/Observer';
import { createObservation } from '../createObservation';
import { CountingClusterProvider } from './CountingClusterProvider';

/**
 * Starts a backend with the real kubernetes plugin and an observer of its
 * clusters, without the rest of the plugin.
 */
export async function startObservedBackend(options: {
  clusters: { name: string; url: string; token: string }[];
  config?: {};
  clock: Clock;
}) {
  let observer: Observer;
  let provider: CountingClusterProvider;
  let reader: DatabaseObservationReader;
  let knex: Knex;
  const plugin = createBackendPlugin({
    pluginId: 'floe-secrets',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          config: coreServices.rootConfig,
          database: coreServices.database,
          discovery: coreServices.discovery,
          lifecycle: coreServices.lifecycle,
          logger: coreServices.logger,
          scheduler: coreServices.scheduler,
        },
        async init({ database: service, lifecycle, ...deps }) {
          const database = await openDatabase(service);
          knex = database;
          reader = new DatabaseObservationReader({
            database,
            clock: options.clock,
          });
          provider = new CountingClusterProvider(createClusterProvider(deps));
          const observation = createObservation({
            ...deps,
            database,
            observedState,
            clusterProvider: provider,
            clock: options.clock,
          });
          observer = observation.observer;
          lifecycle.addShutdownHook(() => observation.stop());
          await observation.start();
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      import('@backstage/plugin-kubernetes-backend'),
      catalogServiceMock.factory(),
      mockServices.rootConfig.factory({
        data: {
          backend: {
            database: { client: 'better-sqlite3', connection: ':memory:' },
          },
          kubernetes: {
            serviceLocatorMethod: { type: 'multiTenant' },
            clusterLocatorMethods: [
              {
                type: 'config',
                clusters: options.clusters.map(({ name, url, token }) => ({
                  name,
                  url,
                  authProvider: 'serviceAccount',
                  serviceAccountToken: token,
                })),
              },
            ],
          },
          ...options.config,
        },
      }),
      mockServices.database.factory(),
      plugin,
    ],
  });
  return {
    observer: observer!,
    /** Requests to a cluster until now. */
    countsOf: (cluster: string) => ({ ...provider.countsOf(cluster) }),
    reader: reader!,
    /** Everything that is stored, as text. */
    async dumpDatabase(): Promise<string> {
      const tables = await knex('sqlite_master')
        .where('type', 'table')
        .pluck('name');
      return JSON.stringify(await Promise.all(tables.map(name => knex(name))));
    },
    stop: () => backend.stop(),
  };
}

/** Only what hangs takes so long, however busy the machine is. */
const HANGS_MS = 300_000;

/**
 * Waits until something holds, asking often. Where it never does, the reason
 * is that of the last time it was asked for.
 */
export async function eventually<T>(check: () => Promise<T> | T): Promise<T> {
  const end = performance.now() + HANGS_MS;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > end) {
        throw error;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  }
}

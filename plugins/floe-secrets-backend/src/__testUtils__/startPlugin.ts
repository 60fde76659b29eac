import {
  BackendFeature,
  BackstageCredentials,
  coreServices,
  createServiceFactory,
  ServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  Permission,
  PolicyDecision,
} from '@backstage/plugin-permission-common';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { JsonObject } from '@backstage/types';
import { ClusterProvider } from '@floe/backstage-plugin-floe-secrets-node';
import Knex from 'knex';
import { Clock, timestamp } from '../clock/Clock';
import { clockServiceRef } from '../clock/clockServiceRef';
import { clockFrom } from '../clock/__testUtils__/clockFrom';
import {
  readRecorded,
  readRecordedStore,
} from '../diagnose/__testUtils__/recorded';
import { ObservedSecret } from '../model/observed';
import floeSecretsPlugin from '..';
import {
  createTestStore,
  TestStore,
} from '../store/__testUtils__/createTestStore';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { floeSecretsClustersExtensionPoint } from '@floe/backstage-plugin-floe-secrets-node';

/** Some hours after the objects of the tests were recorded. */
const STARTED_AT = '2026-11-24T12:00:00Z';

export type StartedPlugin = {
  backend: TestBackend;
  store: TestStore;
  clock: Clock;
  /** Messages that were broadcast to open pages. */
  signals: JsonObject[];
  catalog: ReturnType<typeof catalogServiceMock.mock>;
  /** Runs a scheduled task now; by itself each runs once, when the plugin starts. */
  runTask(id: string): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the plugin on a store that a test fills, without any cluster. Its
 * clock begins on 24 November 2026 at noon, unless one is given.
 */
export async function startPlugin(
  options: {
    entities?: Entity[];
    config?: JsonObject;
    decision?: PolicyDecision;
    /** Takes the place of `decision` for single permissions, by their names. */
    decisions?: Record<string, PolicyDecision>;
    /** Decides for each caller apart, as a permission policy does. */
    policy?: (
      credentials: BackstageCredentials,
      permission: Permission,
    ) => PolicyDecision;
    clusterProvider?: ClusterProvider;
    /** In memory where none is given. */
    database?: Knex.Knex;
    clock?: Clock;
    /** Services of Backstage that take the place of those of a test backend. */
    services?: ServiceFactory[];
    /** Other plugins, each with a database of its own in memory. */
    features?: (BackendFeature | Promise<{ default: BackendFeature }>)[];
  } = {},
): Promise<StartedPlugin> {
  const knex =
    options.database ??
    Knex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
  const clock = options.clock ?? clockFrom(STARTED_AT);
  const store = await createTestStore({
    database: knex,
    clock,
  });
  const signals: JsonObject[] = [];
  const real = catalogServiceMock({ entities: options.entities });
  const catalog = catalogServiceMock.mock({
    getEntityByRef: (ref, auth) => real.getEntityByRef(ref, auth),
    getEntitiesByRefs: (query, auth) => real.getEntitiesByRefs(query, auth),
    streamEntities: (query, auth) => real.streamEntities(query, auth),
  });
  const others: Knex.Knex[] = [];
  const provider = options.clusterProvider;
  let runTask: StartedPlugin['runTask'];

  const backend = await startTestBackend({
    features: [
      floeSecretsPlugin,
      createServiceFactory({
        service: coreServices.database,
        deps: { plugin: coreServices.pluginMetadata },
        factory({ plugin }) {
          if (plugin.getId() === 'floe-secrets') {
            return mockServices.database({ knex, migrations: { skip: true } });
          }
          const other = Knex({
            client: 'better-sqlite3',
            connection: ':memory:',
            useNullAsDefault: true,
          });
          others.push(other);
          return mockServices.database({
            knex: other,
            migrations: { skip: false },
          });
        },
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          async publish({ message }) {
            signals.push(message);
          },
        }),
      }),
      createServiceFactory({
        service: clockServiceRef,
        deps: {},
        factory: () => clock,
      }),
      catalog.factory,
      ...(options.services ?? []),
      mockServices.permissions.mock({
        authorizeConditional: async (requests, { credentials }) =>
          requests.map(
            ({ permission }) =>
              options.decisions?.[permission.name] ??
              options.policy?.(credentials, permission) ??
              options.decision ?? { result: AuthorizeResult.ALLOW },
          ),
      }).factory,
      mockServices.rootConfig.factory({
        data: {
          integrations: {
            github: [
              {
                host: 'git.example.com',
                apiBaseUrl: 'https://git.example.com/api/v3',
                token: 'token',
              },
            ],
          },
          ...options.config,
          floeSecrets: {
            observe: { enabled: false },
            sopsFiles: { enabled: false },
            notifications: { enabled: false },
            ...(options.config?.floeSecrets as JsonObject | undefined),
          },
        },
      }),
      ...(options.features ?? []),
      createBackendModule({
        pluginId: 'floe-secrets',
        moduleId: 'test',
        register(env) {
          env.registerInit({
            deps: {
              clusters: floeSecretsClustersExtensionPoint,
              scheduler: coreServices.scheduler,
            },
            async init({ clusters, scheduler }) {
              runTask = id => scheduler.triggerTask(id);
              if (provider) {
                clusters.addClusterProvider(provider);
              }
            },
          });
        },
      }),
    ],
  });
  return {
    backend,
    store,
    clock,
    signals,
    catalog,
    runTask: id => runTask(id),
    async stop() {
      await backend.stop();
      await store.close();
      await Promise.all(others.map(other => other.destroy()));
    },
  };
}

/** The recorded cluster, as the store of a portal holds it. */
export async function fillRecorded({
  clock,
  store,
}: Pick<StartedPlugin, 'clock' | 'store'>): Promise<void> {
  const read = (kind: 'ExternalSecret' | 'SealedSecret', names: string[]) =>
    names.map(name => readRecorded(kind, name));
  const objects = [
    ...read('ExternalSecret', [
      'floe-dagster-postgresql-secret',
      'floe-dagster-storage-secret',
      'floe-dagster-compute-secret',
      'es-owner-b',
      'es-template-error',
    ]),
    ...read('SealedSecret', ['ss-other-key', 'handmade']),
  ];
  const stores = [
    readRecordedStore('SecretStore', 'fake-store'),
    readRecordedStore('SecretStore', 'bad-store'),
    readRecordedStore('ClusterSecretStore', 'platform-fake'),
  ];
  await store.fill({
    clusters: [{ name: 'prod' }],
    secrets: objects.map(({ secret }) => fresh(secret, clock)),
    stores: stores.map(({ store: recorded }) => recorded),
    events: [...objects, ...stores].flatMap(({ events }, object) =>
      events.map((event, index) => ({ ...event, uid: `${object}-${index}` })),
    ),
  });
  await markReachable(store, 'prod');
}

/** A secret that was refreshed just now, so that it is not stale by the time of the test. */
function fresh(secret: ObservedSecret, clock: Clock): ObservedSecret {
  const { facts } = secret;
  return facts.type === 'external-secret' && facts.refreshTime
    ? {
        ...secret,
        facts: { ...facts, refreshTime: timestamp(clock) },
      }
    : secret;
}

/** Has a cluster seen, as its reflectors would report. */
export async function markReachable(
  store: TestStore,
  cluster: string,
  reachable = true,
): Promise<void> {
  await store
    .database('clusters')
    .where('name', cluster)
    .update({
      reachable,
      since: '2026-11-24T02:00:00.000Z',
      reason: reachable ? null : 'connect ECONNREFUSED',
    })
    .increment('revision', 1);
}

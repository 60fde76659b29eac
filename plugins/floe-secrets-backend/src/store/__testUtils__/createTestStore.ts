import {
  mockServices,
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import Knex, { Knex as KnexType } from 'knex';
import { Clock } from '../../clock/Clock';
import { clockFrom } from '../../clock/__testUtils__/clockFrom';
import { FACTS_VERSION } from '../../observe/observedResources';
import { observedState } from '../../diagnose/observedState';
import { ObservedCertificate, ObservedEvent } from '../../model/observed';
import { ObservedSecret, ObservedStore } from '../../model/observed';
import { DatabaseLeases } from '../DatabaseLeases';
import { DatabaseObservationReader } from '../DatabaseObservationReader';
import { DatabaseObservationWriter } from '../DatabaseObservationWriter';
import { clusterOfWrite, ObservationWrite } from '../ObservationWriter';
import { openDatabase } from '../openDatabase';

export const TEST_REPLICA_ID = 'test-replica';

/** Writes under the leases that the test store holds. */
class TestWriter extends DatabaseObservationWriter {
  leases = new Map<string, string>();

  override write(writes: ObservationWrite[]) {
    return super.write(
      writes.map(write => ({
        ...write,
        lease: this.leases.get(clusterOfWrite(write)) ?? 'none',
      })),
    );
  }
}

/** A store for tests, with a writer that holds the lease of every cluster. */
export type TestStore = {
  database: KnexType;
  clock: Clock;
  reader: DatabaseObservationReader;
  writer: TestWriter;
  /** Writes what is given, taking the leases of its clusters first. */
  fill(observed: {
    clusters?: { name: string; title?: string; notWatchable?: string }[];
    secrets?: ObservedSecret[];
    stores?: ObservedStore[];
    events?: ObservedEvent[];
    certificates?: ObservedCertificate[];
    writes?: ObservationWrite[];
  }): Promise<void>;
  close(): Promise<void>;
};

/** SQLite, and PostgreSQL where its connection string is in the environment. */
function testDatabaseIds(): TestDatabaseId[] {
  return process.env.BACKSTAGE_TEST_DATABASE_POSTGRES15_CONNECTION_STRING
    ? ['SQLITE_3', 'POSTGRES_15']
    : ['SQLITE_3'];
}

/** Databases for `describe.each(databases.eachSupportedId())`. */
export function createTestDatabases(): TestDatabases {
  return TestDatabases.create({ ids: testDatabaseIds() });
}

/**
 * Creates a store with the plugin's tables: in memory, or in the database
 * that is given. Its clock begins on 24 November 2026 at 3 o'clock, unless
 * one is given.
 */
export async function createTestStore(
  options: { database?: KnexType; clock?: Clock } = {},
): Promise<TestStore> {
  const clock = options.clock ?? clockFrom('2026-11-24T03:00:00Z');
  const client =
    options.database ??
    Knex({
      client: 'better-sqlite3',
      connection: ':memory:',
      useNullAsDefault: true,
    });
  const database = await openDatabase(
    mockServices.database({ knex: client, migrations: { skip: false } }),
  );
  const reader = new DatabaseObservationReader({ database, clock });
  const writer = new TestWriter({
    database,
    replicaId: TEST_REPLICA_ID,
    factsVersion: FACTS_VERSION,
    observedState,
    clock,
  });
  const leases = new DatabaseLeases({
    database,
    replicaId: TEST_REPLICA_ID,
    durationMs: 3_600_000,
  });

  return {
    database,
    clock,
    reader,
    writer,
    async fill(observed) {
      const { secrets = [], stores = [], events = [] } = observed;
      const writes: ObservationWrite[] = [
        ...stores.map(store => ({
          type: 'store' as const,
          resource: `${store.kind.toLowerCase()}s.external-secrets.io`,
          store,
        })),
        ...secrets.map(secret => ({
          type: 'secret' as const,
          resource: resourceOf(secret),
          secret,
        })),
        ...events.map(event => ({ type: 'event' as const, event })),
        ...(observed.writes ?? []),
      ];
      const named = observed.clusters ?? [];
      const names = new Set([
        ...named.map(cluster => cluster.name),
        ...secrets.map(secret => secret.cluster),
        ...stores.map(store => store.cluster),
        ...events.map(event => event.cluster),
      ]);
      const present = await reader.listClusters();
      present.forEach(cluster => names.add(cluster.name));
      const descriptions = [...names].map(name => ({
        title: present.find(cluster => cluster.name === name)?.title ?? name,
        ...named.find(cluster => cluster.name === name),
        name,
      }));
      await writer.writeClusters(descriptions);
      writer.leases = await leases.renew([...names]);
      await writer.write(writes);
      for (const certificate of observed.certificates ?? []) {
        await writer.writeCertificate(certificate);
      }
    },
    async close() {
      await database.destroy();
    },
  };
}

function resourceOf(secret: ObservedSecret): string {
  const [group, version] = secret.apiVersion.split('/');
  const plural = `${secret.kind.toLowerCase()}s`;
  return version === undefined ? plural : `${plural}.${group}`;
}

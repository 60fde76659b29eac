import { ClusterDescription } from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { Clock, dateOf } from '../clock/Clock';
import { ObservedCertificate, ObservedSecret } from '../model/observed';
import { databaseNow, isSqlite } from './databaseClock';
import {
  clusterOfWrite,
  LeasedWrite,
  ObservationWriter,
  storedVersion,
  StoredVersion,
  WatchPosition,
  WrittenChanges,
} from './ObservationWriter';
import { certificateToRow } from './rows';
import { secretFromRow, SecretRow } from './secretRows';
import { ObservedStateFunction } from './SecretWritePlanner';
import { findTargetUsers } from './targets/findTargetUsers';
import { readStoredTargets } from './targets/readStoredTargets';
import { isTargetWrite, StoredTargetPart } from './targets/TargetWrite';
import { writeReleases } from './targets/writeReleases';
import { writeTargets } from './targets/writeTargets';
import { moveRevisions } from './writes/moveRevisions';
import { writeClusters } from './writes/writeClusters';
import { writeEvents } from './writes/writeEvents';
import { writeOrigins, writeStores } from './writes/writeReferred';
import { readPositions, writePositions } from './writes/writePositions';
import { writeSecrets } from './writes/writeSecrets';
import { writeStatus } from './writes/writeStatus';

const TABLES = {
  secret: 'managed_secrets',
  store: 'stores',
  origin: 'origins',
};

export type DatabaseObservationWriterOptions = {
  database: Knex;
  /** The replica's name in its leases. */
  replicaId: string;
  /** Version of the extraction; objects of another version are read again. */
  factsVersion: number;
  observedState: ObservedStateFunction;
  clock: Clock;
};

/**
 * Writes observations to the plugin's database, each batch in one transaction.
 */
export class DatabaseObservationWriter implements ObservationWriter {
  readonly #options: DatabaseObservationWriterOptions;
  readonly #database: Knex;
  readonly #clock: Clock;

  constructor(options: DatabaseObservationWriterOptions) {
    this.#options = options;
    this.#database = options.database;
    this.#clock = options.clock;
  }

  async write(all: LeasedWrite[]): Promise<WrittenChanges> {
    const { factsVersion, observedState } = this.#options;
    return this.#database.transaction(async tx => {
      const clusters = [...new Set(all.map(clusterOfWrite))];
      const held = await this.#heldLeases(tx, clusters);
      const isHeld = (write: LeasedWrite) =>
        held.get(clusterOfWrite(write)) === write.lease;
      const writes = all.filter(isHeld);
      const now = dateOf(this.#clock);
      const events = await writeEvents(tx, { writes, now });
      const secretIds = await writeSecrets(tx, {
        writes,
        eventsCameFor: events.involved,
        factsVersion,
        observedState,
        now,
      });
      const storeUsers = await writeStores(tx, { writes, factsVersion });
      const originUsers = await writeOrigins(tx, { writes, factsVersion });
      const targetWrites = writes.filter(isTargetWrite);
      const targets = await writeTargets(tx, targetWrites);
      const withReleases = await writeReleases(tx, targetWrites);
      const targetUsers = await findTargetUsers(tx, targets);
      await writePositions(tx, { writes, factsVersion });
      const changedClusters = await writeStatus(tx, writes);
      await moveRevisions(tx, [
        ...changedClusters,
        ...targets.map(({ cluster }) => cluster),
        ...withReleases,
        ...writes
          .filter(
            write =>
              write.type !== 'resource-status' &&
              write.type !== 'operator' &&
              write.type !== 'position' &&
              // Of the others it is known what they have changed.
              (write.type === 'target-part-off' || !isTargetWrite(write)),
          )
          .map(clusterOfWrite),
      ]);
      return {
        secretIds: new Set([
          ...secretIds,
          ...events.involved,
          ...events.storeUsers,
          ...storeUsers,
          ...originUsers,
          ...targetUsers,
        ]),
        clusters: changedClusters,
        lostLeases: new Set(
          all.filter(write => !isHeld(write)).map(({ lease }) => lease),
        ),
      };
    });
  }

  async storedVersions(options: {
    cluster: string;
    resource: string;
    kind: 'secret' | 'store' | 'origin';
  }): Promise<Map<string, StoredVersion>> {
    const { cluster, resource, kind } = options;
    const rows = await this.#database<SecretRow>(TABLES[kind])
      .select('id', 'uid', 'resource_version', 'api_version', 'facts_version')
      .where({ cluster, resource });
    return new Map(
      rows.map(row => [
        row.id,
        storedVersion({
          uid: row.uid,
          resourceVersion: row.resource_version,
          apiVersion: row.api_version,
          factsVersion: row.facts_version,
        }),
      ]),
    );
  }

  async storedTargets(options: {
    cluster: string;
    part: StoredTargetPart;
  }): Promise<Map<string, string>> {
    return readStoredTargets(this.#database, options);
  }

  async watchPositions(cluster: string): Promise<WatchPosition[]> {
    const { factsVersion } = this.#options;
    return readPositions(this.#database, { cluster, factsVersion });
  }

  async storedUid(options: {
    id: string;
    kind: 'secret' | 'store' | 'origin';
  }): Promise<string | undefined> {
    const row = await this.#database<SecretRow>(TABLES[options.kind])
      .where({ id: options.id })
      .first('uid');
    return row?.uid;
  }

  async secretsWithOrigins(options: {
    cluster: string;
    resource: string;
  }): Promise<ObservedSecret[]> {
    const { cluster, resource } = options;
    const oneOfEachKind = this.#database('secret_origins')
      .join('managed_secrets', 'managed_secrets.id', 'secret_origins.secret_id')
      .where({ cluster, resource })
      .groupBy('secret_origins.kind')
      .min('secret_id');
    const rows = await this.#database<SecretRow>('managed_secrets').whereIn(
      'id',
      oneOfEachKind,
    );
    return rows.map(secretFromRow);
  }

  async writeClusters(clusters: ClusterDescription[]): Promise<string[]> {
    return this.#database.transaction(async tx => {
      const changed = await writeClusters(tx, clusters, dateOf(this.#clock));
      await moveRevisions(tx, changed);
      return changed;
    });
  }

  async writeCertificate(certificate: ObservedCertificate): Promise<void> {
    await this.#database.transaction(async tx => {
      await tx('certificates')
        .insert(certificateToRow(certificate))
        .onConflict(['cluster', 'fingerprint'])
        .merge(['controller', 'fetched_at']);
      await moveRevisions(tx, [certificate.cluster]);
    });
  }

  /** The tokens of the leases that this replica holds, by cluster. */
  async #heldLeases(
    tx: Knex.Transaction,
    clusters: string[],
  ): Promise<Map<string, string>> {
    const query = tx('leases')
      .select('cluster', 'token')
      .whereIn('cluster', clusters)
      .where('holder', this.#options.replicaId)
      .where('expires_at', '>', databaseNow(tx))
      .orderBy('cluster');
    // No replica can take over the leases during this batch.
    const rows = await (isSqlite(tx) ? query : query.forShare());
    return new Map(rows.map(row => [row.cluster, row.token]));
  }
}

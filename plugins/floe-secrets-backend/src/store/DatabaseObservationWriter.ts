import { ClusterDescription } from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { ObservedCertificate } from '../model/observed';
import { databaseNow, isSqlite } from './databaseClock';
import {
  clusterOfWrite,
  ObservationWrite,
  ObservationWriter,
  storedVersion,
  StoredVersion,
  WrittenChanges,
} from './ObservationWriter';
import { certificateToRow, SecretRow } from './rows';
import { ObservedStateFunction } from './SecretWritePlanner';
import { writeClusters } from './writes/writeClusters';
import { writeEvents } from './writes/writeEvents';
import { writeSecrets } from './writes/writeSecrets';
import { writeStatus } from './writes/writeStatus';
import { writeStores } from './writes/writeStores';

export type DatabaseObservationWriterOptions = {
  database: Knex;
  /** Under which name the replica holds its leases. */
  replicaId: string;
  /** Version of the extraction: objects read with another are read anew. */
  factsVersion: number;
  observedState: ObservedStateFunction;
  now?: () => Date;
};

/** Writes observations to the plugin's database, a batch in one transaction. */
export class DatabaseObservationWriter implements ObservationWriter {
  readonly #options: DatabaseObservationWriterOptions;
  readonly #database: Knex;
  readonly #now: () => Date;

  constructor(options: DatabaseObservationWriterOptions) {
    this.#options = options;
    this.#database = options.database;
    this.#now = options.now ?? (() => new Date());
  }

  async write(all: ObservationWrite[]): Promise<WrittenChanges> {
    const { factsVersion, observedState } = this.#options;
    return this.#database.transaction(async tx => {
      const clusters = [...new Set(all.map(clusterOfWrite))];
      const held = await this.#heldLeases(tx, clusters);
      const writes = all.filter(write => held.has(clusterOfWrite(write)));
      const now = this.#now();
      const events = await writeEvents(tx, { writes, now });
      const secretIds = await writeSecrets(tx, {
        writes,
        eventsCameFor: events.involved,
        factsVersion,
        observedState,
        now,
      });
      const storeUsers = await writeStores(tx, { writes, factsVersion });
      return {
        secretIds: new Set([
          ...secretIds,
          ...events.involved,
          ...events.storeUsers,
          ...storeUsers,
        ]),
        clusters: await writeStatus(tx, writes),
        lostLeases: new Set(clusters.filter(cluster => !held.has(cluster))),
      };
    });
  }

  async storedVersions(options: {
    cluster: string;
    resource: string;
    kind: 'secret' | 'store';
  }): Promise<Map<string, StoredVersion>> {
    const { cluster, resource, kind } = options;
    const rows = await this.#database<SecretRow>(
      kind === 'secret' ? 'managed_secrets' : 'stores',
    )
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

  async writeClusters(clusters: ClusterDescription[]): Promise<string[]> {
    return this.#database.transaction(tx =>
      writeClusters(tx, clusters, this.#now()),
    );
  }

  async writeCertificate(certificate: ObservedCertificate): Promise<void> {
    await this.#database('certificates')
      .insert(certificateToRow(certificate))
      .onConflict(['cluster', 'fingerprint'])
      .merge(['controller', 'fetched_at']);
  }

  async #heldLeases(
    tx: Knex.Transaction,
    clusters: string[],
  ): Promise<Set<string>> {
    const query = tx('leases')
      .select('cluster')
      .whereIn('cluster', clusters)
      .where('holder', this.#options.replicaId)
      .where('expires_at', '>', databaseNow(tx));
    // Nobody takes a lease over while this batch is being written.
    const rows = await (isSqlite(tx) ? query : query.forShare());
    return new Set(rows.map(row => row.cluster));
  }
}

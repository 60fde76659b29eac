import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { databaseNow, databaseTimeIn, isSqlite } from './databaseClock';
import { chunked } from './writes/statements';

/** How long a lease lasts without being renewed. */
export const LEASE_DURATION_MS = 15_000;

type LeaseRow = {
  cluster: string;
  holder: string;
  /** Null: given back. */
  token: string | null;
  expires_at: number | string;
};
type HeldLease = Pick<LeaseRow, 'cluster'> & { token: string };

type DatabaseLeasesOptions = {
  database: Knex;
  replicaId: string;
  durationMs?: number;
};

/**
 * Shares the clusters among the replicas of the portal: a cluster is watched by
 * the one replica that holds its lease.
 *
 * A lease has a random token, which is new whenever a replica takes the lease
 * and stays the same while the holder renews it. So a replica that was paused
 * while another one had the cluster distinguishes its old lease from a new one:
 * nothing observed under the first may be written under the second. The time
 * only says when another replica may take the lease, and is of the database's
 * clock. Until another replica has taken it, its holder can renew it, even
 * late.
 */
export class DatabaseLeases {
  readonly #database: Knex;
  readonly #replicaId: string;
  readonly #durationMs: number;

  constructor(options: DatabaseLeasesOptions) {
    this.#database = options.database;
    this.#replicaId = options.replicaId;
    this.#durationMs = options.durationMs ?? LEASE_DURATION_MS;
  }

  /**
   * Deletes the leases of an earlier process with SQLite, which serves only one
   * process, so that this process need not wait for its own leases.
   */
  async takeOverAfterRestart(): Promise<void> {
    if (isSqlite(this.#database)) {
      await this.#database('leases')
        .whereNot('holder', this.#replicaId)
        .update({ expires_at: databaseNow(this.#database), token: null });
      await this.#database('replicas').whereNot('id', this.#replicaId).delete();
    }
  }

  /**
   * Renews the leases of this replica, takes free ones up to its fair share of
   * the clusters, and releases those beyond that share.
   *
   * @returns the tokens of the held leases, by cluster
   */
  async renew(clusters: string[]): Promise<Map<string, string>> {
    return this.#database.transaction(async tx => {
      const share = await this.#fairShare(tx, clusters.length);
      const held = await this.#lockHeld(tx);
      await this.#mine(tx).update({
        expires_at: databaseTimeIn(tx, this.#durationMs),
      });
      const wanted = new Set(clusters);
      const kept = new Map(
        held
          .filter(({ cluster }) => wanted.has(cluster))
          .slice(0, share)
          .map(({ cluster, token }) => [cluster, token]),
      );
      const released = held
        .map(({ cluster }) => cluster)
        .filter(cluster => !kept.has(cluster));
      if (released.length > 0) {
        await this.#release(tx, released);
      }
      const free = share - kept.size;
      const acquired =
        free > 0
          ? await this.#acquire(
              tx,
              clusters.filter(cluster => !kept.has(cluster)),
              free,
            )
          : [];
      return new Map([...kept, ...acquired]);
    });
  }

  /** Releases all leases, so that another replica need not wait. */
  async releaseAll(): Promise<void> {
    await this.#database.transaction(async tx => {
      await tx('replicas').where('id', this.#replicaId).delete();
      await this.#release(tx);
    });
  }

  async #fairShare(tx: Knex.Transaction, clusters: number): Promise<number> {
    if (clusters === 0) {
      // It would only block others from clusters that it does not know.
      await tx('replicas').where('id', this.#replicaId).delete();
      return 0;
    }
    await tx('replicas')
      .insert({
        id: this.#replicaId,
        expires_at: databaseTimeIn(tx, this.#durationMs),
      })
      .onConflict('id')
      .merge();
    await tx('replicas').where('expires_at', '<=', databaseNow(tx)).delete();
    const [{ replicas }] = await tx('replicas').count({ replicas: '*' });
    return Math.ceil(clusters / Number(replicas));
  }

  /** The leases that no other replica has taken, even if their time is over. */
  #mine(tx: Knex.Transaction) {
    return tx<LeaseRow>('leases')
      .where('holder', this.#replicaId)
      .whereNotNull('token');
  }

  /** Locked in the same order as by a batch of observations. */
  async #lockHeld(tx: Knex.Transaction): Promise<HeldLease[]> {
    const query = this.#mine(tx).select('cluster', 'token').orderBy('cluster');
    return (await (isSqlite(tx) ? query : query.forUpdate())) as HeldLease[];
  }

  async #acquire(
    tx: Knex.Transaction,
    clusters: string[],
    limit: number,
  ): Promise<[string, string][]> {
    const taken = await tx('leases')
      .select('cluster')
      .whereNot('holder', this.#replicaId)
      .where('expires_at', '>', databaseNow(tx));
    const takenClusters = new Set(taken.map(row => row.cluster));
    // All replicas lock them in the same order, so that there is no deadlock.
    const free = clusters
      .filter(cluster => !takenClusters.has(cluster))
      .sort()
      .slice(0, limit);
    const acquired: [string, string][] = [];
    for (const chunk of chunked(free)) {
      // A second replica finds the lease taken and changes nothing.
      const rows = await tx('leases')
        .insert(
          chunk.map(cluster => ({
            cluster,
            holder: this.#replicaId,
            token: randomUUID(),
            expires_at: databaseTimeIn(tx, this.#durationMs),
          })),
        )
        .onConflict('cluster')
        .merge()
        .where('leases.expires_at', '<=', databaseNow(tx))
        .returning(['cluster', 'token']);
      acquired.push(
        ...rows.map(({ cluster, token }): [string, string] => [cluster, token]),
      );
    }
    return acquired;
  }

  async #release(tx: Knex.Transaction, clusters?: string[]): Promise<void> {
    await this.#mine(tx)
      .where('expires_at', '>', databaseNow(tx))
      .modify(query => clusters && query.whereIn('cluster', clusters))
      .update({ expires_at: databaseNow(tx), token: null });
  }
}

import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
  readDatabaseTime,
} from '../store/databaseClock';
import { campaignItemFromRow, CampaignItemRow, END_OF_ITEM } from './rows';
import { ClaimedCampaignItem, KeyPrefix, ResealedKey } from './types';

/**
 * Length of a lease: longer than a request to a cluster can take. If it expires,
 * the replica was killed, and any other replica takes the item.
 */
const LEASE_MS = 3 * 60_000;

type Lease = Pick<ClaimedCampaignItem, 'id' | 'leaseToken'>;

/**
 * Assigns items to replicas, and limits how often each cluster is asked.
 *
 * The replica that works on an item holds a lease with a random token. Its
 * result is written only while the row still has this token. A turn has no
 * token: it only limits the rate. All times are those of the database's clock.
 */
export class CampaignQueue {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /** Lists the clusters with items that can be worked on now. */
  async listClustersWithWork(): Promise<string[]> {
    const rows = await this.#due(this.#database).distinct('item.cluster');
    return rows.map(row => row.cluster);
  }

  /**
   * Takes a turn at a cluster and claims the next item there, unless another
   * replica has the turn.
   *
   * @param turnMs - how long no other turn is taken there
   */
  async claim(
    cluster: string,
    turnMs: number,
  ): Promise<ClaimedCampaignItem | undefined> {
    return await this.#database.transaction(async tx => {
      const taken = await tx('campaign_turns')
        .insert({ cluster, until: databaseTimeIn(tx, turnMs, this.#clock) })
        .onConflict('cluster')
        .merge()
        .where('campaign_turns.until', '<=', this.#clock(tx))
        .returning('cluster');
      if (taken.length === 0) {
        return undefined;
      }
      const row = await this.#due(tx)
        .where('item.cluster', cluster)
        .orderBy('item.not_before')
        .orderBy('item.position')
        .select('item.*', 'campaign.created_by')
        .first();
      if (!row) {
        return undefined;
      }
      const leaseToken = randomUUID();
      const updated = await tx<CampaignItemRow>('campaign_items')
        .where({ id: row.id, status: row.status })
        .where(same =>
          row.lease_token === null
            ? same.whereNull('lease_token')
            : same.where('lease_token', row.lease_token),
        )
        .update({
          status: 'sealing',
          attempts: row.attempts + 1,
          lease_token: leaseToken,
          lease_until: databaseTimeIn(
            tx,
            LEASE_MS,
            this.#clock,
          ) as unknown as number,
        });
      return updated > 0
        ? {
            ...campaignItemFromRow(row),
            status: 'sealing' as const,
            attempts: row.attempts + 1,
            leaseToken,
            createdBy: row.created_by,
          }
        : undefined;
    });
  }

  /**
   * Records the new ciphertexts of an item.
   *
   * @returns false if the lease is lost
   */
  async resealed(
    lease: Lease,
    done: {
      resourceVersion: string;
      ciphertexts: ResealedKey[];
      prefixes: KeyPrefix[];
    },
  ): Promise<boolean> {
    return await this.#finish(lease, {
      status: 'resealed',
      reason: null,
      blocked: false,
      resource_version: done.resourceVersion,
      ciphertexts: JSON.stringify(done.ciphertexts),
      prefixes: JSON.stringify(done.prefixes),
      resealed_at: (
        await readDatabaseTime(this.#database, this.#clock)
      ).toISOString(),
      lease_token: null,
      lease_until: null,
    });
  }

  /**
   * Ends an item.
   *
   * @param reason - shown to users
   */
  async end(
    lease: Lease,
    status: 'skipped' | 'failed',
    reason: string,
  ): Promise<boolean> {
    return await this.#finish(lease, { ...END_OF_ITEM, status, reason });
  }

  /**
   * Returns an item to the queue for another attempt.
   *
   * @param waitMs - until the attempt
   * @param cluster - is not asked for anything until then
   */
  async retry(
    lease: Lease,
    options: { waitMs: number; reason: string; cluster?: string },
  ): Promise<void> {
    const { cluster, reason, waitMs } = options;
    const until = databaseTimeIn(
      this.#database,
      waitMs,
      this.#clock,
    ) as unknown as number;
    await this.#finish(lease, {
      status: 'waiting',
      reason,
      blocked: false,
      not_before: until,
      lease_token: null,
      lease_until: null,
    });
    if (cluster !== undefined) {
      await this.#database('campaign_turns')
        .where({ cluster })
        .update({ until });
    }
  }

  /**
   * Delays all waiting items of a campaign in one cluster, because the cluster
   * does not allow the request.
   *
   * @param waitMs - until the next attempt
   * @param reason - how to allow it; shown to users
   */
  async block(
    { campaignId, cluster, ...lease }: ClaimedCampaignItem,
    options: { waitMs: number; reason: string },
  ): Promise<void> {
    const { reason, waitMs } = options;
    const until = databaseTimeIn(
      this.#database,
      waitMs,
      this.#clock,
    ) as unknown as number;
    const waiting = { blocked: true, reason, not_before: until };
    const isOwn = await this.#finish(lease, {
      ...waiting,
      status: 'waiting',
      // A missing permission does not count as an attempt.
      attempts: lease.attempts - 1,
      lease_token: null,
      lease_until: null,
    });
    if (isOwn) {
      await this.#database<CampaignItemRow>('campaign_items')
        .where({ campaign_id: campaignId, cluster, status: 'waiting' })
        .update(waiting);
    }
  }

  async #finish(
    { id, leaseToken }: Lease,
    update: Partial<CampaignItemRow>,
  ): Promise<boolean> {
    const updated = await this.#database<CampaignItemRow>('campaign_items')
      .where({ id, status: 'sealing', lease_token: leaseToken })
      .update(update);
    return updated > 0;
  }

  /** Items of running campaigns that no replica works on. */
  #due(db: Knex) {
    return db('campaign_items as item')
      .join('campaigns as campaign', 'campaign.id', 'item.campaign_id')
      .where('campaign.status', 'running')
      .where('campaign.kind', 'reseal')
      .where(either =>
        either
          .where(waiting =>
            waiting
              .where('item.status', 'waiting')
              .where('item.not_before', '<=', this.#clock(db)),
          )
          .orWhere(left =>
            left
              .where('item.status', 'sealing')
              .where('item.lease_until', '<=', this.#clock(db)),
          ),
      );
  }
}

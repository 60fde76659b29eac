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
 * How long a replica has an item: longer than a request to a cluster may take.
 * When it has ended, the replica was killed, and any other takes the item.
 */
const LEASE_MS = 3 * 60_000;

type Lease = Pick<ClaimedCampaignItem, 'id' | 'leaseToken'>;

/**
 * Says which replica works on an item, and when a cluster may be asked again.
 *
 * A replica that works on an item has a lease, known by a random token that
 * is written with it; what it reports counts only while the row holds its
 * token. A turn needs none: it only bounds the rate. All times are of the
 * database's clock.
 */
export class CampaignQueue {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /** Names of clusters that have items to be worked on now. */
  async listClustersWithWork(): Promise<string[]> {
    const rows = await this.#due(this.#database).distinct('item.cluster');
    return rows.map(row => row.cluster);
  }

  /**
   * Takes a turn at a cluster, unless another has it, and with it the next item.
   *
   * @param turnMs - how long nobody else takes a turn there
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
   * @returns false where the lease does not count any more
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
   * @param reason - in words for a person
   */
  async end(
    lease: Lease,
    status: 'skipped' | 'failed',
    reason: string,
  ): Promise<boolean> {
    return await this.#finish(lease, { ...END_OF_ITEM, status, reason });
  }

  /**
   * Gives an item back, to be tried again.
   *
   * @param waitMs - not before
   * @param cluster - has nothing asked of it meanwhile
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
   * Has all items of a campaign that wait in the cluster of this one wait on,
   * because the cluster does not allow what is asked of it.
   *
   * @param waitMs - not tried again before
   * @param reason - what would allow it, in words for a person
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
      // What a person has to do counts as no attempt.
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

  /** Items of running campaigns that nobody works on. */
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

import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
  readDatabaseTime,
} from '../../store/databaseClock';
import { RefreshRow, refreshFromRow } from '../DatabaseRefreshStore';
import { RefreshTurns } from '../turns/RefreshTurns';
import { nextItems, noteTurns } from './nextItems';
import { queueFull } from '../tooManyRequests';
import { unsentItems } from './unsentItems';
import { BulkRow, ItemRow, toItemRow } from './rows';
import { BulkItem, BulkRefresh, ClaimedItem, NewBulkItem } from './types';

/** How long a replica has until it comes to send an item; then another may. */
const CLAIM_MS = 30_000;
/** SQLite allows 32,766 bindings a statement; an item has nine. */
const ROWS_A_STATEMENT = 500;

/**
 * Keeps bulk refreshes in the plugin's database. Any replica can go on with
 * any of them.
 *
 * Callers take turns, and what several ask for is sent once, for all of them.
 *
 * An item is claimed under a random token, and what a replica records of it
 * counts only while the item holds that token: a claim may end and another
 * one begin in the same millisecond. A turn at a cluster needs no token. It
 * only bounds the rate: nobody gives it back or does anything in its name, and
 * the items that come with it are claims of their own. All times are of the
 * database's clock, which all replicas share.
 */
export class DatabaseBulkRefreshStore {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;
  readonly #turns: RefreshTurns;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
    this.#turns = new RefreshTurns(options);
  }

  /**
   * Begins a bulk refresh, or finds the one of the same key that still runs.
   *
   * @param key - who asks for what; at most 64 characters
   * @param mostWaiting - how many items of one caller may wait, these included
   * @throws TooManyRequestsError where more would wait
   */
  async begin(options: {
    key: string;
    requestedBy: string;
    items: NewBulkItem[];
    mostWaiting: number;
  }): Promise<{ id: string; begun: boolean }> {
    const { key, requestedBy, items, mostWaiting } = options;
    const id = randomUUID();
    const startedAt = await this.#time();
    const row = await this.#database.transaction(async tx => {
      await tx<BulkRow>('bulk_refreshes')
        .insert({
          id,
          running_key: key,
          requested_by: requestedBy,
          started_at: startedAt,
          ended_at: null,
        })
        .onConflict('running_key')
        .ignore();
      const running = await tx<BulkRow>('bulk_refreshes')
        .where('running_key', key)
        .first();
      if (running?.id === id) {
        await tx.batchInsert(
          'bulk_refresh_items',
          items.map((item, position) => toItemRow(id, item, position)),
          ROWS_A_STATEMENT,
        );
        await this.#checkQueue(tx, requestedBy, mostWaiting);
      }
      return running;
    });
    // The other one may have ended in the meantime.
    return row
      ? { id: row.id, begun: row.id === id }
      : await this.begin(options);
  }

  async get(id: string): Promise<BulkRefresh | undefined> {
    const row = await this.#database<BulkRow>('bulk_refreshes')
      .where('id', id)
      .first();
    return row && { id, startedAt: row.started_at, endedAt: row.ended_at };
  }

  /** The items of a bulk refresh in their order, with what has come of each. */
  async listItems(id: string): Promise<BulkItem[]> {
    const rows = await this.#database<ItemRow>('bulk_refresh_items')
      .where('bulk_id', id)
      .orderBy('position');
    const refreshes = await this.#database<RefreshRow>('refreshes').whereIn(
      'id',
      this.#database('bulk_refresh_items')
        .where('bulk_id', id)
        .whereNotNull('refresh_id')
        .select('refresh_id'),
    );
    const byId = new Map(refreshes.map(row => [row.id, refreshFromRow(row)]));
    return rows.map(row => ({
      secretId: row.secret_id,
      cluster: row.cluster,
      status: row.status as BulkItem['status'],
      reason: row.reason,
      refresh:
        row.refresh_id === null ? null : byId.get(row.refresh_id) ?? null,
    }));
  }

  /** Names of clusters that have items to be sent. */
  async listClustersWithWork(): Promise<string[]> {
    const rows = await unsentItems(this.#database, this.#clock).distinct(
      'item.cluster',
    );
    return rows.map(row => row.cluster);
  }

  /**
   * Takes a turn at a cluster, unless another has it, and with it the next
   * items.
   *
   * @param turnMs - how long nobody else takes a turn
   * @param limit - most items of one turn
   * @param concurrency - most items that are waited for at the same time
   */
  async claim(options: {
    cluster: string;
    turnMs: number;
    limit: number;
    concurrency: number;
  }): Promise<ClaimedItem[]> {
    const { cluster, concurrency, limit, turnMs } = options;
    return await this.#database.transaction(async tx => {
      if (!(await this.#turns.takeForMany(tx, { cluster, turnMs }))) {
        return [];
      }
      const [{ running }] = await tx('bulk_refresh_items as item')
        .leftJoin('refreshes', 'refreshes.id', 'item.refresh_id')
        .where('item.cluster', cluster)
        .where(either =>
          either
            .where(claimed =>
              claimed
                .where('item.status', 'claimed')
                .where('item.claimed_until', '>', this.#clock(tx)),
            )
            .orWhere(sent =>
              sent
                .where('item.status', 'sent')
                .where('refreshes.status', 'running'),
            ),
        )
        .count({ running: '*' });
      const free = Math.min(limit, concurrency - Number(running));
      if (free <= 0) {
        return [];
      }
      const clock = this.#clock;
      const rows = await nextItems(tx, { cluster, limit: free, clock });
      const token = randomUUID();
      const claimed: ClaimedItem[] = [];
      for (const row of rows) {
        const { bulk_id: bulkId, secret_id: secretId } = row;
        const updated = await tx('bulk_refresh_items')
          .where({ bulk_id: bulkId, secret_id: secretId })
          .whereNot('status', 'cancelled')
          .update({
            status: 'claimed',
            claim_token: token,
            claimed_until: databaseTimeIn(tx, CLAIM_MS, this.#clock),
          });
        if (updated > 0) {
          const { requested_by: requestedBy } = row;
          claimed.push({ bulkId, secretId, requestedBy, token });
        }
      }
      const callers = claimed.map(({ requestedBy }) => requestedBy);
      await noteTurns(tx, { cluster, callers, clock });
      return claimed;
    });
  }

  /**
   * Begins the refresh that sends an item, and records it with the item and
   * with all others that wait for the same secret: all or none. So an item never waits for a refresh that its replica took back,
   * and what is known of an item is known whenever a replica is killed.
   *
   * @param begin - begins a refresh in this transaction, or finds one
   * @returns what began; undefined where the claim does not count any more,
   * because another replica has one or the item was cancelled
   */
  async open<T extends { refresh: { id: string } }>(
    item: ClaimedItem,
    begin: (tx: Knex.Transaction) => Promise<T>,
  ): Promise<T | undefined> {
    return await this.#database.transaction(async tx => {
      const isMine = await this.#endClaim(tx, item, { status: 'sent' });
      if (!isMine) {
        return undefined;
      }
      const begun = await begin(tx);
      await tx<ItemRow>('bulk_refresh_items')
        .where({ bulk_id: item.bulkId, secret_id: item.secretId })
        .update({ refresh_id: begun.refresh.id });
      await tx<ItemRow>('bulk_refresh_items')
        .where('secret_id', item.secretId)
        .whereIn('status', ['waiting', 'claimed'])
        .update({
          status: 'sent',
          refresh_id: begun.refresh.id,
          claim_token: null,
          claimed_until: null,
        });
      return begun;
    });
  }

  /**
   * Records why an item cannot be sent.
   *
   * @returns false where the claim does not count any more
   */
  async refuse(item: ClaimedItem, reason: string): Promise<boolean> {
    return await this.#endClaim(this.#database, item, {
      status: 'refused',
      reason,
    });
  }

  /**
   * Cancels items that are not sent yet, those too that a replica is about to
   * send. Who asks for the same again gets another bulk refresh.
   *
   * @returns how many
   */
  async cancel(id: string, secretIds: string[]): Promise<number> {
    return await this.#database.transaction(async tx => {
      // First of all, so that nobody claims meanwhile.
      await tx<BulkRow>('bulk_refreshes')
        .where('id', id)
        .whereNotNull('running_key')
        .update({ running_key: id });
      let cancelled = 0;
      for (let from = 0; from < secretIds.length; from += ROWS_A_STATEMENT) {
        cancelled += await tx<ItemRow>('bulk_refresh_items')
          .where('bulk_id', id)
          .whereIn('status', ['waiting', 'claimed'])
          .whereIn('secret_id', secretIds.slice(from, from + ROWS_A_STATEMENT))
          .update({
            status: 'cancelled',
            claim_token: null,
            claimed_until: null,
          });
      }
      return cancelled;
    });
  }

  /** Ends the bulk refreshes whose every item has ended. */
  async endFinished(): Promise<void> {
    const db = this.#database;
    await db<BulkRow>('bulk_refreshes')
      .whereNotNull('running_key')
      .whereNotExists(
        db('bulk_refresh_items as item')
          .leftJoin('refreshes', 'refreshes.id', 'item.refresh_id')
          .select(db.raw('1'))
          .whereRaw('item.bulk_id = bulk_refreshes.id')
          .where(either =>
            either
              .whereIn('item.status', ['waiting', 'claimed'])
              .orWhere('refreshes.status', 'running'),
          ),
      )
      .update({ running_key: null, ended_at: await this.#time() });
  }

  /**
   * Forgets bulk refreshes that began before a time. Each of their refreshes
   * ended later than that, so none is forgotten before its bulk is.
   */
  async prune(before: Date): Promise<void> {
    const db = this.#database;
    const old = () =>
      db('bulk_refreshes')
        .where('started_at', '<', before.toISOString())
        .whereNull('running_key');
    await db('bulk_refresh_items')
      .whereIn('bulk_id', old().select('id'))
      .delete();
    await old().delete();
    await db('refresh_callers')
      .where('many_at', '<', before.getTime())
      .where('one_until', '<', before.getTime())
      .delete();
  }

  async #checkQueue(
    tx: Knex.Transaction,
    requestedBy: string,
    most: number,
  ): Promise<void> {
    // Holds up who else asks in the same name, so that both are counted.
    await tx('refresh_callers')
      .insert({ caller: requestedBy, cluster: '', many_at: this.#clock(tx) })
      .onConflict(['caller', 'cluster'])
      .merge(['many_at']);
    const [{ waiting }] = await unsentItems(tx, this.#clock)
      .join('bulk_refreshes as bulk', 'bulk.id', 'item.bulk_id')
      .where('bulk.requested_by', requestedBy)
      .count({ waiting: '*' });
    if (Number(waiting) > most) {
      throw queueFull(most);
    }
  }

  async #endClaim(
    db: Knex,
    { bulkId, secretId, token }: ClaimedItem,
    outcome: Pick<ItemRow, 'status'> & Partial<Pick<ItemRow, 'reason'>>,
  ): Promise<boolean> {
    const ended = await db<ItemRow>('bulk_refresh_items')
      .where({ bulk_id: bulkId, secret_id: secretId })
      .where({ status: 'claimed', claim_token: token })
      .update({ ...outcome, claim_token: null, claimed_until: null });
    return ended > 0;
  }

  async #time(): Promise<string> {
    return (await readDatabaseTime(this.#database, this.#clock)).toISOString();
  }
}

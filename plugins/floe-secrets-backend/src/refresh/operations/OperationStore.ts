import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  readDatabaseTime,
} from '../../store/databaseClock';
import { queueFull } from '../tooManyRequests';
import { RefreshOutcome } from '../types';
import { endFinished, endItem } from './endItem';
import { itemFromRow, ItemRow, OperationRow } from './rows';
import { Item, NewItem, RefreshOperation } from './types';
import { unsentItems } from '../turns/unsentItems';

/** SQLite allows 32,766 bindings in a statement; an item has eight. */
const ROWS_A_STATEMENT = 500;

/**
 * Stores the requested refreshes in the plugin's database, for all replicas.
 * Each request is an operation; its items are the secrets. `ItemLeases` decides
 * which replica sends an item.
 */
export class OperationStore {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /** The time at which a refresh times out, the same for every replica. */
  async time(): Promise<Date> {
    return await readDatabaseTime(this.#database, this.#clock);
  }

  /**
   * Creates an operation of many secrets, or finds the running one with the
   * same key.
   *
   * @param key - identifies caller and request; at most 64 characters
   * @param mostWaiting - maximum number of waiting items of one caller,
   * including these
   * @throws TooManyRequestsError if more would wait
   */
  async begin(options: {
    key: string;
    requestedBy: string;
    items: NewItem[];
    mostWaiting: number;
  }): Promise<{ id: string; begun: boolean }> {
    const { key, requestedBy, items, mostWaiting } = options;
    const id = randomUUID();
    const startedAt = (await this.time()).toISOString();
    const row = await this.#database.transaction(async tx => {
      await tx<OperationRow>('operations')
        .insert({
          id,
          running_key: key,
          for_many: true,
          requested_by: requestedBy,
          started_at: startedAt,
        })
        .onConflict('running_key')
        .ignore();
      const running = await tx<OperationRow>('operations')
        .where('running_key', key)
        .first();
      if (running?.id === id) {
        await tx.batchInsert(
          'operation_items',
          items.map(({ cluster, reason, secretId }, position) => ({
            id: randomUUID(),
            operation_id: id,
            secret_id: secretId,
            position,
            cluster,
            status: reason === null ? 'waiting' : 'skipped',
            reason,
          })),
          ROWS_A_STATEMENT,
        );
        await this.#checkQueue(tx, requestedBy, mostWaiting);
      }
      return running;
    });
    // The other operation may have ended in the meantime.
    return row
      ? { id: row.id, begun: row.id === id }
      : await this.begin(options);
  }

  /** An operation of many secrets. */
  async get(id: string): Promise<RefreshOperation | undefined> {
    const row = await this.#database<OperationRow>('operations')
      .where({ id, for_many: true })
      .first();
    return row && { id, startedAt: row.started_at, endedAt: row.ended_at };
  }

  /** The items of an operation in their order. */
  async listItems(id: string): Promise<Item[]> {
    const rows = await this.#items()
      .where('operation_id', id)
      .orderBy('position');
    return rows.map(itemFromRow);
  }

  /** An item that was sent. */
  async getSent(id: string): Promise<Item | undefined> {
    return await this.#first(
      this.#items().where('id', id).whereNotNull('send_number'),
    );
  }

  /** The running item of a secret. */
  async runningOf(secretId: string): Promise<Item | undefined> {
    return await this.#first(
      this.#items().where('running_secret_id', secretId),
    );
  }

  /** The last sent item of a secret; two may have the same millisecond. */
  async newestOf(secretId: string): Promise<Item | undefined> {
    return await this.#first(
      this.#items()
        .where('secret_id', secretId)
        .whereNotNull('send_number')
        .orderBy('send_number', 'desc'),
    );
  }

  /** All running items, of all replicas. */
  async listRunning(): Promise<Item[]> {
    const rows = await this.#items().whereNotNull('running_secret_id');
    return rows.map(itemFromRow);
  }

  /**
   * Ends an item that was sent.
   *
   * @returns false if another replica was first
   */
  async end(id: string, outcome: RefreshOutcome): Promise<boolean> {
    return await this.#database.transaction(tx =>
      endItem(tx, {
        id,
        only: row => row.whereNotNull('running_secret_id'),
        outcome,
        clock: this.#clock,
      }),
    );
  }

  /**
   * Cancels items that were not sent yet, including claimed ones. The same
   * request then creates a new operation.
   *
   * @returns the number of cancelled items
   */
  async cancel(id: string, secretIds: string[]): Promise<number> {
    return await this.#database.transaction(async tx => {
      // First, so that no replica claims an item meanwhile.
      await tx<OperationRow>('operations')
        .where('id', id)
        .whereNotNull('running_key')
        .update({ running_key: id });
      let cancelled = 0;
      for (let from = 0; from < secretIds.length; from += ROWS_A_STATEMENT) {
        cancelled += await tx<ItemRow>('operation_items')
          .where('operation_id', id)
          .whereIn('status', ['waiting', 'claimed'])
          .whereIn('secret_id', secretIds.slice(from, from + ROWS_A_STATEMENT))
          .update({
            status: 'cancelled',
            lease_token: null,
            lease_until: null,
          });
      }
      return cancelled;
    });
  }

  /** Ends the operations all of whose items have ended. */
  async endFinished(): Promise<void> {
    await endFinished(this.#database, { clock: this.#clock });
  }

  /** Deletes operations that ended before a time. */
  async prune(before: Date): Promise<void> {
    const db = this.#database;
    const old = () =>
      db<OperationRow>('operations').where(
        'ended_at',
        '<',
        before.toISOString(),
      );
    await this.#items().whereIn('operation_id', old().select('id')).delete();
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
    // Another request of the same caller waits here, so that both are counted.
    await tx('refresh_callers')
      .insert({ caller: requestedBy, cluster: '', many_at: this.#clock(tx) })
      .onConflict(['caller', 'cluster'])
      .merge(['many_at']);
    const [{ waiting }] = await unsentItems(tx, this.#clock)
      .join('operations as operation', 'operation.id', 'item.operation_id')
      .where('operation.requested_by', requestedBy)
      .count({ waiting: '*' });
    if (Number(waiting) > most) {
      throw queueFull(most);
    }
  }

  async #first(query: Knex.QueryBuilder): Promise<Item | undefined> {
    const row: ItemRow | undefined = await query.first();
    return row && itemFromRow(row);
  }

  #items() {
    return this.#database<ItemRow>('operation_items');
  }
}

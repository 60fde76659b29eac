import { isDatabaseConflictError } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
  readDatabaseTime,
} from '../../store/databaseClock';
import { RefreshRequest } from '../types';
import { endItem } from './endItem';
import { leaseEnd } from './leaseEnd';
import { itemFromRow, ItemRow, OperationRow } from './rows';
import { Item, LeasedItem } from './types';

/**
 * Decides which replica sends an item.
 *
 * A replica that sends an item has a lease with a random token. Its reports
 * count only while the row has this token: one lease may end and another begin
 * in the same millisecond. After a lease has ended, any replica may claim the
 * item (`ItemQueue`). All times are of the database's clock, which all replicas
 * share.
 */
export class ItemLeases {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /**
   * Creates an operation with one item, which the caller sends, or finds the
   * running item of the same secret.
   *
   * @param patienceMs - timeout of the refresh
   */
  async begin(options: {
    secretId: string;
    cluster: string;
    requestedBy: string;
    patienceMs: number;
  }): Promise<{ item: Item; begun: boolean }> {
    const { cluster, patienceMs, requestedBy, secretId } = options;
    const id = randomUUID();
    const row = await this.#database.transaction(async tx => {
      const items = () => tx<ItemRow>('operation_items');
      const startedAt = await this.#time(tx);
      await items()
        .insert({
          id,
          operation_id: id,
          secret_id: secretId,
          position: 0,
          cluster,
          ...this.#sending(tx, { secretId, startedAt, patienceMs }),
          lease_token: randomUUID(),
        })
        .onConflict('running_secret_id')
        .ignore();
      const running = await items()
        .where('running_secret_id', secretId)
        .first();
      if (running?.id === id) {
        await tx<OperationRow>('operations').insert({
          id,
          running_key: id,
          for_many: false,
          requested_by: requestedBy,
          started_at: startedAt,
        });
      }
      return running;
    });
    // The other item may have ended in the meantime.
    return row
      ? { item: itemFromRow(row), begun: row.id === id }
      : await this.begin(options);
  }

  /**
   * Records that a claimed item is being sent, before the request to the
   * cluster. All waiting items of the same secret join it. If an item of that
   * secret is being sent already, all of them join that one.
   *
   * @param patienceMs - timeout of the refresh
   * @returns the item that is sent, and whether the caller sends it; undefined
   * if the lease is lost, because another replica has one or the item was
   * cancelled
   */
  async open(
    item: LeasedItem,
    patienceMs: number,
  ): Promise<{ id: string; begun: boolean } | undefined> {
    try {
      return await this.#database.transaction(tx =>
        this.#open(tx, item, patienceMs),
      );
    } catch (error) {
      // A refresh of only this secret started at the same time.
      if (isDatabaseConflictError(error)) {
        return await this.open(item, patienceMs);
      }
      throw error;
    }
  }

  /** Records the request to the cluster, unless the lease is lost. */
  async sent(item: LeasedItem, request: RefreshRequest): Promise<void> {
    await this.#leased(this.#database, item)
      .where('status', 'sending')
      .update({
        status: 'sent',
        request: JSON.stringify(request),
        lease_token: null,
        lease_until: null,
      });
  }

  /**
   * Ends an item that cannot be sent or that the cluster refused.
   *
   * @param reason - for users
   * @returns false if the lease is lost
   */
  async refuse(item: LeasedItem, reason: string): Promise<boolean> {
    return await this.#database.transaction(tx =>
      endItem(tx, {
        id: item.id,
        only: row => withLease(row, item),
        outcome: { status: 'refused', reason },
        clock: this.#clock,
      }),
    );
  }

  /**
   * Deletes an operation of one item that the cluster refused, unless the lease
   * is lost. Items that joined it wait again.
   */
  async withdraw(item: LeasedItem): Promise<void> {
    await this.#database.transaction(async tx => {
      const deleted = await this.#leased(tx, item).delete();
      if (deleted === 0) {
        return;
      }
      await tx<OperationRow>('operations').where('id', item.id).delete();
      await tx<ItemRow>('operation_items').where('joined_id', item.id).update({
        status: 'waiting',
        joined_id: null,
      });
    });
  }

  async #open(
    tx: Knex.Transaction,
    item: LeasedItem,
    patienceMs: number,
  ): Promise<{ id: string; begun: boolean } | undefined> {
    const items = () => tx<ItemRow>('operation_items');
    const [own] = await this.#leased(tx, item)
      .update({ lease_until: leaseEnd(tx, this.#clock) })
      .returning('*');
    if (!own) {
      return undefined;
    }
    const { id, secret_id: secretId } = own;
    if (own.status === 'sending') {
      return { id, begun: true };
    }
    // Locked, so that it does not end before these have joined it.
    const running = await items()
      .where('running_secret_id', secretId)
      .forUpdate()
      .first();
    if (!running) {
      const startedAt = await this.#time(tx);
      await items()
        .where('id', id)
        .update(this.#sending(tx, { secretId, startedAt, patienceMs }));
    }
    await items()
      .where('secret_id', secretId)
      .whereIn('status', ['waiting', 'claimed'])
      .update({
        status: 'joined',
        joined_id: running?.id ?? id,
        lease_token: null,
        lease_until: null,
      });
    return { id: running?.id ?? id, begun: !running };
  }

  /** The columns of an item when the refresh of its secret starts. */
  #sending(
    tx: Knex.Transaction,
    options: { secretId: string; startedAt: string; patienceMs: number },
  ) {
    const { patienceMs, secretId, startedAt } = options;
    return {
      status: 'sending' as const,
      running_secret_id: secretId,
      // One item of a secret runs at a time, so no two get the same number.
      send_number: tx.raw(
        '(select coalesce(max(sent.send_number), 0) + 1 from operation_items as sent where sent.secret_id = ?)',
        [secretId],
      ),
      started_at: startedAt,
      give_up_at: databaseTimeIn(tx, patienceMs, this.#clock),
      lease_until: leaseEnd(tx, this.#clock),
    };
  }

  #leased(db: Knex, item: LeasedItem) {
    return db<ItemRow>('operation_items')
      .where('id', item.id)
      .where(row => withLease(row, item));
  }

  async #time(db: Knex): Promise<string> {
    return (await readDatabaseTime(db, this.#clock)).toISOString();
  }
}

/** The row of an item whose lease is valid. */
function withLease(row: Knex.QueryBuilder, { leaseToken }: LeasedItem): void {
  row
    .whereIn('status', ['claimed', 'sending'])
    .whereNotNull('lease_token')
    .where('lease_token', leaseToken);
}

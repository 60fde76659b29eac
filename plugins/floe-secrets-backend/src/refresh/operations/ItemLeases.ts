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
 * Says which replica sends an item.
 *
 * A replica that sends an item has a lease, known by a random token that is
 * written with it. What the replica reports counts only while the row holds
 * its token: a lease may end and another one begin in the same millisecond.
 * When a lease has ended, any replica may claim the item (`ItemQueue`). All
 * times are of the database's clock, which all replicas share.
 */
export class ItemLeases {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /**
   * Begins an operation with one item, which the caller sends, or finds the
   * item that is being sent for the same secret.
   *
   * @param patienceMs - how long its end is waited for
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
    // The other one may have ended in the meantime.
    return row
      ? { item: itemFromRow(row), begun: row.id === id }
      : await this.begin(options);
  }

  /**
   * Records that a claimed item is being sent, before the cluster is asked.
   * All others that wait for the same secret join it. Where one of that secret
   * is being sent already, all of them join that one.
   *
   * @param patienceMs - how long its end is waited for
   * @returns the item that is sent, and whether the caller sends it; undefined
   * where the lease does not count any more, because another replica has one
   * or the item was cancelled
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
      // A refresh of this secret alone began at the same time.
      if (isDatabaseConflictError(error)) {
        return await this.open(item, patienceMs);
      }
      throw error;
    }
  }

  /** Records what the cluster was asked, unless the lease does not count any more. */
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
   * Ends an item that cannot be sent or that the cluster did not take.
   *
   * @param reason - in words for a person
   * @returns false where the lease does not count any more
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
   * Forgets an operation of one item that the cluster did not take, unless the
   * lease does not count any more. What joined it waits again.
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

  /** What is written of an item with which a secret begins to be refreshed. */
  #sending(
    tx: Knex.Transaction,
    options: { secretId: string; startedAt: string; patienceMs: number },
  ) {
    const { patienceMs, secretId, startedAt } = options;
    return {
      status: 'sending' as const,
      running_secret_id: secretId,
      // One of a secret runs at a time, so that no two get the same.
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

/** The row while the lease of an item counts. */
function withLease(row: Knex.QueryBuilder, { leaseToken }: LeasedItem): void {
  row
    .whereIn('status', ['claimed', 'sending'])
    .whereNotNull('lease_token')
    .where('lease_token', leaseToken);
}

import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { DatabaseClock, databaseNow } from '../../store/databaseClock';
import { RefreshTurns } from '../turns/RefreshTurns';
import { leaseEnd } from './leaseEnd';
import { nextItems, noteTurns } from './nextItems';
import { ItemRow } from './rows';
import { ClaimedItem } from './types';
import { unsentItems } from './unsentItems';

/**
 * Hands out the items that are to be sent, in the turns of their clusters.
 *
 * A turn needs no token: it only bounds the rate, and nobody gives it back.
 * The items that come with it have leases of their own (`ItemLeases`).
 */
export class ItemQueue {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;
  readonly #turns: RefreshTurns;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
    this.#turns = new RefreshTurns(options);
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
   * @param concurrency - most items of operations of many that are waited for
   * at the same time; what was interrupted does not wait for others
   */
  async claim(options: {
    cluster: string;
    turnMs: number;
    limit: number;
    concurrency: number;
  }): Promise<ClaimedItem[]> {
    const { cluster, concurrency, limit, turnMs } = options;
    const clock = this.#clock;
    return await this.#database.transaction(async tx => {
      if (!(await this.#turns.takeForMany(tx, { cluster, turnMs }))) {
        return [];
      }
      const free = concurrency - (await this.#countRunning(tx, cluster));
      const rows = await nextItems(tx, { cluster, limit, clock });
      const leaseToken = randomUUID();
      const claimed: ClaimedItem[] = [];
      for (const [index, row] of rows.entries()) {
        const { id, status } = row;
        const interrupted = status === 'sending';
        if (!interrupted && index >= free) {
          break;
        }
        const updated = await tx<ItemRow>('operation_items')
          .where({ id, status })
          .update({
            status: interrupted ? 'sending' : 'claimed',
            lease_token: leaseToken,
            lease_until: leaseEnd(tx, clock),
          });
        if (updated > 0) {
          claimed.push({
            id,
            leaseToken,
            operationId: row.operation_id,
            secretId: row.secret_id,
            requestedBy: row.requested_by,
            interrupted,
          });
        }
      }
      const callers = claimed.map(({ requestedBy }) => requestedBy);
      await noteTurns(tx, { cluster, callers, clock });
      return claimed;
    });
  }

  /** How many items of operations of many are waited for in a cluster. */
  async #countRunning(tx: Knex.Transaction, cluster: string): Promise<number> {
    const [{ running }] = await tx('operation_items as item')
      .join('operations as operation', 'operation.id', 'item.operation_id')
      .where('item.cluster', cluster)
      .where('operation.for_many', true)
      .where(either =>
        either
          .where('item.status', 'sent')
          .orWhere(leased =>
            leased
              .whereIn('item.status', ['claimed', 'sending'])
              .where('item.lease_until', '>', this.#clock(tx)),
          ),
      )
      .count({ running: '*' });
    return Number(running);
  }
}

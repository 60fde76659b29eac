import { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { DatabaseClock, databaseNow } from '../../store/databaseClock';
import { RefreshTurns } from '../turns/RefreshTurns';
import { leaseEnd } from './leaseEnd';
import { nextItems, noteTurns } from './nextItems';
import { ItemRow } from './rows';
import { ClaimedItem } from './types';
import { unsentItems } from '../turns/unsentItems';

/**
 * Claims the items that are due, in the turns of their clusters.
 *
 * A turn needs no token: it only limits the rate, and nobody returns it. The
 * claimed items have leases of their own (`ItemLeases`).
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

  /** Names of clusters that have waiting items. */
  async listClustersWithWork(): Promise<string[]> {
    const rows = await unsentItems(this.#database, this.#clock).distinct(
      'item.cluster',
    );
    return rows.map(row => row.cluster);
  }

  /**
   * Takes a turn at a cluster, unless another replica has it, and claims the
   * next items.
   *
   * @param turnMs - duration of the turn
   * @param limit - maximum number of items of the turn
   * @param concurrency - maximum number of running items of bulk operations;
   * interrupted items are not limited
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

  /** Number of running items of bulk operations in a cluster. */
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

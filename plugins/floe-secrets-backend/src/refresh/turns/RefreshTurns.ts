import { Knex } from 'knex';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
} from '../../store/databaseClock';
import { unsentItems } from './unsentItems';

/** Factor by which a refresh of one secret uses up its caller's share. */
const CALLER_SHARE = 2;

/** A requested turn that is not available yet. */
class NotYet extends Error {
  constructor(readonly waitMs: number) {
    super();
  }
}

/**
 * Shares the rate limit of a cluster for refreshes, among all replicas: between
 * bulk refreshes and refreshes of one secret, and between the callers of the
 * latter. All times are of the database's clock.
 *
 * The length of a turn is the time that its requests take at that rate (GCRA);
 * the requests of one second may be sent as a burst.
 */
export class RefreshTurns {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /**
   * Takes a turn for items of the queue: those of bulk refreshes, and those
   * whose replica was killed.
   *
   * @param turnMs - duration of the turn
   * @returns whether the turn was taken
   */
  async takeForMany(
    tx: Knex.Transaction,
    { cluster, turnMs }: { cluster: string; turnMs: number },
  ): Promise<boolean> {
    const taken = await tx('refresh_turns')
      .insert({
        cluster,
        until: databaseTimeIn(tx, turnMs, this.#clock),
        taken_for: 'many',
      })
      .onConflict('cluster')
      .merge()
      .where('refresh_turns.until', '<=', this.#clock(tx))
      .returning('cluster');
    return taken.length > 0;
  }

  /**
   * Takes a turn for the refresh of one secret. No caller gets more than half
   * of a cluster's rate this way, and while bulk refreshes wait, they get every
   * other turn.
   *
   * @returns 0 if the turn was taken, else the minimum milliseconds to wait
   */
  async takeForOne(options: {
    cluster: string;
    caller: string;
    ratePerCluster: number;
  }): Promise<number> {
    const { cluster, caller, ratePerCluster } = options;
    const turnMs = 1_000 / ratePerCluster;
    const burstMs = (Math.max(1, Math.floor(ratePerCluster)) - 1) * turnMs;
    try {
      await this.#database.transaction(async tx => {
        // In the same order as items of bulk refreshes are claimed.
        await this.#extend(tx, {
          table: 'refresh_turns',
          column: 'until',
          key: { cluster },
          byMs: turnMs,
          burstMs,
          also: { taken_for: 'one' },
          unless: conflict =>
            conflict
              .where('refresh_turns.taken_for', 'one')
              .whereExists(
                unsentItems(tx, this.#clock).where('item.cluster', cluster),
              ),
        });
        await this.#extend(tx, {
          table: 'refresh_callers',
          column: 'one_until',
          key: { caller, cluster },
          byMs: turnMs * CALLER_SHARE,
          burstMs: burstMs * CALLER_SHARE,
        });
      });
      return 0;
    } catch (error) {
      if (error instanceof NotYet) {
        return error.waitMs;
      }
      throw error;
    }
  }

  /** Moves the end of a turn, from its end or from now, whichever is later. */
  async #extend(
    tx: Knex.Transaction,
    options: {
      table: string;
      column: string;
      key: Record<string, string>;
      byMs: number;
      /** Limit for how far in the future the end may be before. */
      burstMs: number;
      also?: Record<string, string>;
      unless?: (query: Knex.QueryBuilder) => unknown;
    },
  ): Promise<void> {
    const { also, burstMs, byMs, column, key, table, unless } = options;
    const end = `${table}.${column}`;
    const now = () => this.#clock(tx);
    const extended = await tx(table)
      .insert({
        ...key,
        ...also,
        [column]: databaseTimeIn(tx, byMs, this.#clock),
      })
      .onConflict(Object.keys(key))
      .merge({
        ...also,
        [column]: tx.raw('(case when ?? > ? then ?? else ? end) + ?', [
          end,
          now(),
          end,
          now(),
          Math.round(byMs),
        ]),
      })
      .where(end, '<=', databaseTimeIn(tx, burstMs, this.#clock))
      .whereNot(query => unless?.(query) ?? query.whereRaw('1 = 0'))
      .returning(Object.keys(key));
    if (extended.length === 0) {
      const [row] = await tx(table)
        .where(key)
        .select({ waitMs: tx.raw('?? - ?', [end, now()]) });
      throw new NotYet(
        Math.max(50, Number(row?.waitMs ?? 0) - Math.round(burstMs)),
      );
    }
  }
}

import { Knex } from 'knex';
import {
  DatabaseClock,
  databaseNow,
  databaseTimeIn,
} from '../../store/databaseClock';
import { unsentItems } from '../operations/unsentItems';

/** How many times as long as its share a refresh of one secret uses up of its caller's. */
const CALLER_SHARE = 2;

/** A turn row that was asked for and is not to be had yet. */
class NotYet extends Error {
  constructor(readonly waitMs: number) {
    super();
  }
}

/**
 * Shares the rate at which a cluster may be asked for refreshes, among all
 * replicas: between refreshes of many secrets and those of one, and between
 * the callers of the latter. All times are of the database's clock.
 *
 * A turn lasts as long as what is sent in it takes at that rate (GCRA); as
 * much as goes into one second may be sent at once.
 */
export class RefreshTurns {
  readonly #database: Knex;
  readonly #clock: DatabaseClock;

  constructor(options: { database: Knex; clock?: DatabaseClock }) {
    this.#database = options.database;
    this.#clock = options.clock ?? databaseNow;
  }

  /**
   * Takes a turn for items that wait in the queue: those of refreshes of many
   * secrets, and those whose replica was killed.
   *
   * @param turnMs - how long nobody else takes one for those
   * @returns whether it is to be had
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
   * of a cluster's rate this way, and while refreshes of many secrets wait,
   * they have every other turn.
   *
   * @returns 0 where it is taken, else how many milliseconds to wait at least
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
        // In the order in which items of many are claimed, too.
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

  /** Moves the end of a turn on from its end or from now, whichever is later. */
  async #extend(
    tx: Knex.Transaction,
    options: {
      table: string;
      column: string;
      key: Record<string, string>;
      byMs: number;
      /** How far in the future the end may lie before. */
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

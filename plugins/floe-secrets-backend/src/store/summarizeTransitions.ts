import { Knex } from 'knex';

/** A summary of the whole history of a secret. */
export type TransitionSummary = {
  /** Number of stored transitions. */
  total: number;
  /** RFC 3339; time of the oldest transition, null if there is none. */
  keptFrom: string | null;
  /** Number of failures; a change of the cause does not count. */
  failures: number;
  /** Total duration of failures. */
  failingSeconds: number;
};

/**
 * Summarizes the transitions of a secret.
 *
 * @param from - RFC 3339; start of the period in which failures count
 * @param now - RFC 3339; end of a failure that lasts
 */
export async function summarizeTransitions(
  database: Knex,
  options: { secretId: string; from: string; now: string },
): Promise<TransitionSummary> {
  const { from, now, secretId } = options;
  const [[{ total, oldest }], failing] = await Promise.all([
    database('transitions')
      .where('secret_id', secretId)
      .count({ total: '*' })
      .min({ oldest: 'at' }),
    database
      .with('ordered', query =>
        query
          .from('transitions')
          .where('secret_id', secretId)
          .select(
            'at',
            'state',
            database.raw('lag(state) over (order by at, id) as earlier'),
            database.raw('lead(at) over (order by at, id) as ended'),
          ),
      )
      .from('ordered')
      .where('state', 'failing')
      .where(open => open.whereNull('ended').orWhere('ended', '>', from))
      .select('at', 'earlier', 'ended'),
  ]);
  return {
    total: Number(total),
    keptFrom: oldest ?? null,
    failures: failing.filter(
      ({ at, earlier }) => at >= from && earlier !== 'failing',
    ).length,
    failingSeconds: Math.round(
      failing.reduce(
        (sum, { at, ended }) =>
          sum + Date.parse(ended ?? now) - Date.parse(at < from ? from : at),
        0,
      ) / 1_000,
    ),
  };
}

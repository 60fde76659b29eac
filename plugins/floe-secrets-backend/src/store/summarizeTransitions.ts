import { Knex } from 'knex';

/** A summary of the whole history of a secret. */
export type TransitionSummary = {
  /** How many transitions are kept. */
  total: number;
  /** RFC 3339; when the oldest of them happened, null if there is none. */
  keptFrom: string | null;
  /** How often it began to fail; one cause after another counts once. */
  failures: number;
  /** How long it failed in all. */
  failingSeconds: number;
};

/**
 * Sums up the transitions of a secret.
 *
 * @param from - RFC 3339; failures count from then
 * @param now - RFC 3339; what fails now has failed until then
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

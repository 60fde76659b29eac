import { Knex } from 'knex';
import { databaseNow } from '../databaseClock';
import { ObservationWrite, WatchPosition } from '../ObservationWriter';

/**
 * An API server knows what changed in the last five minutes, and more where
 * little changes. Beyond this age a list says more than what it still knows.
 */
const MAX_AGE_MS = 10 * 60_000;

type PositionRow = {
  cluster: string;
  watch: string;
  api_version: string;
  resource_version: string;
  facts_version: number;
  written_at: number | string;
};

/** Records up to where watches were read, in the transaction that writes what they told. */
export async function writePositions(
  tx: Knex.Transaction,
  options: { writes: ObservationWrite[]; factsVersion: number },
): Promise<void> {
  const positions = new Map<string, WatchPosition>();
  for (const { position } of options.writes) {
    if (position) {
      positions.set(
        JSON.stringify([position.cluster, position.watch]),
        position,
      );
    }
  }
  const rows: Omit<PositionRow, 'written_at'>[] = [];
  for (const position of positions.values()) {
    const { cluster, watch, apiVersion, resourceVersion } = position;
    if (resourceVersion === null) {
      await tx('watch_positions').where({ cluster, watch }).delete();
    } else {
      rows.push({
        cluster,
        watch,
        api_version: apiVersion,
        resource_version: resourceVersion,
        facts_version: options.factsVersion,
      });
    }
  }
  if (rows.length > 0) {
    await tx('watch_positions')
      .insert(rows.map(row => ({ ...row, written_at: databaseNow(tx) })))
      .onConflict(['cluster', 'watch'])
      .merge();
  }
}

/** The version from which a watch goes on, if everything before it is stored as this release reads it. */
export async function readPosition(
  database: Knex,
  options: Omit<WatchPosition, 'resourceVersion'> & { factsVersion: number },
): Promise<string | undefined> {
  const { cluster, watch, apiVersion, factsVersion } = options;
  const row = await database<PositionRow>('watch_positions')
    .where({
      cluster,
      watch,
      api_version: apiVersion,
      facts_version: factsVersion,
    })
    .where(
      'written_at',
      '>',
      database.raw('? - ?', [databaseNow(database), MAX_AGE_MS]),
    )
    .first();
  return row?.resource_version;
}

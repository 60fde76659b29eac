import { Knex } from 'knex';
import { databaseNow } from '../databaseClock';
import { ObservationWrite, WatchPosition } from '../ObservationWriter';
import { chunked } from './statements';

/**
 * An API server knows the changes of the last five minutes, and more on a quiet
 * cluster. Older checkpoints are dropped in favour of a list.
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

/** Stores the checkpoints of watches, in the transaction that writes their objects. */
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
  const unknown: [string, string][] = [];
  for (const position of positions.values()) {
    const { cluster, watch, apiVersion, resourceVersion } = position;
    if (resourceVersion === null) {
      unknown.push([cluster, watch]);
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
  for (const chunk of chunked(unknown)) {
    await tx('watch_positions').whereIn(['cluster', 'watch'], chunk).delete();
  }
  for (const chunk of chunked(rows)) {
    await tx('watch_positions')
      .insert(chunk.map(row => ({ ...row, written_at: databaseNow(tx) })))
      .onConflict(['cluster', 'watch'])
      .merge();
  }
}

/**
 * The positions of a cluster's watches. The version is null if not everything
 * before it is stored with this version of the extraction.
 */
export async function readPositions(
  database: Knex,
  options: { cluster: string; factsVersion: number },
): Promise<WatchPosition[]> {
  const { cluster, factsVersion } = options;
  const rows: (PositionRow & { age: number | string })[] = await database(
    'watch_positions',
  )
    .where({ cluster })
    .select(
      '*',
      database.raw('? - written_at as age', [databaseNow(database)]),
    );
  return rows.map(row => ({
    cluster,
    watch: row.watch,
    apiVersion: row.api_version,
    resourceVersion:
      row.facts_version === factsVersion && Number(row.age) < MAX_AGE_MS
        ? row.resource_version
        : null,
  }));
}

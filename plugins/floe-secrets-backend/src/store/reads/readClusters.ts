import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { groupBy } from '../../collections/groupBy';
import { ObservedCluster } from '../../model/observed';
import { databaseNow } from '../databaseClock';
import { dialectOf, Sql } from '../dialect';
import { readRows } from './readRows';
import { WatchedRevisions } from '../WatchedRevisions';
import { ClusterRow, OperatorRow, ResourceRow, resourceFromRow } from '../rows';

/** After this time without a watching replica, that is reported. */
const UNWATCHED_AFTER_MS = 60_000;

/**
 * A cluster, with the time since its lease ran out; negative while the lease is
 * valid.
 */
type SeenClusterRow = ClusterRow & { unwatched_ms: number | string | null };

/** Whether nobody has watched a cluster for so long, by its row, that it is reported as unreachable. */
export function isUnwatched({
  unwatched_ms: milliseconds,
}: Pick<SeenClusterRow, 'unwatched_ms'>): boolean {
  return milliseconds !== null && Number(milliseconds) > UNWATCHED_AFTER_MS;
}

/** How clusters are seen, and the count of changes of each. */
export type SeenClusters = {
  clusters: ObservedCluster[];
  revisions: ReadonlyMap<string, number>;
  /** Of those that are watched alone. */
  watched: WatchedRevisions;
};

/** Reads how clusters are seen: all, or those of the given names. */
export async function readClusters(
  db: Knex,
  names: string[] | undefined,
  clock: Clock,
): Promise<SeenClusters> {
  const [rows, resources, operators] = await Promise.all([
    readRows<SeenClusterRow>(
      db,
      of('clusters.name', names, where => ({
        ...where,
        sql: `select clusters.*, ${databaseNow(
          db,
        )} - leases.expires_at as unwatched_ms
          from clusters left join leases on leases.cluster = clusters.name
          ${where.sql} order by clusters.name`,
      })),
    ),
    readRows<ResourceRow>(
      db,
      of('cluster', names, where => ({
        ...where,
        sql: `select * from cluster_resources ${where.sql} order by cluster, resource`,
      })),
    ),
    readRows<OperatorRow>(
      db,
      of('cluster', names, where => ({
        ...where,
        sql: `select * from cluster_operators ${where.sql} order by cluster, operator`,
      })),
    ),
  ]);
  const resourcesByCluster = groupBy(resources, row => row.cluster);
  const operatorsByCluster = groupBy(operators, row => row.cluster);
  const revisionsOf = (some: SeenClusterRow[]) =>
    new Map(some.map(({ name, revision }) => [name, Number(revision)]));
  return {
    clusters: rows.map(row =>
      toCluster(
        row,
        resourcesByCluster.get(row.name) ?? [],
        operatorsByCluster.get(row.name) ?? [],
        clock,
      ),
    ),
    revisions: revisionsOf(rows),
    watched: revisionsOf(rows.filter(row => !isUnwatched(row))),
  };

  function of(
    column: string,
    values: string[] | undefined,
    compose: (where: Sql) => Sql,
  ): Sql {
    if (!values) {
      return compose({ sql: '', bindings: [] });
    }
    const { bindings, sql } = dialectOf(db).oneOf(column, values);
    return compose({ sql: `where ${sql}`, bindings });
  }
}

function toCluster(
  row: SeenClusterRow,
  resources: ResourceRow[],
  operators: OperatorRow[],
  clock: Clock,
): ObservedCluster {
  const known = {
    name: row.name,
    title: row.title,
    version: row.version,
    clockOffsetMs: Number(row.clock_offset_ms),
    configured: Boolean(row.configured),
    resources: resources.map(resourceFromRow),
    ...(operators.length > 0 && { operators }),
  };
  if (isUnwatched(row) && row.configured && row.reachable) {
    return {
      ...known,
      reachable: false,
      since: new Date(clock.now() - Number(row.unwatched_ms)).toISOString(),
      reason: 'No replica of the portal watches this cluster now',
    };
  }
  return {
    ...known,
    reachable: row.reachable === null ? null : Boolean(row.reachable),
    since: row.since,
    reason: row.reason,
  };
}

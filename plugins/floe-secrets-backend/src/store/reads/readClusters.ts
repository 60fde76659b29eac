import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { groupBy } from '../../collections/groupBy';
import { ObservedCluster } from '../../model/observed';
import { databaseNow } from '../databaseClock';
import { ClusterRow, ResourceRow, resourceFromRow } from '../rows';

/** After this time without a watching replica, that is reported. */
const UNWATCHED_AFTER_MS = 60_000;

/**
 * A cluster, with the time since its lease ran out; negative while the lease is
 * valid.
 */
type SeenClusterRow = ClusterRow & { unwatched_ms: number | string | null };

/** Reads how clusters are seen, and how often each has changed: all, or those of the given names. */
export async function readClusters(
  db: Knex,
  names: string[] | undefined,
  clock: Clock,
): Promise<{ clusters: ObservedCluster[]; revisions: Map<string, number> }> {
  const [clusters, resources] = await Promise.all([
    db('clusters')
      .leftJoin('leases', 'leases.cluster', 'clusters.name')
      .select('clusters.*')
      .select({
        unwatched_ms: db.raw('? - leases.expires_at', [databaseNow(db)]),
      })
      .modify(query => names && query.whereIn('clusters.name', names))
      .orderBy('clusters.name'),
    db<ResourceRow>('cluster_resources')
      .select()
      .modify(query => names && query.whereIn('cluster', names))
      .orderBy(['cluster', 'resource']),
  ]);
  const resourcesByCluster = groupBy(
    resources as ResourceRow[],
    row => row.cluster,
  );
  return {
    clusters: clusters.map((row: SeenClusterRow) =>
      toCluster(row, resourcesByCluster.get(row.name) ?? [], clock),
    ),
    revisions: new Map(
      clusters.map((row: SeenClusterRow) => [row.name, Number(row.revision)]),
    ),
  };
}

function toCluster(
  row: SeenClusterRow,
  resources: ResourceRow[],
  clock: Clock,
): ObservedCluster {
  const unwatched =
    row.unwatched_ms !== null && Number(row.unwatched_ms) > UNWATCHED_AFTER_MS;
  const known = {
    name: row.name,
    title: row.title,
    version: row.version,
    clockOffsetMs: Number(row.clock_offset_ms),
    configured: Boolean(row.configured),
    resources: resources.map(resourceFromRow),
  };
  if (unwatched && row.configured && row.reachable) {
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

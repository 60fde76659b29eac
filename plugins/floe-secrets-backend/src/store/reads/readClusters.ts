import { Knex } from 'knex';
import { Clock } from '../../clock/Clock';
import { groupBy } from '../../collections/groupBy';
import { ObservedCluster } from '../../model/observed';
import { databaseNow } from '../databaseClock';
import { WatchedRevisions } from '../lists/SecretLists';
import { ClusterRow, ResourceRow, resourceFromRow } from '../rows';

/** After this time without a replica that watches a cluster, that is reported. */
const UNWATCHED_AFTER_MS = 60_000;

/** A cluster, with how long ago the lease of who watched it ran out; below zero, it did not. */
type SeenClusterRow = ClusterRow & { unwatched_ms: number | string | null };

/** Whether nobody has watched a cluster for so long, by its row, that it is reported as unreachable. */
export function isUnwatched({
  unwatched_ms: milliseconds,
}: Pick<SeenClusterRow, 'unwatched_ms'>): boolean {
  return milliseconds !== null && Number(milliseconds) > UNWATCHED_AFTER_MS;
}

/** Reads how clusters are seen, and how often each that is watched has changed: all, or those of the given names. */
export async function readClusters(
  db: Knex,
  names: string[] | undefined,
  clock: Clock,
): Promise<{ clusters: ObservedCluster[]; watched: WatchedRevisions }> {
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
    watched: new Map(
      clusters
        .filter((row: SeenClusterRow) => !isUnwatched(row))
        .map((row: SeenClusterRow) => [row.name, Number(row.revision)]),
    ),
  };
}

function toCluster(
  row: SeenClusterRow,
  resources: ResourceRow[],
  clock: Clock,
): ObservedCluster {
  const known = {
    name: row.name,
    title: row.title,
    version: row.version,
    clockOffsetMs: Number(row.clock_offset_ms),
    configured: Boolean(row.configured),
    resources: resources.map(resourceFromRow),
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

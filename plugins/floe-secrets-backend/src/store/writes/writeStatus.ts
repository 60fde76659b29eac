import { Knex } from 'knex';
import { ObservationWrite } from '../ObservationWriter';
import { ClusterRow, ResourceRow } from '../rows';

/**
 * Writes how well clusters and their resources are observed.
 *
 * @returns names of the clusters of which something else is told than before
 */
export async function writeStatus(
  tx: Knex.Transaction,
  writes: ObservationWrite[],
): Promise<Set<string>> {
  const changed = new Set<string>();
  for (const write of writes) {
    if (write.type === 'reachability') {
      const { cluster, ...reachability } = write.reachability;
      const before = await tx<ClusterRow>('clusters')
        .where({ name: cluster })
        .first();
      const isSame =
        before &&
        before.reachable !== null &&
        Boolean(before.reachable) === reachability.reachable;
      // A restart of the portal does not begin the state of a cluster anew.
      const since = (isSame && before.since) || reachability.since;
      await tx<ClusterRow>('clusters')
        .where({ name: cluster })
        .update({ ...reachability, since });
      changed.add(cluster);
    } else if (write.type === 'resource-status') {
      const { status, lastContactAt } = write;
      const key = { cluster: status.cluster, resource: status.resource };
      const before = await tx<ResourceRow>('cluster_resources')
        .where(key)
        .first();
      const row: ResourceRow = {
        ...key,
        api_version: status.apiVersion,
        served_versions: JSON.stringify(status.servedVersions),
        state: status.state,
        reason: status.reason,
        since: before?.state === status.state ? before.since : status.since,
        last_contact_at: lastContactAt ?? before?.last_contact_at ?? null,
      };
      await tx('cluster_resources')
        .insert(row)
        .onConflict(['cluster', 'resource'])
        .merge();
      if (
        before?.state !== row.state ||
        before.reason !== row.reason ||
        before.api_version !== row.api_version ||
        before.served_versions !== row.served_versions
      ) {
        changed.add(status.cluster);
      }
    }
  }
  return changed;
}

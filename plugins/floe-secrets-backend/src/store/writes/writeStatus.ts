import { Knex } from 'knex';
import { ObservationWrite } from '../ObservationWriter';
import { ClusterRow, OperatorRow, ResourceRow } from '../rows';
import { selectRows, upsertRows } from './statements';

type ReachabilityWrite = Extract<ObservationWrite, { type: 'reachability' }>;
type OperatorWrite = Extract<ObservationWrite, { type: 'operator' }>;
type StatusWrite = Extract<ObservationWrite, { type: 'resource-status' }>;

/**
 * Writes the status of clusters, their resources and their operators.
 *
 * @returns names of the clusters whose reported state changed
 */
export async function writeStatus(
  tx: Knex.Transaction,
  writes: ObservationWrite[],
): Promise<Set<string>> {
  const changed = await writeResourceStatus(
    tx,
    writes.filter(write => write.type === 'resource-status'),
  );
  for (const write of writes) {
    if (write.type === 'reachability') {
      await writeReachability(tx, write);
      changed.add(write.reachability.cluster);
    } else if (write.type === 'operator') {
      await writeOperator(tx, write);
      changed.add(write.operator.cluster);
    }
  }
  return changed;
}

async function writeReachability(
  tx: Knex.Transaction,
  write: ReachabilityWrite,
): Promise<void> {
  const { clockOffsetMs = 0, cluster, ...reachability } = write.reachability;
  const before = await tx<ClusterRow>('clusters')
    .where({ name: cluster })
    .first();
  const isSame =
    before &&
    before.reachable !== null &&
    Boolean(before.reachable) === reachability.reachable;
  // A restart of the portal must not reset the time since which a cluster has
  // its state.
  const since = (isSame && before.since) || reachability.since;
  await tx<ClusterRow>('clusters')
    .where({ name: cluster })
    .update({ ...reachability, since, clock_offset_ms: clockOffsetMs });
}

/** The time since which it is so is kept by a restart of the portal. */
async function writeOperator(
  tx: Knex.Transaction,
  { operator: row }: OperatorWrite,
): Promise<void> {
  const { cluster, operator, since, ...next } = row;
  const before = await tx<OperatorRow>('cluster_operators')
    .where({ cluster, operator })
    .first();
  const isSame =
    before && before.state === next.state && before.version === next.version;
  await tx<OperatorRow>('cluster_operators')
    .insert({
      cluster,
      operator,
      ...next,
      since: isSame ? before.since : since,
      // A version that could not be read for a while is not forgotten.
      previous: isSame
        ? before.previous ?? null
        : before?.version ?? before?.previous ?? null,
    })
    .onConflict(['cluster', 'operator'])
    .merge();
}

/**
 * In one statement, because each resource of each cluster is written twice a
 * minute.
 */
async function writeResourceStatus(
  tx: Knex.Transaction,
  writes: StatusWrite[],
): Promise<Set<string>> {
  const changed = new Set<string>();
  const keyOf = (row: { cluster: string; resource: string }) =>
    `${row.resource} ${row.cluster}`;
  const clusters = new Set(writes.map(({ status }) => status.cluster));
  const known = await selectRows<ResourceRow>(
    tx,
    'cluster_resources',
    'cluster',
    [...clusters],
  );
  const rows = new Map(known.map(row => [keyOf(row), row]));
  const written = new Map<string, ResourceRow>();
  for (const { status, lastContactAt } of writes) {
    const { cluster, resource } = status;
    const before = rows.get(keyOf(status));
    const row: ResourceRow = {
      cluster,
      resource,
      api_version: status.apiVersion,
      served_versions: JSON.stringify(status.servedVersions),
      state: status.state,
      reason: status.reason,
      since: before?.state === status.state ? before.since : status.since,
      last_contact_at: lastContactAt ?? before?.last_contact_at ?? null,
    };
    rows.set(keyOf(row), row);
    written.set(keyOf(row), row);
    if (
      before?.state !== row.state ||
      before.reason !== row.reason ||
      before.api_version !== row.api_version ||
      before.served_versions !== row.served_versions
    ) {
      changed.add(cluster);
    }
  }
  await upsertRows(
    tx,
    'cluster_resources',
    ['cluster', 'resource'],
    [...written.values()],
  );
  return changed;
}

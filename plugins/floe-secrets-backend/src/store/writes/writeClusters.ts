import { ClusterDescription } from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { ClusterRow } from '../rows';

/**
 * Records which clusters are configured. A removed cluster keeps its row and
 * its history.
 *
 * @returns names of the clusters whose reported state changed
 */
export async function writeClusters(
  tx: Knex.Transaction,
  clusters: ClusterDescription[],
  now: Date,
): Promise<string[]> {
  const rows = await tx<ClusterRow>('clusters').select();
  const before = new Map(rows.map(row => [row.name, row]));
  const changed: string[] = [];
  for (const cluster of clusters) {
    const row = before.get(cluster.name);
    const next = nextRow(cluster, row, now);
    if (!row || !isSameRow(row, next)) {
      await tx<ClusterRow>('clusters').insert(next).onConflict('name').merge();
      changed.push(cluster.name);
    }
    before.delete(cluster.name);
  }
  for (const row of before.values()) {
    if (row.configured) {
      await tx<ClusterRow>('clusters').where({ name: row.name }).update({
        configured: false,
        reachable: false,
        since: now.toISOString(),
        reason: 'This cluster is no longer configured',
      });
      changed.push(row.name);
    }
  }
  return changed;
}

/** The columns of a configured cluster. */
type Described = Omit<ClusterRow, 'revision' | 'clock_offset_ms'>;

function nextRow(
  cluster: ClusterDescription,
  row: ClusterRow | undefined,
  now: Date,
): Described {
  const known = row?.configured ? row : undefined;
  const next: Described = {
    name: cluster.name,
    title: cluster.title,
    configured: true,
    reachable: known?.reachable ?? null,
    since: known?.since ?? null,
    reason: known?.reason ?? null,
    version: row?.version ?? null,
  };
  if (cluster.notWatchable === undefined) {
    return next;
  }
  const wasUnreachable = known && known.reachable !== null && !known.reachable;
  return {
    ...next,
    reachable: false,
    since: wasUnreachable ? known.since : now.toISOString(),
    reason: cluster.notWatchable,
  };
}

function isSameRow(a: ClusterRow, b: Described): boolean {
  return (
    a.title === b.title &&
    Boolean(a.configured) === Boolean(b.configured) &&
    a.reason === b.reason &&
    a.since === b.since
  );
}

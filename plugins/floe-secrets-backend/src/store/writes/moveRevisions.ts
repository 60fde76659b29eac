import { Knex } from 'knex';
import { ClusterRow } from '../rows';

/**
 * Tells readers that something observed of the clusters was written. It is
 * the last write of its transaction: the rows stay locked until its end, so
 * that revisions are seen in the order in which they were given.
 */
export async function moveRevisions(
  tx: Knex.Transaction,
  clusters: Iterable<string>,
): Promise<void> {
  // In one order everywhere, so that two replicas never wait for each other.
  const names = [...new Set(clusters)].sort();
  for (const name of names) {
    await tx<ClusterRow>('clusters').where({ name }).increment('revision', 1);
  }
}

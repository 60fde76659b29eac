import { Knex } from 'knex';
import { ClusterRow } from '../rows';

/**
 * Increments the revisions of clusters, so that readers notice the write. It is
 * the last statement of its transaction: the rows stay locked until its end, so
 * that revisions become visible in their order.
 */
export async function moveRevisions(
  tx: Knex.Transaction,
  clusters: Iterable<string>,
): Promise<void> {
  // The same order everywhere prevents deadlocks.
  const names = [...new Set(clusters)].sort();
  for (const name of names) {
    await tx<ClusterRow>('clusters').where({ name }).increment('revision', 1);
  }
}

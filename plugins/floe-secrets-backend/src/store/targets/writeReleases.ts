import { Knex } from 'knex';
import { upsertRows } from '../writes/statements';
import { HelmReleaseRow, releaseToRow } from './rows';
import { TargetWrite } from './TargetWrite';

/**
 * Writes revisions of Helm releases.
 *
 * @returns the clusters whose releases changed
 */
export async function writeReleases(
  tx: Knex.Transaction,
  writes: TargetWrite[],
): Promise<Set<string>> {
  const clusters = new Set<string>();
  const rows = new Map<string, HelmReleaseRow>();
  const keyOf = (cluster: string, namespace: string, secretName: string) =>
    JSON.stringify([cluster, namespace, secretName]);
  for (const write of writes) {
    if (write.type === 'helm-release') {
      const { cluster, namespace, secretName } = write.release;
      clusters.add(cluster);
      rows.set(
        keyOf(cluster, namespace, secretName),
        releaseToRow(write.release),
      );
    } else if (write.type === 'helm-release-gone') {
      const { cluster, namespace, secretName } = write;
      clusters.add(cluster);
      rows.delete(keyOf(cluster, namespace, secretName));
      await tx('helm_releases')
        .where({ cluster, namespace, secret_name: secretName })
        .delete();
    }
  }
  await upsertRows(
    tx,
    'helm_releases',
    ['cluster', 'namespace', 'secret_name'],
    [...rows.values()],
  );
  return clusters;
}

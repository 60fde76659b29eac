import { Knex } from 'knex';
import { TargetAddress } from '../../model/kindAnswers';
import { chunked } from '../writes/statements';

/**
 * The ids of the managed secrets that have one of the Secrets as their target.
 */
export async function findTargetUsers(
  tx: Knex.Transaction,
  targets: TargetAddress[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const chunk of chunked(targets)) {
    const addresses = chunk.map(({ cluster, namespace, name }) => [
      cluster,
      namespace,
      name,
    ]);
    const rows: { id: string }[] = await tx('managed_secrets')
      .select('id')
      .whereIn(['cluster', 'namespace', 'target_name'], addresses)
      .orWhereIn(['cluster', 'target_namespace', 'target_name'], addresses);
    ids.push(...rows.map(({ id }) => id));
  }
  return ids;
}

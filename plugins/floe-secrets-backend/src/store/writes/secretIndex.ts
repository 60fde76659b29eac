import { Knex } from 'knex';
import { ObservedSecret } from '../../model/observed';
import { originsOfSecret } from '../../model/originsOfSecret';
import { isSqlite } from '../databaseClock';
import { targetNamespaceColumn } from '../secretRows';
import { storesOfSecret } from '../../model/storesOfSecret';
import { deleteRows, insertRows } from './statements';

/**
 * Writes the index tables of managed secrets: labels, stores, generators and
 * providers. Their rows of `managed_secrets` are there already.
 */
export async function indexSecrets(
  tx: Knex.Transaction,
  secrets: ObservedSecret[],
): Promise<void> {
  const rowsOf = (refsOf: (secret: ObservedSecret) => {}[]) =>
    secrets.flatMap(secret =>
      refsOf(secret).map(ref => ({ secret_id: secret.id, ...ref })),
    );
  await indexLabels(tx, secrets);
  await insertRows(
    tx,
    'secret_stores',
    rowsOf(({ facts }) => storesOfSecret(facts)),
  );
  await insertRows(
    tx,
    'secret_origins',
    rowsOf(({ facts }) => originsOfSecret(facts)),
  );
}

async function indexLabels(
  tx: Knex.Transaction,
  secrets: ObservedSecret[],
): Promise<void> {
  const isReadBySql = ({ labels }: ObservedSecret) =>
    !isSqlite(tx) && !JSON.stringify(labels).includes('\\u');
  const ids = secrets.filter(isReadBySql).map(({ id }) => id);
  if (ids.length > 0) {
    // The database has the labels already; as rows they are four times as long.
    await tx.raw(
      `insert into secret_labels (secret_id, key, value, cluster, namespace, target_namespace)
        select id, label.key, label.value, cluster, namespace, target_namespace
        from managed_secrets cross join lateral json_each_text(labels::json) as label
        where id = any(?)`,
      [ids],
    );
  }
  // PostgreSQL refuses some escapes of JSON.
  const others = secrets.filter(secret => !isReadBySql(secret));
  await insertRows(
    tx,
    'secret_labels',
    others.flatMap(secret =>
      Object.entries(secret.labels).map(([key, value]) => ({
        secret_id: secret.id,
        key,
        value,
        cluster: secret.cluster,
        namespace: secret.namespace,
        target_namespace: targetNamespaceColumn(secret),
      })),
    ),
  );
}

/** Deletes the rows of {@link indexSecrets}. */
export async function unindexSecrets(
  tx: Knex.Transaction,
  ids: string[],
): Promise<void> {
  await deleteRows(tx, 'secret_labels', 'secret_id', ids);
  await deleteRows(tx, 'secret_stores', 'secret_id', ids);
  await deleteRows(tx, 'secret_origins', 'secret_id', ids);
}

import { Knex } from 'knex';
import { ObservedSecret } from '../../model/observed';
import { originsOfSecret } from '../../model/originsOfSecret';
import { targetNamespaceColumn } from '../secretRows';
import { storesOfSecret } from '../../model/storesOfSecret';
import { deleteRows, insertRows } from './statements';

/**
 * Writes the index tables of managed secrets: labels, stores, generators and
 * providers.
 */
export async function indexSecrets(
  tx: Knex.Transaction,
  secrets: ObservedSecret[],
): Promise<void> {
  const rowsOf = (refsOf: (secret: ObservedSecret) => {}[]) =>
    secrets.flatMap(secret =>
      refsOf(secret).map(ref => ({ secret_id: secret.id, ...ref })),
    );
  await insertRows(
    tx,
    'secret_labels',
    rowsOf(secret =>
      Object.entries(secret.labels).map(([key, value]) => ({
        key,
        value,
        cluster: secret.cluster,
        namespace: secret.namespace,
        target_namespace: targetNamespaceColumn(secret),
      })),
    ),
  );
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

/** Deletes the rows of {@link indexSecrets}. */
export async function unindexSecrets(
  tx: Knex.Transaction,
  ids: string[],
): Promise<void> {
  await deleteRows(tx, 'secret_labels', 'secret_id', ids);
  await deleteRows(tx, 'secret_stores', 'secret_id', ids);
  await deleteRows(tx, 'secret_origins', 'secret_id', ids);
}

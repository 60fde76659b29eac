import { Knex } from 'knex';
import { ObservationWrite } from '../ObservationWriter';
import { StoreRow, storeToRow } from '../rows';
import { findStoreUsers } from './findStoreUsers';
import { chunked, deleteRows, upsertRows } from './statements';

/**
 * Writes SecretStores and ClusterSecretStores.
 *
 * @returns ids of the managed secrets that refer to them
 */
export async function writeStores(
  tx: Knex.Transaction,
  options: { writes: ObservationWrite[]; factsVersion: number },
): Promise<Set<string>> {
  const rows = new Map<string, StoreRow | undefined>();
  for (const write of options.writes) {
    if (write.type === 'store') {
      rows.set(write.store.id, {
        ...storeToRow(write.store),
        resource: write.resource,
        facts_version: options.factsVersion,
      });
    } else if (write.type === 'store-gone') {
      rows.set(write.id, undefined);
    }
  }
  const before: StoreRow[] = [];
  for (const chunk of chunked([...rows.keys()])) {
    before.push(...(await tx<StoreRow>('stores').whereIn('id', chunk)));
  }
  const gone = [...rows].flatMap(([id, row]) => (row ? [] : id));
  const upserts = [...rows.values()].flatMap(row => row ?? []);
  await deleteRows(tx, 'stores', 'id', gone);
  await upsertRows(tx, 'stores', ['id'], upserts);
  return findStoreUsers(tx, [...before, ...upserts]);
}

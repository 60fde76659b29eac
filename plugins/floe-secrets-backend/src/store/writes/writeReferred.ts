import { Knex } from 'knex';
import { ObservationWrite } from '../ObservationWriter';
import { OriginRow, originToRow, StoreRow, storeToRow } from '../referredRows';
import { findUsers } from './findUsers';
import { chunked, deleteRows, upsertRows } from './statements';

type WriteOptions = { writes: ObservationWrite[]; factsVersion: number };

/**
 * Writes SecretStores and ClusterSecretStores.
 *
 * @returns ids of the managed secrets that refer to them
 */
export async function writeStores(
  tx: Knex.Transaction,
  options: WriteOptions,
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
  return findUsers(tx, 'secret_stores', await replaceRows(tx, 'stores', rows));
}

/**
 * Writes generators and SopsProviders.
 *
 * @returns ids of the managed secrets that refer to them
 */
export async function writeOrigins(
  tx: Knex.Transaction,
  options: WriteOptions,
): Promise<Set<string>> {
  const rows = new Map<string, OriginRow | undefined>();
  for (const write of options.writes) {
    if (write.type === 'origin') {
      rows.set(write.origin.id, {
        ...originToRow(write.origin),
        resource: write.resource,
        facts_version: options.factsVersion,
      });
    } else if (write.type === 'origin-gone') {
      rows.set(write.id, undefined);
    }
  }
  return findUsers(
    tx,
    'secret_origins',
    await replaceRows(tx, 'origins', rows),
  );
}

/**
 * Writes rows by id, and deletes the ids without a row.
 *
 * @returns the rows before and after
 */
async function replaceRows<TRow extends StoreRow | OriginRow>(
  tx: Knex.Transaction,
  table: 'stores' | 'origins',
  rows: Map<string, TRow | undefined>,
): Promise<TRow[]> {
  const before: TRow[] = [];
  for (const chunk of chunked([...rows.keys()])) {
    before.push(...(await tx(table).whereIn('id', chunk)));
  }
  const gone = [...rows].flatMap(([id, row]) => (row ? [] : id));
  const upserts = [...rows.values()].flatMap(row => row ?? []);
  await deleteRows(tx, table, 'id', gone);
  await upsertRows(tx, table, ['id'], upserts);
  return [...before, ...upserts];
}

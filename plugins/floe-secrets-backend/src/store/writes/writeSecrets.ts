import { Knex } from 'knex';
import { ObservedState } from '../../diagnose/observedState';
import { ObservedSecret, ObservedTransition } from '../../model/observed';
import { ObservationWrite } from '../ObservationWriter';
import {
  KnownSecrets,
  planSecretWrites,
  SecretPlan,
} from '../planSecretWrites';
import {
  SecretRow,
  TransitionRow,
  transitionFromRow,
  transitionToRow,
} from '../rows';
import { storesOfSecret } from '../storesOfSecret';
import { chunked, deleteRows, insertRows, upsertRows } from './statements';

/**
 * Writes managed secrets and the transitions that they make.
 *
 * @returns ids of what changed
 */
export async function writeSecrets(
  tx: Knex.Transaction,
  options: {
    writes: ObservationWrite[];
    factsVersion: number;
    observedState: (secret: ObservedSecret) => ObservedState;
    now: Date;
  },
): Promise<Set<string>> {
  const writes = options.writes.filter(
    (
      write,
    ): write is Extract<ObservationWrite, { type: 'secret' | 'secret-gone' }> =>
      write.type === 'secret' || write.type === 'secret-gone',
  );
  if (writes.length === 0) {
    return new Set();
  }
  const ids = new Set(
    writes.map(write => (write.type === 'secret' ? write.secret.id : write.id)),
  );
  const known = await readKnownSecrets(tx, [...ids]);
  const plan = planSecretWrites({ ...options, writes, known });
  await applyPlan(tx, plan);
  return plan.changedIds;
}

async function readKnownSecrets(
  tx: Knex.Transaction,
  ids: string[],
): Promise<KnownSecrets> {
  const rows = new Map<string, SecretRow>();
  for (const chunk of chunked(ids)) {
    for (const row of await tx<SecretRow>('managed_secrets').whereIn(
      'id',
      chunk,
    )) {
      rows.set(row.id, row);
    }
  }
  const lastTransitions = new Map<string, ObservedTransition>();
  for (const chunk of chunked(ids.filter(id => !rows.has(id)))) {
    // Oldest first, so that the newest is what stays in the map.
    for (const row of await tx<TransitionRow>('transitions')
      .whereIn('secret_id', chunk)
      .orderBy('at')) {
      lastTransitions.set(row.secret_id, transitionFromRow(row));
    }
  }
  return { rows, lastTransitions };
}

async function applyPlan(
  tx: Knex.Transaction,
  plan: SecretPlan,
): Promise<void> {
  const unindexed = [...plan.deletes, ...plan.reindexed.map(s => s.id)];
  await deleteRows(tx, 'secret_labels', 'secret_id', unindexed);
  await deleteRows(tx, 'secret_stores', 'secret_id', unindexed);
  await deleteRows(tx, 'managed_secrets', 'id', plan.deletes);
  await upsertRows(tx, 'managed_secrets', ['id'], plan.upserts);
  await insertRows(
    tx,
    'secret_labels',
    plan.reindexed.flatMap(secret =>
      Object.entries(secret.labels).map(([key, value]) => ({
        secret_id: secret.id,
        key,
        value,
      })),
    ),
  );
  await insertRows(
    tx,
    'secret_stores',
    plan.reindexed.flatMap(secret =>
      storesOfSecret(secret.facts).map(store => ({
        secret_id: secret.id,
        ...store,
      })),
    ),
  );
  await insertRows(tx, 'transitions', plan.transitions.map(transitionToRow));
}

import { Knex } from 'knex';
import { conditionOf } from '../../model/conditionOf';
import { involvedSecretId } from '../../model/involvedSecret';
import { ObservedEvent, ObservedTransition } from '../../model/observed';
import { ObservationWrite } from '../ObservationWriter';
import {
  ClusterRow,
  EventRow,
  eventFromRow,
  newestEventColumns,
  TransitionRow,
  transitionFromRow,
  transitionToRow,
} from '../rows';
import { SecretRow } from '../secretRows';
import { REFRESHED_COLUMNS } from '../secretDigest';
import {
  KNOWN_COLUMNS,
  KnownRow,
  KnownSecrets,
  ObservedStateFunction,
  SecretPlan,
  SecretWrite,
  SecretWritePlanner,
} from '../SecretWritePlanner';
import { indexSecrets, unindexSecrets } from './secretIndex';
import {
  chunked,
  deleteRows,
  insertRows,
  selectRows,
  updateRows,
  upsertRows,
} from './statements';

/**
 * Writes managed secrets and their transitions. Write the events of the batch
 * first, because they have the causes.
 *
 * @param options.eventsCameFor - ids of objects with new events, which are
 * evaluated again
 * @returns ids of the changed secrets
 */
export async function writeSecrets(
  tx: Knex.Transaction,
  options: {
    writes: ObservationWrite[];
    eventsCameFor: Set<string>;
    factsVersion: number;
    observedState: ObservedStateFunction;
    now: Date;
  },
): Promise<Set<string>> {
  const writes = options.writes.filter(
    (write): write is SecretWrite =>
      write.type === 'secret' || write.type === 'secret-gone',
  );
  const ids = new Set(options.eventsCameFor);
  writes.forEach(write =>
    ids.add(write.type === 'secret' ? write.secret.id : write.id),
  );
  if (ids.size === 0) {
    return new Set();
  }
  const planner = new SecretWritePlanner({
    ...options,
    known: await readKnownSecrets(tx, [...ids], options.eventsCameFor, writes),
    clockOffsets: await readClockOffsets(tx),
  });
  writes.forEach(write => planner.add(write));
  options.eventsCameFor.forEach(id => planner.evaluateAgain(id));
  const plan = planner.plan();
  await applyPlan(tx, plan);
  return plan.changedIds;
}

/** Clock offsets of clusters, in milliseconds. */
async function readClockOffsets(
  tx: Knex.Transaction,
): Promise<Map<string, number>> {
  const rows = await tx<ClusterRow>('clusters')
    .select('name', 'clock_offset_ms')
    .whereNot('clock_offset_ms', 0);
  return new Map(rows.map(row => [row.name, Number(row.clock_offset_ms)]));
}

async function readKnownSecrets(
  tx: Knex.Transaction,
  ids: string[],
  eventsCameFor: Set<string>,
  writes: SecretWrite[],
): Promise<KnownSecrets> {
  const known = await selectRows<KnownRow>(
    tx,
    'managed_secrets',
    'id',
    ids,
    KNOWN_COLUMNS,
  );
  const rows = new Map(known.map(row => [row.id, row]));
  const lastTransitions = new Map<string, ObservedTransition>();
  for (const chunk of chunked(ids.filter(id => !rows.has(id)))) {
    // Oldest first, so that the newest one stays in the map.
    for (const row of await tx<TransitionRow>('transitions')
      .whereIn('secret_id', chunk)
      .orderBy(['at', 'id'])) {
      lastTransitions.set(row.secret_id, transitionFromRow(row));
    }
  }
  const evaluatedAgain = known.filter(
    ({ id, state }) => eventsCameFor.has(id) && state !== 'synced',
  );
  const whole = await selectRows<SecretRow>(
    tx,
    'managed_secrets',
    'id',
    evaluatedAgain.map(({ id }) => id),
  );
  return {
    rows,
    whole: new Map(whole.map(row => [row.id, row])),
    lastTransitions,
    events: await readEvents(tx, rows, writes),
  };
}

/** The events of all objects that are not synced, stored or in the batch. */
async function readEvents(
  tx: Knex.Transaction,
  rows: Map<string, KnownRow>,
  writes: SecretWrite[],
): Promise<Map<string, ObservedEvent[]>> {
  const unsynced = new Map<string, [string, string, string, string]>();
  for (const row of rows.values()) {
    if (row.state !== 'synced') {
      unsynced.set(row.id, [row.cluster, row.kind, row.namespace, row.name]);
    }
  }
  for (const write of writes) {
    if (write.type === 'secret') {
      const { id, cluster, kind, namespace, name } = write.secret;
      if (conditionOf(write.secret)?.status !== 'True') {
        unsynced.set(id, [cluster, kind, namespace, name]);
      }
    }
  }
  const events = new Map<string, ObservedEvent[]>();
  for (const chunk of chunked([...unsynced.values()])) {
    const found = await tx<EventRow>('events')
      .whereIn(
        ['cluster', 'involved_kind', 'namespace', 'involved_name'],
        chunk,
      )
      .orderBy([...newestEventColumns]);
    for (const event of found.map(eventFromRow)) {
      const id = involvedId(event);
      events.set(id, [...(events.get(id) ?? []), event]);
    }
  }
  return events;
}

/**
 * The id of the managed secret that an event is about; empty if it is about
 * another object.
 */
export function involvedId(event: ObservedEvent): string {
  const { cluster, namespace, involvedKind: kind, involvedName: name } = event;
  return involvedSecretId({ cluster, namespace, kind, name }) ?? '';
}

async function applyPlan(
  tx: Knex.Transaction,
  plan: SecretPlan,
): Promise<void> {
  await unindexSecrets(tx, plan.unindexed);
  await deleteRows(tx, 'managed_secrets', 'id', plan.deletes);
  await upsertRows(tx, 'managed_secrets', ['id'], plan.upserts);
  await updateRows(
    tx,
    'managed_secrets',
    'id',
    REFRESHED_COLUMNS,
    plan.refreshed,
  );
  await indexSecrets(tx, plan.reindexed);
  await insertRows(tx, 'transitions', plan.transitions.map(transitionToRow));
  for (const { secretId, at, state, findings } of plan.amended) {
    await tx('transitions')
      .where({ secret_id: secretId, at, state })
      .update({ findings: JSON.stringify(findings) });
  }
}

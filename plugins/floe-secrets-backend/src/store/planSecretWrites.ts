import { ObservedState } from '../diagnose/observedState';
import { ObservedSecret, ObservedTransition } from '../model/observed';
import { nextTransition } from './nextTransition';
import { ObservationWrite, storedVersion } from './ObservationWriter';
import { SecretRow, secretToRow } from './rows';

type SecretWrite = Extract<
  ObservationWrite,
  { type: 'secret' | 'secret-gone' }
>;

/** What the store already knows of the objects of a batch. */
export type KnownSecrets = {
  rows: Map<string, SecretRow>;
  /** Of objects without a row: the newest transition of their address. */
  lastTransitions: Map<string, ObservedTransition>;
};

/** What is to be written for the managed secrets of a batch. */
export type SecretPlan = {
  upserts: SecretRow[];
  /** Those of the upserts whose labels or stores are new or other ones. */
  reindexed: ObservedSecret[];
  deletes: string[];
  transitions: ObservedTransition[];
  changedIds: Set<string>;
};

/**
 * Goes through the writes of a batch in their order, so that a state which
 * lasted less than a batch is a transition as well, and leaves one row for
 * each object.
 */
export function planSecretWrites(options: {
  writes: SecretWrite[];
  known: KnownSecrets;
  factsVersion: number;
  observedState: (secret: ObservedSecret) => ObservedState;
  now: Date;
}): SecretPlan {
  const { writes, known, factsVersion, observedState, now } = options;
  const rows = new Map<string, SecretRow | undefined>(known.rows);
  const last = new Map<string, ObservedTransition>(known.lastTransitions);
  for (const row of known.rows.values()) {
    last.set(row.id, transitionOfRow(row));
  }
  const secrets = new Map<string, ObservedSecret>();
  const transitions: ObservedTransition[] = [];
  const changedIds = new Set<string>();

  const add = (transition: ObservedTransition | undefined) => {
    if (transition) {
      last.set(transition.secretId, transition);
      transitions.push(transition);
    }
  };

  for (const write of writes) {
    if (write.type === 'secret-gone') {
      const row = rows.get(write.id);
      if (row) {
        add(deletion(row, write.at, last.get(write.id)));
        rows.set(write.id, undefined);
        changedIds.add(write.id);
      }
      continue;
    }
    const { secret, resource } = write;
    const before = rows.get(secret.id);
    if (before && versionOf(before) === versionOfSecret(secret, factsVersion)) {
      continue;
    }
    const observed = observedState(secret);
    // A newer release may judge the same object otherwise: that is no change.
    const sameObject =
      before?.uid === secret.uid &&
      before.resource_version === secret.resourceVersion;
    if (!sameObject) {
      add(
        nextTransition({
          secret,
          observed,
          previous: last.get(secret.id),
          now,
        }),
      );
    }
    rows.set(secret.id, {
      ...secretToRow(secret),
      resource,
      facts_version: factsVersion,
      state: observed.state,
      state_findings: JSON.stringify([...observed.findings].sort()),
      state_since: last.get(secret.id)?.at ?? now.toISOString(),
    });
    secrets.set(secret.id, secret);
    changedIds.add(secret.id);
  }

  const plan: SecretPlan = {
    upserts: [],
    reindexed: [],
    deletes: [],
    transitions,
    changedIds,
  };
  for (const id of changedIds) {
    const row = rows.get(id);
    const secret = secrets.get(id);
    if (!row) {
      plan.deletes.push(id);
    } else if (secret) {
      plan.upserts.push(row);
      const before = known.rows.get(id);
      if (
        !before ||
        before.labels !== row.labels ||
        before.facts !== row.facts
      ) {
        plan.reindexed.push(secret);
      }
    }
  }
  return plan;
}

function deletion(
  row: SecretRow,
  at: string,
  previous: ObservedTransition | undefined,
): ObservedTransition {
  const earliest = previous ? Date.parse(previous.at) + 1 : 0;
  return {
    secretId: row.id,
    cluster: row.cluster,
    at: new Date(Math.max(Date.parse(at), earliest)).toISOString(),
    state: 'deleted',
    findings: [],
  };
}

function transitionOfRow(row: SecretRow): ObservedTransition {
  return {
    secretId: row.id,
    cluster: row.cluster,
    at: row.state_since,
    state: row.state as ObservedTransition['state'],
    findings: JSON.parse(row.state_findings),
  };
}

function versionOf(row: SecretRow): string {
  return storedVersion({
    uid: row.uid,
    resourceVersion: row.resource_version,
    apiVersion: row.api_version,
    factsVersion: row.facts_version,
  });
}

function versionOfSecret(secret: ObservedSecret, factsVersion: number): string {
  return storedVersion({
    uid: secret.uid,
    resourceVersion: secret.resourceVersion,
    apiVersion: secret.apiVersion,
    factsVersion,
  });
}

import { anyOf } from '../collections/anyOf';
import { listed } from '../collections/listed';
import { diagnoseKinds } from '../diagnose/DiagnoseKind';
import { lastSync, timeFreeState } from '../diagnose';
import { isSuccessOld } from '../diagnose/generation';
import { ObservedSecret } from '../model/observed';
import { Arrival } from '../secrets/targets/readArrivals';
import {
  SecretWithEvents,
  SecretsWithEvents,
} from '../store/secretsWithEvents';
import { changesKinds } from './ChangesKind';
import {
  ChangedObject,
  ChangeProof,
  ObjectBaseline,
  RecordedChange,
} from './types';
import { RemovalNow } from './removals';
import {
  SeenStores,
  storeMovement,
  storeReadiness,
  storesOfChange,
} from './storeProgress';

type Moved = {
  object: ChangedObject;
  /** Time of the change, if known. */
  at: string | null;
  words: string;
};

/**
 * Proves that a merged change was applied to the cluster: every object exists,
 * and at least one was created, recreated, or has a newer generation than
 * before the merge. One is enough, because a change need not alter all of its
 * objects. Everything that the change removes has to be gone.
 *
 * @param removals - the state of its removals
 * @param stores - the current state of the stores that it creates
 * @returns null while there is no proof
 */
export function provesApplied(
  change: RecordedChange,
  seen: SecretsWithEvents,
  now: Date,
  removals: readonly RemovalNow[] = [],
  stores: SeenStores = new Map(),
): ChangeProof | null {
  if (removals.some(({ state }) => state !== 'gone')) {
    return null;
  }
  const observable = change.objects.filter(({ secretId }) => secretId !== null);
  const moved: Moved[] = [];
  for (const object of observable) {
    const found = seen.get(object.secretId ?? '');
    if (!found) {
      return null;
    }
    const { secret } = found;
    const words = movement(object, secret);
    if (words) {
      moved.push({
        object,
        at:
          secret.specChangedAt ??
          (secret.generation === 1 ? secret.createdAt : null),
        words,
      });
    }
  }
  for (const { object, store } of storesOfChange(change, stores)) {
    if (!store) {
      return null;
    }
    const words = storeMovement(object, store);
    if (words) {
      moved.push({ object, at: store.specChangedAt ?? null, words });
    }
  }
  if (moved.length + removals.length === 0) {
    return null;
  }
  return {
    at: momentOf(
      [
        ...moved.map(({ at }) => at),
        // The time at which an object was deleted is unknown.
        ...removals.flatMap(({ part }) => (part.keys ? [] : [null])),
      ],
      change.merged?.at ?? change.createdAt,
      now,
    ),
    proof: listed([
      ...moved.map(({ words }) => words),
      ...removals.flatMap(removedText),
    ]),
  };
}

function removedText({ part }: RemovalNow): string[] {
  const { baseline, keys, kind, name } = part;
  if (keys) {
    return [`${kind} ${name} no longer refers to ${anyOf(keys)}`];
  }
  return [
    baseline
      ? `${kind} ${name} is gone`
      : `${kind} ${name} is not there, and was not before the merge`,
  ];
}

/**
 * How an object differs from its state before the merge; null if it does not.
 */
export function movement(
  { kind, name, baseline }: ChangedObject,
  secret: ObservedSecret,
): string | null {
  if (baseline === null) {
    return `${kind} ${name} appeared (generation ${secret.generation})`;
  }
  if (secret.uid !== baseline.uid) {
    return `${kind} ${name} was created again (generation ${secret.generation})`;
  }
  if (secret.generation > baseline.generation) {
    return `${kind} ${name}: generation ${baseline.generation} → ${secret.generation}`;
  }
  const scope = scopeOf(secret);
  return scope === baseline.scope
    ? null
    : `${kind} ${name}: scope ${baseline.scope} → ${scope}`;
}

/** The state of an object before a change reaches it. */
export function baselineOf(secret: ObservedSecret | undefined): ObjectBaseline {
  return secret
    ? {
        uid: secret.uid,
        generation: secret.generation,
        scope: scopeOf(secret),
      }
    : null;
}

function scopeOf({ facts }: ObservedSecret): string | null {
  return changesKinds.of(facts).scope?.(facts) ?? null;
}

/**
 * Proves that the operators have synced an applied change to its targets. Each
 * object has to be synced in its newest generation. Its target must not be one
 * that the operator does not update (unless it was recreated). If Secrets are
 * observed, they have to show the target with its keys.
 *
 * Removed Secrets and keys have to be gone, or kept for a reason that the
 * cluster shows.
 *
 * @param arrivalOf - the state of the targets by the metadata of Secrets
 * @param removals - the state of its removals
 * @param stores - the current state of the stores that it creates; each has to
 * be Ready
 * @returns null while there is no proof; `isConfirmed` is false if everything
 * visible is done and the portal may not see the rest
 */
export function provesSynced(
  change: RecordedChange,
  seen: SecretsWithEvents,
  now: Date,
  arrivalOf: (secret: ObservedSecret) => Arrival = () => 'not-known',
  removals: readonly RemovalNow[] = [],
  stores: SeenStores = new Map(),
): (ChangeProof & { isConfirmed: boolean }) | null {
  const objects = change.objects.flatMap(object => {
    const found = object.secretId ? seen.get(object.secretId) : undefined;
    return object.secretId ? [{ object, found }] : [];
  });
  const synced = objects.every(({ found, object }) => {
    if (!found || timeFreeState(found.secret, found.events) !== 'synced') {
      return false;
    }
    const arrival = arrivalOf(found.secret);
    return (
      arrival === 'written-since' ||
      (arrival !== 'not-shown' &&
        !isSuccessOld(found.secret, null) &&
        !keepsOldTarget(object, found.secret))
    );
  });
  const secrets = removals.flatMap(removal => removal.secrets);
  const ready = storesOfChange(change, stores).map(
    ({ object, store }) => store && storeReadiness(object, store, now),
  );
  if (
    objects.length + removals.length + ready.length === 0 ||
    !synced ||
    ready.some(one => !one) ||
    removals.some(({ state }) => state !== 'gone') ||
    secrets.some(
      ({ isUnobservable, state }) =>
        state !== 'gone' && state !== 'kept' && !isUnobservable,
    )
  ) {
    return null;
  }
  return {
    at: momentOf(
      [
        ...objects.map(({ found }) =>
          found ? lastSync(found.secret, found.events) : null,
        ),
        ...ready.map(one => one?.at ?? null),
        // The time at which a Secret was deleted is unknown.
        ...removals.flatMap(({ part }) => (part.keys ? [] : [null])),
      ],
      change.applied?.at ?? change.createdAt,
      now,
    ),
    proof: listed([
      ...objects.flatMap(({ object, found }) =>
        found ? [syncWords(object, found)] : [],
      ),
      ...ready.flatMap(one => one?.words ?? []),
      ...removals.flatMap(removalWords),
    ]),
    isConfirmed: !secrets.some(({ isUnobservable }) => isUnobservable),
  };
}

/**
 * Whether the operator reports success without updating an existing target: an
 * immutable one, or one that is retained because the provider has no value.
 */
function keepsOldTarget(
  { baseline }: ChangedObject,
  { facts, uid }: ObservedSecret,
): boolean {
  const existed = baseline !== null && baseline.uid === uid;
  return changesKinds.of(facts).keepsOldTarget?.(facts, existed) ?? false;
}

function removalWords({ part: { keys }, secrets }: RemovalNow): string[] {
  const what = keys && anyOf(keys);
  return secrets.map(({ name, reason, state }) => {
    const because = reason ? `: ${reason}` : '';
    switch (state) {
      case 'gone':
        return what
          ? `Secret ${name} no longer has ${what}`
          : `Secret ${name} is gone`;
      case 'kept':
        return `Secret ${name} is kept${because}`;
      default:
        return what
          ? `it is not known whether Secret ${name} still has ${what}${because}`
          : `it is not known whether Secret ${name} is gone${because}`;
    }
  });
}

function syncWords(
  { kind, name }: ChangedObject,
  seen: SecretWithEvents,
): string {
  const at = lastSync(seen.secret, seen.events);
  const { facts } = seen.secret;
  const generation = diagnoseKinds.of(facts).appliedGeneration(facts) ?? null;
  return `${kind} ${name} synced${
    generation === null ? '' : ` in generation ${generation}`
  }${at ? ` at ${at}` : ''}`;
}

/**
 * The latest of the reported times, but not before the previous step and not in
 * the future.
 */
function momentOf(
  times: (string | null)[],
  notBefore: string,
  now: Date,
): string {
  const millis = times.map(time => (time === null ? NaN : Date.parse(time)));
  const latest = millis.some(Number.isNaN)
    ? now.getTime()
    : Math.max(...millis);
  return new Date(
    Math.max(Date.parse(notBefore), Math.min(latest, now.getTime())),
  ).toISOString();
}

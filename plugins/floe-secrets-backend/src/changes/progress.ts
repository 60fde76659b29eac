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
  /** When it became what it is, where that is known. */
  at: string | null;
  words: string;
};

/**
 * Shows that the cluster has taken a merged change over: every object is
 * there, and those that the change makes or alters have appeared, were made
 * again, or have a newer generation than before the merge. An object that the
 * change leaves as it was does not move, so one that did is enough. Whatever
 * the change removes has to be gone.
 *
 * @param removals - how far what it removes is gone
 * @param stores - the stores that it makes, as they are now
 * @returns null while nothing shows it
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
        // No record shows when an object was deleted.
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
    return [`${kind} ${name} no longer asks for ${anyOf(keys)}`];
  }
  return [
    baseline
      ? `${kind} ${name} is gone`
      : `${kind} ${name} is not there, and was not before the merge`,
  ];
}

/** How an object differs from what was known of it before the merge; null if it does not. */
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

/** What an object is before a change reaches it. */
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
 * Shows that the operators have carried an applied change to its targets:
 * each object is synced in its newest generation, and its target is not one
 * that the operator leaves as it was (unless it was made anew since), nor one
 * that Secrets, where they are observed, do not show with its keys.
 *
 * Of what it removes, the Secrets and their keys have to be gone, or kept for
 * a reason that the cluster shows.
 *
 * @param arrivalOf - what the metadata of Secrets shows
 * @param removals - how far what it removes is gone
 * @param stores - the stores that it makes, as they are now; each has to be Ready
 * @returns null while nothing shows it; `isConfirmed` is false where all that
 * can be seen is done, and the portal may not see the rest
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
      ({ isOutOfSight, state }) =>
        state !== 'gone' && state !== 'kept' && !isOutOfSight,
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
        // No record shows when a Secret was deleted.
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
    isConfirmed: !secrets.some(({ isOutOfSight }) => isOutOfSight),
  };
}

/**
 * Whether the operator reports success and leaves an existing target as it
 * is: an immutable one, and one that is retained although the provider has
 * nothing for it.
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

/** The latest of the reported times, never before the step before, never in the future. */
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

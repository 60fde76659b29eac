import {
  ConditionFacts,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { conditionOf } from '../model/conditionOf';
import { newestEventFirst } from '../model/newestEventFirst';
import { diagnoseKinds } from './DiagnoseKind';
import { askedGeneration, isOf } from './generation';
import { toMillis } from './time';
import { Failure } from './types';

/**
 * An operator can write an event shortly before the condition that it explains,
 * and Kubernetes stores both times in seconds.
 */
const EVENT_BEFORE_CONDITION_MS = 5_000;

/**
 * The current warnings: those that are not older than the last transition of
 * the condition. A warning from before the last transition to Ready is ignored,
 * and one from before the last transition to a failure belongs to an earlier
 * one.
 *
 * @param reasons - reasons of the warnings that report a failed attempt; null:
 * all
 */
export function currentWarnings(
  reasons: string[] | null,
  condition: ConditionFacts | null,
  events: ObservedEvent[],
): ObservedEvent[] {
  const since = toMillis(condition?.lastTransitionTime);
  return events
    .filter(
      event =>
        event.type === 'Warning' &&
        (reasons?.includes(event.reason) ?? true) &&
        (since === null ||
          (lastSeen(event) ?? Infinity) >= since - EVENT_BEFORE_CONDITION_MS),
    )
    .sort(newestEventFirst);
}

/** The warnings of a managed secret that are current for its condition. */
export function warningsOf(
  { facts }: ObservedSecret,
  condition: ConditionFacts | null,
  events: ObservedEvent[],
): ObservedEvent[] {
  const { failureReasons } = diagnoseKinds.of(facts);
  return currentWarnings(failureReasons, condition, events);
}

function lastSeen(event: ObservedEvent): number | null {
  return toMillis(event.lastSeen ?? event.firstSeen);
}

/**
 * The last attempt, if it failed. ESO's conditions are generic; the cause is in
 * the latest warning `UpdateFailed` (`markAsFailed` in
 * externalsecret_controller.go). Sealed Secrets keeps it in the condition's
 * message too, but writes that only when the status or the generation changes:
 * a newer warning has the cause of the last attempt.
 *
 * @returns null if it did not fail, or if the object was changed since, so that
 * the attempt proves nothing about it
 */
export function failureOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
): Failure | null {
  const failure = lastFailure(secret, events);
  return failure && !isSuperseded(secret, failure) ? failure : null;
}

/** The last attempt, if it failed and the object was changed since. */
export function supersededFailureOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
): Failure | null {
  const failure = lastFailure(secret, events);
  return failure && isSuperseded(secret, failure) ? failure : null;
}

function lastFailure(
  secret: ObservedSecret,
  events: ObservedEvent[],
): Failure | null {
  const condition = failedCondition(secret, events);
  if (condition?.status === 'True' || succeededSince(secret, events)) {
    return null;
  }
  const attempt = condition && attemptOf(secret);
  const event = warningsOf(secret, attempt, events)[0] ?? null;
  if (!event && condition?.status !== 'False') {
    return null;
  }
  const times = [
    event && lastSeen(event),
    toMillis(attempt?.lastTransitionTime),
  ].filter(time => time !== null);
  return {
    ...splitPosition(event?.message ?? condition?.message ?? ''),
    event,
    condition,
    conditionType: diagnoseKinds.of(secret.facts).conditionType,
    object: secret,
    attemptedAt: times.length > 0 ? Math.max(...times) : null,
  };
}

/**
 * The condition, if it belongs to the newest attempt. A controller that cannot
 * write its status, or no longer writes it, leaves the condition of an earlier
 * success beside newer warnings.
 */
function failedCondition(
  secret: ObservedSecret,
  events: ObservedEvent[],
): ConditionFacts | null {
  const condition = conditionOf(secret);
  const { failureReasons, hasReliableStatus } = diagnoseKinds.of(secret.facts);
  const succeeded = toMillis(attemptOf(secret)?.lastTransitionTime);
  const isOld =
    condition?.status === 'True' &&
    !hasReliableStatus &&
    succeeded !== null &&
    currentWarnings(failureReasons, null, events).some(
      event => (lastSeen(event) ?? 0) > succeeded + EVENT_BEFORE_CONDITION_MS,
    );
  return isOld ? null : condition;
}

/**
 * Whether the object was changed after the attempt that the condition and the
 * newest warning report. The generation of the attempt decides, or else its
 * time. A warning that is newer than the newest generation belongs to it.
 */
function isSuperseded(secret: ObservedSecret, failure: Failure): boolean {
  const { facts, specChangedAt } = secret;
  const { hasReliableStatus, triedGeneration } = diagnoseKinds.of(facts);
  if (!triedGeneration) {
    return isChangedSince(failure, specChangedAt);
  }
  const tried = triedGeneration(facts);
  if (tried === null && !hasReliableStatus) {
    return false;
  }
  if (isOf(tried, askedGeneration(secret))) {
    return false;
  }
  const changed = toMillis(specChangedAt);
  const seenAt = failure.event && lastSeen(failure.event);
  return hasReliableStatus || !seenAt || changed === null || seenAt < changed;
}

/** Maximum difference between the clocks of the operator and the API server. */
const CLOCK_SKEW_MS = 2_000;

/**
 * Whether something was changed after a failed attempt.
 *
 * @param changedAt - RFC 3339; null if unknown
 */
export function isChangedSince(
  { attemptedAt }: Pick<Failure, 'attemptedAt'>,
  changedAt: string | null | undefined,
): boolean {
  const changed = toMillis(changedAt);
  return (
    changed !== null &&
    attemptedAt !== null &&
    changed > attemptedAt + CLOCK_SKEW_MS
  );
}

/** The condition with which warnings are compared: its time is that of the attempt. */
export function attemptOf(secret: ObservedSecret): ConditionFacts | null {
  const condition = conditionOf(secret);
  const { attempt } = diagnoseKinds.of(secret.facts);
  return condition && attempt ? attempt(secret, condition) : condition;
}

/**
 * When an event reported a success that is newer than all failures in the
 * status and the warnings, because the status can be missing or old.
 *
 * @returns milliseconds; null if there is none
 */
function succeededSince(
  secret: ObservedSecret,
  events: ObservedEvent[],
): number | null {
  const { succeededAt } = diagnoseKinds.of(secret.facts);
  const succeeded = succeededAt?.(events) ?? null;
  const attempt = attemptOf(secret);
  const [warning] = warningsOf(secret, attempt, events);
  const failed = [
    warning ? lastSeen(warning) : null,
    attempt?.status === 'False' ? toMillis(attempt.lastTransitionTime) : null,
  ];
  return succeeded !== null &&
    failed.every(time => time === null || time < succeeded)
    ? succeeded
    : null;
}

/**
 * Whether an event reports that the current object was applied, although its
 * status reports no success.
 */
export function isSuccessReported(
  secret: ObservedSecret,
  events: ObservedEvent[],
): boolean {
  const { createdAt, generation, specChangedAt } = secret;
  const changed = toMillis(
    specChangedAt ?? (generation > 1 ? null : createdAt),
  );
  const succeeded = succeededSince(secret, events);
  return (
    conditionOf(secret)?.status !== 'True' &&
    changed !== null &&
    succeeded !== null &&
    succeeded >= changed
  );
}

/**
 * Splits the position from the cause: since 0.12 `error processing spec.data[0]
 * (key: …), err: …`, since 0.9 `error retrieving secret at .data[0], key: …,
 * err: …`, before that `key "…" from ExternalSecret "…": …`.
 */
function splitPosition(
  words: string,
): Pick<Failure, 'text' | 'position' | 'remoteKey'> {
  const match =
    /^error (?:processing spec|retrieving secret at )\.(data|dataFrom)\[(\d{1,6})\][^\n]*?, err: ([\s\S]*)$/.exec(
      words,
    );
  if (match) {
    return {
      text: match[3],
      position: {
        list: match[1] === 'data' ? 'data' : 'dataFrom',
        index: Number(match[2]),
      },
      remoteKey: null,
    };
  }
  const old =
    /^(?:could not get secret data from provider: )?key "([^"]{1,1024})" from ExternalSecret "[^"]{1,253}": ([\s\S]*)$/.exec(
      words,
    );
  return {
    text: old?.[2] ?? words,
    position: null,
    remoteKey: old?.[1] ?? null,
  };
}

import {
  ConditionFacts,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { conditionOf } from '../model/conditionOf';
import { newestEventFirst } from '../model/newestEventFirst';
import { diagnoseKinds } from './DiagnoseKind';
import { toMillis } from './time';
import { Failure } from './types';

/**
 * An operator can write an event shortly before the condition that it explains,
 * and Kubernetes stores both times in seconds.
 */
const EVENT_BEFORE_CONDITION_MS = 5_000;

/**
 * The current warnings: those that are not older than the last
 * transition of the condition. A warning from before the last transition to
 * Ready is ignored, and one from before the last transition to a
 * failure belongs to an earlier one.
 *
 * @param reasons - of the warnings that report a failed attempt; null: all
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
 * The last attempt, if it failed. ESO's conditions are generic: the cause
 * is in the latest warning `UpdateFailed` (`markAsFailed` in
 * externalsecret_controller.go). Sealed Secrets keeps it in the condition's
 * message too, but writes that only when the status or the generation changes:
 * a newer warning has the cause of the last attempt.
 */
export function failureOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
): Failure | null {
  const condition = conditionOf(secret);
  if (condition?.status === 'True') {
    return null;
  }
  const attempt = attemptOf(secret);
  const event = warningsOf(secret, attempt, events)[0] ?? null;
  if (!event && condition?.status !== 'False') {
    return null;
  }
  if (isOfOlderSpec(secret, event)) {
    return null;
  }
  const words = event?.message ?? condition?.message ?? '';
  return {
    ...splitPlace(words),
    event,
    condition,
    conditionType: diagnoseKinds.of(secret.facts).conditionType,
    object: secret,
  };
}

/**
 * Whether the spec was changed after the attempt that the condition and the
 * latest warning report: then they prove nothing about it. Used only if
 * the status is not reliable.
 */
function isOfOlderSpec(
  { facts, generation, specChangedAt }: ObservedSecret,
  event: ObservedEvent | null,
): boolean {
  const { hasReliableStatus, triedGeneration } = diagnoseKinds.of(facts);
  const tried = triedGeneration?.(facts) ?? null;
  if (hasReliableStatus || tried === null || tried === generation) {
    return false;
  }
  const changed = toMillis(specChangedAt);
  const told = event && lastSeen(event);
  return !(told && changed !== null && told >= changed);
}

/** The condition with which warnings are compared: its time is that of the attempt. */
export function attemptOf(secret: ObservedSecret): ConditionFacts | null {
  const condition = conditionOf(secret);
  const { attempt } = diagnoseKinds.of(secret.facts);
  return condition && attempt ? attempt(secret, condition) : condition;
}

/** Splits ESO's `error processing spec.data[0] (key: …), err: …`. */
function splitPlace(words: string): Pick<Failure, 'text' | 'place'> {
  const match = words.match(
    /^error processing spec\.(data|dataFrom)\[(\d{1,6})\][^\n]*?, err: ([\s\S]*)$/,
  );
  if (!match) {
    return { text: words, place: null };
  }
  return {
    text: match[3],
    place: {
      list: match[1] === 'data' ? 'data' : 'dataFrom',
      index: Number(match[2]),
    },
  };
}

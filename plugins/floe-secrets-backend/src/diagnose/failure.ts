import {
  ConditionFacts,
  FluxKustomizationFacts,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { conditionOf } from '../model/conditionOf';
import { newestEventFirst } from '../model/newestEventFirst';
import { toMillis } from './time';
import { Failure } from './types';

/**
 * An event may be written a moment before the condition that it explains,
 * and Kubernetes keeps both to the second.
 */
const EVENT_BEFORE_CONDITION_MS = 5_000;

/** The reasons of the warnings that tell of a failed attempt, by kind. */
const FAILURE_REASONS: Record<string, string[]> = {
  ExternalSecret: ['UpdateFailed'],
  SealedSecret: ['ErrUnsealFailed', 'ErrUpdateFailed'],
  PushSecret: ['Errored'],
  ClusterPushSecret: ['Errored'],
  SecretStore: ['InvalidProviderConfig', 'ValidationUnknown'],
  ClusterSecretStore: ['InvalidProviderConfig', 'ValidationUnknown'],
};

/**
 * The warnings that still count: those that are not older than the last
 * transition of the condition. A warning from before the last transition to
 * Ready counts for nothing, and one from before the last transition to a
 * failure belongs to an earlier one.
 */
export function currentWarnings(
  kind: string,
  condition: ConditionFacts | null,
  events: ObservedEvent[],
): ObservedEvent[] {
  const since = toMillis(condition?.lastTransitionTime);
  return events
    .filter(
      event =>
        event.type === 'Warning' &&
        (FAILURE_REASONS[kind]?.includes(event.reason) ?? true) &&
        (since === null ||
          (lastSeen(event) ?? Infinity) >= since - EVENT_BEFORE_CONDITION_MS),
    )
    .sort(newestEventFirst);
}

function lastSeen(event: ObservedEvent): number | null {
  return toMillis(event.lastSeen ?? event.firstSeen);
}

/**
 * The last attempt, where it failed. ESO's conditions are generic: the cause
 * stands in the newest warning `UpdateFailed` (`markAsFailed` in
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
  const event = currentWarnings(secret.kind, attempt, events)[0] ?? null;
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
    conditionType: secret.facts.type === 'sealed-secret' ? 'Synced' : 'Ready',
    object: secret,
  };
}

/**
 * Whether a SealedSecret's spec was changed after the attempt that its
 * condition and newest warning tell of: then they prove nothing about it.
 */
function isOfOlderSpec(
  { facts, generation, specChangedAt }: ObservedSecret,
  event: ObservedEvent | null,
): boolean {
  if (
    facts.type !== 'sealed-secret' ||
    facts.observedGeneration === null ||
    facts.observedGeneration === generation
  ) {
    return false;
  }
  const changed = toMillis(specChangedAt);
  const told = event && lastSeen(event);
  return !(told && changed !== null && told >= changed);
}

/**
 * The condition that warnings are held against. While Flux tries again, Ready
 * is Unknown and younger than the warning of the attempt before: then the
 * warnings since the last success count. Sealed Secrets writes the message
 * anew for each generation, also where the status stays False: then
 * `lastUpdateTime` is the time of the message, and older warnings belong to
 * an earlier attempt.
 */
export function attemptOf(secret: ObservedSecret): ConditionFacts | null {
  const condition = conditionOf(secret);
  const { facts } = secret;
  if (condition && facts.type === 'sealed-secret') {
    return {
      ...condition,
      lastTransitionTime:
        facts.synced?.lastUpdateTime ?? condition.lastTransitionTime,
    };
  }
  return condition?.status === 'Unknown' && facts.type === 'flux-kustomization'
    ? { ...condition, lastTransitionTime: lastDifference(secret, facts) }
    : condition;
}

function lastDifference(
  { specChangedAt }: ObservedSecret,
  { lastAppliedAt }: FluxKustomizationFacts,
): string | null {
  return [specChangedAt, lastAppliedAt].filter(Boolean).sort().at(-1) ?? null;
}

/** Takes ESO's `error processing spec.data[0] (key: …), err: …` apart. */
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

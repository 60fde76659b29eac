import { State } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { conditionOf } from '../model/conditionOf';
import { modelKinds } from '../model/ModelKind';
import { TimeFreeState } from '../model/ObservedState';
import { DataChange } from '../model/observedTargets';
import { diagnoseKinds } from './DiagnoseKind';
import { attemptOf, failureOf, isSuccessReported, warningsOf } from './failure';
import {
  askedGeneration,
  isNewestGenerationApplied,
  isOf,
  isSuccessOld,
} from './generation';
import { hasArrivedSince, isTargetEmpty, missingKeys } from './missingKeys';
import { isOverdue } from './schedule';
import { shortfallOf } from './shortfall';
import { toMillis } from './time';
import { isStatusOutdated } from './unsealAttempt';

/**
 * Whether the newest generation has been applied or at least attempted.
 *
 * ESO has the generation of the last success in the first part of
 * `status.syncedResourceVersion`, Sealed Secrets that of the last attempt in
 * `status.observedGeneration`. Flux has that of the last success there, and
 * that of the last attempt in its Ready condition.
 */
export function timeFreeState(
  secret: ObservedSecret,
  events: ObservedEvent[],
): TimeFreeState {
  const condition = conditionOf(secret);
  const { facts } = secret;
  const kind = diagnoseKinds.of(facts);
  if (
    kind.isSyncedAnyway?.(secret, askedGeneration(secret)) ||
    isSuccessReported(secret, events)
  ) {
    return 'synced';
  }
  if (!condition || condition.status === 'Unknown') {
    return warningsOf(secret, attemptOf(secret), events).length
      ? 'failing'
      : 'pending';
  }
  const applied = isNewestGenerationApplied(secret);
  if (condition.status === 'True') {
    if (failureOf(secret, events)) {
      return 'failing';
    }
    if (!applied) {
      return 'pending';
    }
    return kind.isIncomplete?.(facts, events) ? 'failing' : 'synced';
  }
  return isNewestGenerationTried(secret, events) ? 'failing' : 'pending';
}

/** Whether no operator has written a status to the object yet. */
export function isUntouched(secret: ObservedSecret): boolean {
  return (
    !modelKinds.of(secret.facts).isItsOwnTarget && conditionOf(secret) === null
  );
}

/**
 * ESO reports a failed attempt only by the condition and a warning. So the
 * newest generation counts as not attempted only if the spec is known to be
 * newer than both.
 */
function isNewestGenerationTried(
  secret: ObservedSecret,
  events: ObservedEvent[],
): boolean {
  const { facts } = secret;
  const generation = askedGeneration(secret);
  const { triedGeneration } = diagnoseKinds.of(facts);
  if (triedGeneration) {
    return isOf(triedGeneration(facts), generation);
  }
  const changed = toMillis(secret.specChangedAt);
  if (changed === null || isNewestGenerationApplied(secret)) {
    return true;
  }
  const condition = conditionOf(secret);
  const tried = [
    toMillis(condition?.lastTransitionTime),
    ...warningsOf(secret, condition, events).map(event =>
      toMillis(event.lastSeen),
    ),
  ];
  return tried.some(time => time !== null && time >= changed);
}

/** Why an object cannot be read now, and since when; null if it can. */
export function blindness(
  secret: Pick<ObservedSecret, 'kind' | 'apiVersion'>,
  cluster: ObservedCluster | undefined,
): { reason: string; since: string | null } | null {
  if (!cluster || !cluster.configured) {
    return {
      reason: 'The cluster is no longer among the configured clusters.',
      since: cluster?.since ?? null,
    };
  }
  if (cluster.reachable !== true) {
    return {
      reason: cluster.reason ?? 'The cluster does not answer.',
      since: cluster.since,
    };
  }
  const [group, version] = secret.apiVersion.split('/');
  const plural = `${secret.kind.toLowerCase()}s`;
  const resourceName = version === undefined ? plural : `${plural}.${group}`;
  const resource = cluster.resources.find(
    ({ resource: name }) => name === resourceName,
  );
  if (
    resource &&
    (resource.state === 'forbidden' ||
      resource.state === 'failing' ||
      resource.state === 'not-served')
  ) {
    return {
      reason: resource.reason ?? `${resource.resource} cannot be read.`,
      since: resource.since,
    };
  }
  return null;
}

/** The state, if the target shows that the missing part has arrived. */
function refineState(
  secret: ObservedSecret,
  events: ObservedEvent[],
  state: TimeFreeState,
  targetKeys: string[] | null | undefined,
): TimeFreeState {
  return state === 'failing' &&
    conditionOf(secret)?.status === 'True' &&
    hasArrivedSince(secret, shortfallOf(secret, events), targetKeys)
    ? 'synced'
    : state;
}

/**
 * The state of a managed secret now.
 *
 * @param seen - whether its target exists, null if unknown; when the target was
 * last written and which keys it has; and whether an object that it created
 * fails
 * @returns for `unknown`, with the last observed state
 */
export function stateOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
  cluster: ObservedCluster | undefined,
  now: Date,
  seen: {
    targetExists: boolean | null;
    targetChanged?: DataChange | null;
    targetKeys?: string[] | null;
    hasFailingChild: boolean;
  } = {
    targetExists: null,
    hasFailingChild: false,
  },
): { state: State; lastKnownState: State | null } {
  const {
    awaitsTarget,
    isAttempting,
    isInCluster,
    isSuspended,
    mayLackTarget,
  } = diagnoseKinds.of(secret.facts);
  if (!isInCluster) {
    // The content of Git proves nothing about the cluster.
    return { state: 'unknown', lastKnownState: null };
  }
  const known = refineState(
    secret,
    events,
    timeFreeState(secret, events),
    seen.targetKeys,
  );
  if (blindness(secret, cluster)) {
    return { state: 'unknown', lastKnownState: known };
  }
  const failure =
    known === 'failing' && seen.targetExists ? failureOf(secret, events) : null;
  if (
    failure &&
    isStatusOutdated(secret, failure, seen.targetChanged ?? null)
  ) {
    // Likely arrived, but it is unknown who wrote the target.
    return { state: 'unknown', lastKnownState: known };
  }
  if (
    known === 'pending' &&
    isSuspended?.(secret.facts) &&
    conditionOf(secret)?.status === 'Unknown' &&
    !isAttempting?.(secret.facts)
  ) {
    // It needs no sync, and its status has no more information.
    return { state: 'unknown', lastKnownState: null };
  }
  if (
    known === 'failing' &&
    seen.targetExists &&
    awaitsTarget?.(secret.facts)
  ) {
    return { state: 'pending', lastKnownState: null };
  }
  if (
    known === 'synced' &&
    (seen.targetExists === false ||
      seen.hasFailingChild ||
      isTargetEmpty(secret, seen.targetKeys) ||
      missingKeys(secret, events, seen.targetKeys).length > 0)
  ) {
    // Whatever the operator reports, the secret has not arrived.
    return { state: 'failing', lastKnownState: null };
  }
  if (
    known === 'synced' &&
    seen.targetExists === null &&
    mayLackTarget?.(secret.facts)
  ) {
    return { state: 'unknown', lastKnownState: known };
  }
  if (known === 'synced' && isSuccessOld(secret, seen.targetChanged)) {
    return { state: 'unknown', lastKnownState: known };
  }
  if (known === 'synced' && isOverdue(secret, now)) {
    return { state: 'stale', lastKnownState: null };
  }
  return { state: known, lastKnownState: null };
}

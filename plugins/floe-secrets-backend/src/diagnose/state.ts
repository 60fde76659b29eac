import { State } from '@floe/backstage-plugin-floe-secrets-common';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedSecret,
} from '../model/observed';
import { conditionOf } from '../model/conditionOf';
import { TimeFreeState } from '../model/ObservedState';
import { shortfallOf } from '../model/shortfall';
import { DataChange } from '../model/observedTargets';
import { attemptOf, currentWarnings, failureOf } from './failure';
import { isOverdue } from './schedule';
import { toMillis } from './time';
import { isStatusOutdated } from './unsealAttempt';

/**
 * Whether the newest generation has been applied or at least tried.
 *
 * ESO keeps the generation of the last success as the first part of
 * `status.syncedResourceVersion`; Sealed Secrets the generation of the last
 * attempt in `status.observedGeneration`; Flux keeps that of the last success
 * there, and that of the last attempt in its Ready condition.
 */
export function timeFreeState(
  secret: ObservedSecret,
  events: ObservedEvent[],
): TimeFreeState {
  const condition = conditionOf(secret);
  // A plain Secret is there, and that is all that is asked of it.
  if (secret.facts.type === 'plain-secret' || isReconcilingAnew(secret)) {
    return 'synced';
  }
  if (!condition || condition.status === 'Unknown') {
    return currentWarnings(secret.kind, attemptOf(secret), events).length
      ? 'failing'
      : 'pending';
  }
  const applied = isNewestGenerationApplied(secret);
  if (condition.status === 'True') {
    if (!applied) {
      return 'pending';
    }
    return isWithoutTarget(secret, events) ? 'failing' : 'synced';
  }
  return isNewestGenerationTried(secret, events) ? 'failing' : 'pending';
}

/** Whether no operator has written a status to the object yet. */
export function isUntouched(secret: ObservedSecret): boolean {
  return secret.facts.type !== 'plain-secret' && conditionOf(secret) === null;
}

/** A success that leaves out the target, some of its keys, or a child. */
function isWithoutTarget(
  secret: ObservedSecret,
  events: ObservedEvent[],
): boolean {
  const { facts } = secret;
  switch (facts.type) {
    case 'external-secret':
    case 'push-secret': {
      const { hasNoTarget, missing } = shortfallOf(secret, events);
      return hasNoTarget || missing.length > 0;
    }
    case 'cluster-external-secret':
    case 'cluster-push-secret':
      return facts.failedNamespaces.length > 0;
    case 'sops-secret':
      return facts.failedSecrets.length > 0;
    default:
      return false;
  }
}

/** Whether the operator found no target to fill when it last looked, and reports success. */
function isNotFilledYet({ facts }: ObservedSecret): boolean {
  return (
    facts.type === 'external-secret' &&
    facts.ready?.status === 'True' &&
    facts.ready.reason?.endsWith('Missing') === true
  );
}

/**
 * Flux sets Ready to Unknown for the time of each attempt. What was applied
 * before stays so where neither the object nor its source has changed.
 */
function isReconcilingAnew(secret: ObservedSecret): boolean {
  const { facts } = secret;
  return (
    facts.type === 'flux-kustomization' &&
    facts.ready?.status === 'Unknown' &&
    facts.lastAppliedRevision !== null &&
    facts.lastAppliedRevision === facts.lastAttemptedRevision &&
    isNewestGenerationApplied(secret)
  );
}

function isNewestGenerationApplied(secret: ObservedSecret): boolean {
  const { facts } = secret;
  const generation = askedGeneration(secret);
  switch (facts.type) {
    case 'external-secret':
      return isOf(syncedGeneration(facts.syncedResourceVersion), generation);
    case 'push-secret':
      // Before 0.14 the operator does not write it for a PushSecret.
      return (
        facts.syncedResourceVersion === null ||
        isOf(syncedGeneration(facts.syncedResourceVersion), generation)
      );
    case 'sealed-secret':
    case 'flux-kustomization':
      return isOf(facts.observedGeneration, generation);
    case 'sops-secret':
      // isindir's operator says nothing of generations.
      return isOf(facts.ready?.observedGeneration ?? generation, generation);
    default:
      return true;
  }
}

/**
 * The generation that the operator is asked to apply. The API server raises
 * the generation once more when an object is marked for deletion
 * (`markAsDeleting` in rest/delete.go), and the suspension of a Kustomization
 * is a change of its own, which Flux never observes.
 */
export function askedGeneration({
  deletionAt,
  facts,
  generation,
}: Pick<ObservedSecret, 'deletionAt' | 'facts' | 'generation'>): number {
  const suspended = facts.type === 'flux-kustomization' && facts.suspended;
  return generation - (deletionAt ? 1 : 0) - (suspended ? 1 : 0);
}

/** Whether an attempt was for a generation, or for a newer one. */
function isOf(attempted: number | null, generation: number): boolean {
  return attempted !== null && attempted >= generation;
}

/** The generation in `<generation>-<hash of labels and annotations>`; null where nothing was synced. */
export function syncedGeneration(
  syncedResourceVersion: string | null,
): number | null {
  const match = syncedResourceVersion?.match(/^(\d{1,15})-/);
  return match ? Number(match[1]) : null;
}

/**
 * ESO tells of a failed attempt by the condition and a warning alone. So the
 * newest generation is taken for untried only where the spec is known to be
 * younger than both.
 */
function isNewestGenerationTried(
  secret: ObservedSecret,
  events: ObservedEvent[],
): boolean {
  const { facts } = secret;
  const generation = askedGeneration(secret);
  if (facts.type === 'sealed-secret') {
    return isOf(facts.observedGeneration, generation);
  }
  if (facts.type === 'flux-kustomization' || facts.type === 'sops-secret') {
    return isOf(facts.ready?.observedGeneration ?? generation, generation);
  }
  const changed = toMillis(secret.specChangedAt);
  if (changed === null || isNewestGenerationApplied(secret)) {
    return true;
  }
  const condition = conditionOf(secret);
  const tried = [
    toMillis(condition?.lastTransitionTime),
    ...currentWarnings(secret.kind, condition, events).map(event =>
      toMillis(event.lastSeen),
    ),
  ];
  return tried.some(time => time !== null && time >= changed);
}

/** Why an object cannot be seen now, and since when; null where it can. */
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

/**
 * The state of a managed secret now.
 *
 * @param seen - whether the cluster shows that its target is there, null where
 * that is not known; when the target was last written; and whether something
 * that it made fails
 * @returns with `unknown`, the last state that was seen
 */
export function stateOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
  cluster: ObservedCluster | undefined,
  now: Date,
  seen: {
    targetExists: boolean | null;
    targetChanged?: DataChange | null;
    hasFailingChild: boolean;
  } = {
    targetExists: null,
    hasFailingChild: false,
  },
): { state: State; lastKnownState: State | null } {
  if (secret.facts.type === 'sops-file') {
    // What is in Git says nothing about what is in the cluster.
    return { state: 'unknown', lastKnownState: null };
  }
  const known = timeFreeState(secret, events);
  if (blindness(secret, cluster)) {
    return { state: 'unknown', lastKnownState: known };
  }
  const failure =
    known === 'failing' && seen.targetExists ? failureOf(secret, events) : null;
  if (
    failure &&
    isStatusOutdated(secret, failure, seen.targetChanged ?? null)
  ) {
    // Likely arrived. But who wrote the target is not known.
    return { state: 'unknown', lastKnownState: known };
  }
  if (known === 'failing' && seen.targetExists && isNotFilledYet(secret)) {
    return { state: 'pending', lastKnownState: null };
  }
  if (
    known === 'synced' &&
    (seen.targetExists === false || seen.hasFailingChild)
  ) {
    // Whatever the operator says, the secret has not arrived.
    return { state: 'failing', lastKnownState: null };
  }
  if (known === 'synced' && isOverdue(secret, now)) {
    return { state: 'stale', lastKnownState: null };
  }
  return { state: known, lastKnownState: null };
}

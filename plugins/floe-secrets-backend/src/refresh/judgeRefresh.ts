import { listed } from '../collections/listed';
import { failureOf } from '../diagnose/failure';
import { ObservedSecret } from '../model/observed';
import { versionNumber } from '../model/resourceVersion';
import { SeenSecret, SeenSecrets } from '../store/seenSecrets';
import { judgeKustomization } from './judgeKustomization';
import { REVERTED, Sight } from './sight';
import { AwaitedObject, Refresh, RefreshRequest } from './types';

/** What the observed rows say of a refresh. */
export type RefreshJudgement =
  | { status: 'running' }
  | { status: 'succeeded' | 'timed-out'; proof: string }
  /** `secret` is the one whose findings tell why; null where it went. */
  | { status: 'failed'; proof: string; secret: ObservedSecret | null };

/**
 * Tells from what is observed whether a refresh has ended. It succeeded when
 * the operator's `syncedResourceVersion`, which hashes the annotations, or
 * its `refreshTime` moved past the request; it failed when a failure is newer
 * than the request. Flux says itself which request it has answered. All times
 * compared are of the cluster's clock, except for giving up.
 */
export function judgeRefresh(
  refresh: Refresh,
  seen: SeenSecrets,
  now: Date,
): RefreshJudgement {
  const late = now.getTime() > Date.parse(refresh.giveUpAt);
  const { request } = refresh;
  if (!request) {
    return late
      ? {
          status: 'timed-out',
          proof:
            'The portal was interrupted while it asked the cluster, so it is not known whether the operator was told. Ask again.',
        }
      : { status: 'running' };
  }
  const sights = request.awaited.map(object =>
    judgeObject(object, request, seen.get(object.secretId)),
  );
  const failed = sights.find(sight => sight.state === 'failed');
  if (failed) {
    return { status: 'failed', proof: failed.words, secret: failed.secret };
  }
  const waiting = sights.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) {
    return {
      status: 'succeeded',
      proof: listed(sights.map(({ words }) => words)),
    };
  }
  return late
    ? { status: 'timed-out', proof: listed(waiting.map(({ words }) => words)) }
    : { status: 'running' };
}

function judgeObject(
  awaited: AwaitedObject,
  request: RefreshRequest,
  seen: SeenSecret | undefined,
): Sight {
  const name = `${awaited.kind} ${awaited.place}`;
  if (seen?.secret.uid !== awaited.uid) {
    return {
      state: 'failed',
      words: `${name} was ${
        seen ? 'made anew' : 'deleted'
      } while its refresh was waited for`,
      secret: null,
    };
  }
  const { secret } = seen;
  const { facts } = secret;
  const order = compareVersions(
    secret.resourceVersion,
    request.resourceVersion,
  );
  if (
    order < 0 ||
    (facts.type !== 'external-secret' &&
      facts.type !== 'push-secret' &&
      facts.type !== 'flux-kustomization')
  ) {
    return {
      state: 'waiting',
      words: `${name}: the portal has not seen the request in the cluster yet`,
    };
  }
  const { forceSync } = request;
  const reverted = order > 0 && !(facts.forceSync ?? []).includes(forceSync);
  if (facts.type === 'flux-kustomization') {
    return judgeKustomization({
      name,
      forceSync,
      secret,
      facts,
      isReverted: reverted,
      requestedAt: request.at,
    });
  }
  const renewed =
    facts.syncedResourceVersion !== awaited.syncedResourceVersion ||
    // Taken away again, the hash is what it was.
    (reverted &&
      facts.refreshTime !== awaited.refreshTime &&
      (facts.refreshTime ?? '') >= request.at);
  if (renewed) {
    return {
      state: 'refreshed',
      words: [
        `${name} was refreshed at ${facts.refreshTime}`,
        ...(facts.type === 'external-secret' && facts.immutable
          ? ['its target is immutable, so the value in the cluster stays']
          : []),
        ...(reverted ? [REVERTED] : []),
      ].join('; '),
    };
  }
  if (failedSince(awaited, request, seen)) {
    return { state: 'failed', words: `${name} still fails`, secret };
  }
  return {
    state: 'waiting',
    words: `${name}: the operator has not fetched it since; its last refresh is ${
      facts.refreshTime ? `that of ${facts.refreshTime}` : 'still to come'
    }. ${hint(reverted)}`,
  };
}

function hint(reverted: boolean): string {
  if (reverted) {
    return `And ${REVERTED}: have it ignore the annotation.`;
  }
  return 'See whether the operator runs, and whether it has much to do.';
}

/** Whether an attempt failed after the request; Kubernetes keeps these times to the second. */
function failedSince(
  awaited: AwaitedObject,
  request: RefreshRequest,
  { secret, events }: SeenSecret,
): boolean {
  const failure = failureOf(secret, events);
  if (!failure) {
    return false;
  }
  const { condition } = failure;
  const turned =
    condition?.status === 'False' &&
    (condition.lastTransitionTime ?? '') > request.at;
  return (
    turned ||
    events.some(
      event =>
        event.type === 'Warning' &&
        event.count > (awaited.warnings[event.uid] ?? 0) &&
        (event.lastSeen ?? '') >= request.at,
    )
  );
}

/** Orders two resource versions. Versions that are no numbers are taken for equal only if they are. */
function compareVersions(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  const [first, second] = [a, b].map(versionNumber);
  return first !== undefined && second !== undefined && first > second ? 1 : -1;
}

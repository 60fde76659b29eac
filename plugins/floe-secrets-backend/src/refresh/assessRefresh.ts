import { sentences } from '../collections/sentences';
import { ObservedSecret } from '../model/observed';
import { versionNumber } from '../model/resourceVersion';
import {
  SecretWithEvents,
  SecretsWithEvents,
} from '../store/secretsWithEvents';
import { refreshKinds } from './RefreshKind';
import { ObjectStatus } from './objectStatus';
import { Item } from './operations/types';
import { AwaitedObject, RefreshRequest } from './types';

/** The result of a refresh by the observed objects. */
export type RefreshAssessment =
  | { status: 'running' }
  | { status: 'succeeded' | 'timed-out'; proof: string }
  /**
   * `secret` is the object whose findings explain the result; null if it was
   * deleted.
   */
  | { status: 'failed'; proof: string; secret: ObservedSecret | null };

/**
 * Decides from the observed objects whether a refresh has ended, by the rules
 * of their kinds. All times are of the cluster's clock, except the timeout.
 */
export function assessRefresh(
  refresh: Pick<Item, 'giveUpAt' | 'request'>,
  seen: SecretsWithEvents,
  now: Date,
): RefreshAssessment {
  const { giveUpAt, request } = refresh;
  const late = giveUpAt !== null && now.getTime() > Date.parse(giveUpAt);
  if (!request) {
    return late
      ? {
          status: 'timed-out',
          proof:
            'The portal was interrupted while it sent the request, so it is unknown whether the operator received it. Refresh again.',
        }
      : { status: 'running' };
  }
  const statuses = request.awaited.map(object =>
    assessObject(object, request, seen.get(object.secretId)),
  );
  const failed = statuses.find(status => status.state === 'failed');
  if (failed) {
    return { status: 'failed', proof: failed.words, secret: failed.secret };
  }
  const waiting = statuses.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) {
    return {
      status: 'succeeded',
      proof: sentences(statuses.map(({ words }) => words)),
    };
  }
  return late
    ? {
        status: 'timed-out',
        proof: sentences(waiting.map(({ words }) => words)),
      }
    : { status: 'running' };
}

function assessObject(
  awaited: AwaitedObject,
  request: RefreshRequest,
  seen: SecretWithEvents | undefined,
): ObjectStatus {
  const name = `${awaited.kind} ${awaited.place}`;
  if (seen?.secret.uid !== awaited.uid) {
    return {
      state: 'failed',
      words: `${name} was ${seen ? 'replaced' : 'deleted'} during its refresh`,
      secret: null,
    };
  }
  const { secret, events } = seen;
  const { assess, requests } = refreshKinds.of(secret.facts);
  const order = compareVersions(
    secret.resourceVersion,
    request.resourceVersion,
  );
  if (order < 0 || !assess) {
    return {
      state: 'waiting',
      words: `The portal has not seen the request for ${name} in the cluster yet`,
    };
  }
  const isReverted =
    order > 0 && !requests(secret.facts).includes(request.forceSync);
  return assess({ name, awaited, request, secret, events, isReverted });
}

/**
 * Orders two resource versions. Versions that are not numbers count as newer
 * unless they are equal.
 */
function compareVersions(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  const [first, second] = [a, b].map(versionNumber);
  return first !== undefined && second !== undefined && first > second ? 1 : -1;
}

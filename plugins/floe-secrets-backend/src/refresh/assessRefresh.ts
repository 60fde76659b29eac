import { listed } from '../collections/listed';
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

/** What the observed rows say of a refresh. */
export type RefreshAssessment =
  | { status: 'running' }
  | { status: 'succeeded' | 'timed-out'; proof: string }
  /** `secret` is the one whose findings tell why; null where it went. */
  | { status: 'failed'; proof: string; secret: ObservedSecret | null };

/**
 * Tells from what is observed whether a refresh has ended; each kind tells by
 * what. All times compared are of the cluster's clock, except for giving up.
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
            'The portal was interrupted while it sent the request, so it is not known whether the operator got it. Refresh again.',
        }
      : { status: 'running' };
  }
  const sights = request.awaited.map(object =>
    assessObject(object, request, seen.get(object.secretId)),
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

function assessObject(
  awaited: AwaitedObject,
  request: RefreshRequest,
  seen: SecretWithEvents | undefined,
): ObjectStatus {
  const name = `${awaited.kind} ${awaited.place}`;
  if (seen?.secret.uid !== awaited.uid) {
    return {
      state: 'failed',
      words: `${name} was ${
        seen ? 'created again' : 'deleted'
      } while its refresh was waited for`,
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
      words: `${name}: the portal has not seen the request in the cluster yet`,
    };
  }
  const isReverted =
    order > 0 && !requests(secret.facts).includes(request.forceSync);
  return assess({ name, awaited, request, secret, events, isReverted });
}

/** Orders two resource versions. Versions that are no numbers are taken for equal only if they are. */
function compareVersions(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  const [first, second] = [a, b].map(versionNumber);
  return first !== undefined && second !== undefined && first > second ? 1 : -1;
}

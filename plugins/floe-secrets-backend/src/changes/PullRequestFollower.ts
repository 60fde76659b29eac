import { LoggerService } from '@backstage/backend-plugin-api';
import { PullRequestState } from '@floe/backstage-plugin-floe-secrets-node';
import { EntityIndex } from '../catalog/EntityIndex';
import { Clock, timestamp } from '../clock/Clock';
import { ObservationReader } from '../store/ObservationStore';
import { afterFailure, notFollowed } from './afterFailure';
import { ChangeStore, ClaimedChange } from './ChangeStore';
import { readOwnership } from './ownSecrets';
import { baselineOf } from './progress';
import { PullRequestReader } from './PullRequestReader';
import { removalBaselineOf } from './removals';
import {
  readChangedStores,
  storeBaselineOf,
  storeIdOf,
  storeOf,
} from './storeProgress';
import { ChangedObject, RecordedChange, RemovedPart } from './types';

export type PullRequestFollowerOptions = {
  store: ChangeStore;
  reader: ObservationReader;
  index: Pick<EntityIndex, 'lookup'>;
  pullRequests: PullRequestReader[];
  logger: LoggerService;
  /** Poll interval of an open pull request. */
  pollIntervalMs: number;
  /** Called with changes whose status changed. */
  onMoved: (changeIds: string[]) => void;
  clock: Clock;
  random?: () => number;
};

/** Follows the pull requests of changes until they are merged or closed. */
export class PullRequestFollower {
  readonly #options: PullRequestFollowerOptions;
  readonly #random: () => number;

  constructor(options: PullRequestFollowerOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /** Asks the Git host for the pull request of a change, and releases the claim. */
  async follow(claimed: ClaimedChange): Promise<void> {
    const { change, follow } = claimed;
    const { logger, pullRequests, store } = this.#options;
    const { pullRequestUrl: url } = change;
    const reader = pullRequests.find(candidate => candidate.supports(url));
    try {
      if (!reader) {
        throw notFollowed();
      }
      // Read before asking the host: if the pull request is still open then,
      // this is certainly the state before the merge.
      const { objects, removed } = await this.#partsNow(change);
      const answer = await reader.read(url, follow.etag);
      if (!answer.unchanged && answer.state.status !== 'open') {
        await this.#close(change, answer.state);
        return;
      }
      await store.release(claimed, {
        etag: answer.unchanged ? follow.etag : answer.etag,
        failures: 0,
        waitMs: this.#moved(this.#options.pollIntervalMs),
        problem: null,
        objects,
        removed,
      });
    } catch (error) {
      const failures = follow.failures + 1;
      const { isExplained, problem, waitMs } = afterFailure(error, {
        failures,
        pollIntervalMs: this.#options.pollIntervalMs,
        now: this.#options.clock.now(),
        jitter: milliseconds => this.#moved(milliseconds),
      });
      if (!isExplained) {
        logger.error(
          `Following the change ${change.id} failed`,
          error as Error,
        );
      }
      await store.release(claimed, {
        etag: follow.etag,
        failures,
        waitMs,
        problem,
      });
    }
  }

  async #close(change: RecordedChange, state: PullRequestState): Promise<void> {
    const { store, onMoved } = this.#options;
    const now = timestamp(this.#options.clock);
    const moved =
      state.status === 'merged'
        ? await store.advance(change.id, 'open', {
            status: 'merged',
            merged: {
              at: toTime(state.mergedAt) ?? now,
              proof: state.mergeCommit
                ? `Merged as ${state.mergeCommit.slice(0, 12)}`
                : 'The Git host reports it as merged',
            },
            followProblem: null,
          })
        : await store.advance(change.id, 'open', {
            status: 'closed',
            closedAt: toTime(state.closedAt) ?? now,
            followProblem: null,
          });
    if (moved) {
      onMoved([change.id]);
    }
  }

  /** The current objects of a change and of its removals. */
  async #partsNow(
    change: RecordedChange,
  ): Promise<{ objects: ChangedObject[]; removed: RemovedPart[] }> {
    const ids = [...change.objects, ...change.removed].flatMap(
      ({ secretId }) => secretId ?? [],
    );
    const { reader } = this.#options;
    const ownership = (await readOwnership(this.#options, [change]))();
    const secrets = new Map(
      (ids.length ? await reader.listSecrets({ ids }) : []).map(secret => [
        secret.id,
        secret,
      ]),
    );
    const ownOfPart = (part: ChangedObject | RemovedPart) => {
      const secret = secrets.get(part.secretId ?? '');
      return secret && ownership.isOwn(change, part, secret)
        ? secret
        : undefined;
    };
    const stores = ownership.storesOf(
      change,
      await readChangedStores(reader, [change]),
    );
    return {
      objects: change.objects.map(object => {
        return {
          ...object,
          baseline: storeIdOf(change, object)
            ? storeBaselineOf(storeOf(change, object, stores))
            : baselineOf(ownOfPart(object)),
        };
      }),
      // If an object is deleted before the merge, its Secret may stay.
      removed: change.removed.map(part => ({
        ...part,
        baseline: removalBaselineOf(ownOfPart(part)) ?? part.baseline,
      })),
    };
  }

  /** Adds jitter to a delay. */
  #moved(waitMs: number): number {
    return waitMs * (0.9 + 0.2 * this.#random());
  }
}

function toTime(time: string | null): string | null {
  const millis = time === null ? NaN : Date.parse(time);
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}

import { LoggerService } from '@backstage/backend-plugin-api';
import { PullRequestState } from '@floe/backstage-plugin-floe-secrets-node';
import { EntityIndex } from '../catalog/EntityIndex';
import { Clock, dateOf, timestamp } from '../clock/Clock';
import { ObservationReader } from '../store/ObservationStore';
import { ObservedSecret } from '../model/observed';
import { Arrival, readArrivals } from '../secrets/targets/readArrivals';
import {
  readSecretsWithEvents,
  SecretsWithEvents,
} from '../store/secretsWithEvents';
import { TargetReader } from '../store/targets/DatabaseTargetReader';
import { afterFailure, notFollowed } from './afterFailure';
import { ChangeStore, ClaimedChange } from './ChangeStore';
import { Ownership, readOwnership } from './ownSecrets';
import { baselineOf, provesApplied, provesSynced } from './progress';
import { readRemovals, RemovalNow, removalBaselineOf } from './removals';
import { PullRequestReader } from './PullRequestReader';
import {
  readChangedStores,
  SeenStores,
  storeBaselineOf,
  storeIdOf,
  storeOf,
} from './storeProgress';
import {
  ChangedObject,
  ChangeMeasurements,
  RecordedChange,
  RemovedPart,
} from './types';

/** Maximum number of pull requests to read in one round. */
const ROUND = 20;

export type ChangeFollowerOptions = {
  store: ChangeStore;
  reader: ObservationReader;
  /** Where the metadata of Secrets is observed, it has to show what a change makes. */
  targets: TargetReader;
  index: Pick<EntityIndex, 'lookup'>;
  pullRequests: PullRequestReader[];
  logger: LoggerService;
  /** Poll interval of an open pull request. */
  pollIntervalMs: number;
  /** Called with changes whose status changed. */
  onMoved: (changeIds: string[]) => void;
  measurements: ChangeMeasurements;
  clock: Clock;
  random?: () => number;
};

/**
 * Follows changes from an open pull request to the synced secret. The replica
 * that claims a change asks the Git host; the state in the cluster is read from
 * the database.
 */
export class ChangeFollower {
  readonly #options: ChangeFollowerOptions;
  readonly #random: () => number;

  constructor(options: ChangeFollowerOptions) {
    this.#options = options;
    this.#random = options.random ?? Math.random;
  }

  /**
   * One round: reads the due open pull requests, and checks the merged changes.
   */
  async round(): Promise<void> {
    const due = await this.#options.store.claimDue(ROUND);
    await Promise.all(due.map(claimed => this.#followPullRequest(claimed)));
    await this.look();
  }

  /**
   * Checks whether merged changes have arrived in their clusters.
   *
   * @param secretIds - only changes that wait for these secrets; by default all
   */
  async look(secretIds?: string[]): Promise<void> {
    const { index, onMoved, reader, store, targets } = this.#options;
    const awaited = await store.listAwaited({ secretIds });
    if (awaited.length === 0) {
      return;
    }
    const seen = await readSecretsWithEvents(
      reader,
      awaited.flatMap(({ objects, removed }) =>
        [...objects, ...removed].flatMap(({ secretId }) => secretId ?? []),
      ),
    );
    const secrets = [...seen.values()].map(({ secret }) => secret);
    const clusters = await reader.listClusters([
      ...new Set(awaited.map(({ cluster }) => cluster)),
    ]);
    const ownership = (await readOwnership({ index, reader }, awaited))();
    const arrivalOf = await readArrivals(targets, secrets, clusters);
    const removalsOf = await readRemovals(
      targets,
      awaited,
      new Map(secrets.map(secret => [secret.id, secret])),
      clusters,
      ownership.isOwn,
    );
    const stores = await readChangedStores(reader, awaited);
    const moved: string[] = [];
    for (const change of awaited) {
      const isMoved = await this.#advance(
        change,
        {
          secrets: ownOf(change, seen, ownership),
          stores: ownership.storesOf(change, stores),
        },
        arrivalOf,
        removalsOf(change),
      );
      if (isMoved) {
        moved.push(change.id);
      }
    }
    if (moved.length > 0) {
      onMoved(moved);
    }
  }

  async #advance(
    change: RecordedChange,
    {
      secrets,
      stores: seenStores,
    }: { secrets: SecretsWithEvents; stores: SeenStores },
    arrivalOf: (secret: ObservedSecret) => Arrival,
    removals: RemovalNow[],
  ): Promise<boolean> {
    const { store } = this.#options;
    const now = dateOf(this.#options.clock);
    let current = change;
    let moved = false;
    if (current.status === 'merged') {
      const applied = provesApplied(
        current,
        secrets,
        now,
        removals,
        seenStores,
      );
      if (!applied) {
        return false;
      }
      current = { ...current, status: 'applied', applied };
      moved = await store.advance(change.id, 'merged', {
        status: 'applied',
        applied,
      });
    }
    const proven = provesSynced(
      current,
      secrets,
      now,
      arrivalOf,
      removals,
      seenStores,
    );
    if (!proven) {
      return moved;
    }
    const { isConfirmed, ...synced } = proven;
    if (!isConfirmed) {
      const ended = await store.advance(change.id, 'applied', {
        status: 'unconfirmed',
        closedAt: timestamp(this.#options.clock),
        synced,
      });
      return moved || ended;
    }
    const done = await store.advance(change.id, 'applied', {
      status: 'synced',
      synced,
    });
    if (done) {
      this.#options.measurements.changeSynced({
        cluster: change.cluster,
        environment: change.environment,
        secondsSinceOpened: secondsBetween(change.createdAt, synced.at),
        secondsSinceMerged:
          change.merged && secondsBetween(change.merged.at, synced.at),
      });
    }
    return moved || done;
  }

  async #followPullRequest(claimed: ClaimedChange): Promise<void> {
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
      // If somebody deletes an object before the merge, its Secret may stay.
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

function ownOf(
  change: RecordedChange,
  seen: SecretsWithEvents,
  { isOwn }: Ownership,
): SecretsWithEvents {
  return new Map(
    change.objects.flatMap(object => {
      const found = seen.get(object.secretId ?? '');
      return found && isOwn(change, object, found.secret)
        ? [[found.secret.id, found] as const]
        : [];
    }),
  );
}

function secondsBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 1_000;
}

function toTime(time: string | null): string | null {
  const millis = time === null ? NaN : Date.parse(time);
  return Number.isNaN(millis) ? null : new Date(millis).toISOString();
}

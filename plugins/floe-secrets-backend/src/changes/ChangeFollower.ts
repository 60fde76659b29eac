import { dateOf, timestamp } from '../clock/Clock';
import { ObservedSecret } from '../model/observed';
import { Arrival, readArrivals } from '../secrets/targets/readArrivals';
import {
  readSecretsWithEvents,
  SecretsWithEvents,
} from '../store/secretsWithEvents';
import { TargetReader } from '../store/targets/DatabaseTargetReader';
import { Ownership, readOwnership } from './ownSecrets';
import { provesApplied, provesSynced } from './progress';
import {
  PullRequestFollower,
  PullRequestFollowerOptions,
} from './PullRequestFollower';
import { readRemovals, RemovalNow } from './removals';
import { readChangedStores, SeenStores } from './storeProgress';
import { ChangeMeasurements, RecordedChange } from './types';

/** Maximum number of pull requests to read in one round. */
const ROUND = 20;

type ChangeFollowerOptions = PullRequestFollowerOptions & {
  /** Where the metadata of Secrets is observed, it has to show what a change makes. */
  targets: TargetReader;
  measurements: ChangeMeasurements;
};

/**
 * Follows changes from an open pull request to the synced secret. The replica
 * that claims a change asks the Git host; the state in the cluster is read from
 * the database.
 */
export class ChangeFollower {
  readonly #options: ChangeFollowerOptions;
  readonly #pullRequests: PullRequestFollower;

  constructor(options: ChangeFollowerOptions) {
    this.#options = options;
    this.#pullRequests = new PullRequestFollower(options);
  }

  /**
   * One round: reads the due open pull requests, and checks the merged changes.
   */
  async round(): Promise<void> {
    const due = await this.#options.store.claimDue(ROUND);
    await Promise.all(due.map(claimed => this.#pullRequests.follow(claimed)));
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

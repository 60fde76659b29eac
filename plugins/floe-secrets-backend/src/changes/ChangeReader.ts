import { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { EntityIndex } from '../catalog/EntityIndex';
import { Clock, dateOf } from '../clock/Clock';
import { ObservedCluster } from '../model/observed';
import { TargetReader } from '../store/targets/DatabaseTargetReader';
import { EvaluatedSecret, SecretEvaluator } from '../secrets/SecretEvaluator';
import { ObservationReader } from '../store/ObservationStore';
import { ChangeStore } from './ChangeStore';
import { IsOwn, MayReadUnowned, Ownership, readOwnership } from './ownSecrets';
import { readRemovals, RemovalNow } from './removals';
import { AwaitedSecret } from './changeProblem';
import { toChange } from './toChange';
import { readChangedStores, SeenStores } from './storeProgress';
import { RecordedChange } from './types';

/** How long the tab of an entity shows a change after it ended. */
const ENDED_SHOWN_MS = 24 * 3_600_000;
const MAX_CURRENT = 20;

/** Reads changes together with the current state of their objects. */
export class ChangeReader {
  readonly #store: ChangeStore;
  readonly #reader: ObservationReader;
  readonly #evaluator: SecretEvaluator;
  readonly #targets: TargetReader;
  readonly #index: Pick<EntityIndex, 'lookup'>;
  readonly #clock: Clock;

  constructor(options: {
    store: ChangeStore;
    reader: ObservationReader;
    evaluator: SecretEvaluator;
    targets: TargetReader;
    index: Pick<EntityIndex, 'lookup'>;
    clock: Clock;
  }) {
    this.#store = options.store;
    this.#reader = options.reader;
    this.#evaluator = options.evaluator;
    this.#targets = options.targets;
    this.#index = options.index;
    this.#clock = options.clock;
  }

  /** The changes of an entity that are in progress or ended within a day. */
  async readCurrent(entityRef: string): Promise<CurrentChanges> {
    const now = dateOf(this.#clock);
    const changes = await this.#store.listCurrent(
      entityRef,
      new Date(now.getTime() - ENDED_SHOWN_MS),
      MAX_CURRENT,
    );
    return this.#withObjects(changes, now);
  }

  /** Composes changes that were read before, for one caller. */
  async read(
    changes: RecordedChange[],
    mayReadUnowned: MayReadUnowned,
  ): Promise<Change[]> {
    const current = this.#withObjects(changes, dateOf(this.#clock));
    await current.complete([], []);
    return current.compose([], [], mayReadUnowned);
  }

  #withObjects(changes: RecordedChange[], now: Date): CurrentChanges {
    const others: EvaluatedSecret[] = [];
    const otherClusters: ObservedCluster[] = [];
    let stores: SeenStores = new Map();
    let ownershipFor: (mayRead: MayReadUnowned) => Ownership;
    let removalsOf: RemovalsOf = () => [];
    return {
      complete: async (known, clusters) => {
        const names = new Set(changes.map(({ cluster }) => cluster));
        clusters.forEach(({ name }) => names.delete(name));
        if (names.size > 0) {
          otherClusters.push(...(await this.#reader.listClusters([...names])));
        }
        const ids = new Set(
          changes.flatMap(({ objects }) =>
            objects.flatMap(({ secretId }) => secretId ?? []),
          ),
        );
        known.forEach(({ secret }) => ids.delete(secret.id));
        if (changes.length === 0) {
          return;
        }
        ownershipFor = await readOwnership(
          { index: this.#index, reader: this.#reader },
          changes,
          known.map(({ observed }) => observed),
        );
        if (ids.size > 0) {
          const secrets = await this.#reader.listSecrets({ ids: [...ids] });
          others.push(...(await this.#evaluator.evaluate(secrets)));
        }
        stores = await readChangedStores(this.#reader, changes);
        removalsOf = await this.#readRemovals(changes, [
          ...clusters,
          ...otherClusters,
        ]);
      },
      compose: (known, clusters, mayReadUnowned) => {
        if (changes.length === 0) {
          return [];
        }
        const { hasPlace, isOwn, storesOf } = ownershipFor(mayReadUnowned);
        const othersById = new Map(others.map(one => [one.secret.id, one]));
        const secretsOf = (change: RecordedChange) =>
          new Map<string, AwaitedSecret>(
            [
              ...known,
              ...change.objects.flatMap(object => {
                const other = othersById.get(object.secretId ?? '');
                return other && isOwn(change, object, other.observed)
                  ? other
                  : [];
              }),
            ].map(({ secret }) => [secret.id, secret]),
          );
        return changes.map(change =>
          toChange({
            change,
            secrets: secretsOf(change),
            stores: storesOf(change, stores),
            removals: removalsOf(change, isOwn),
            isLimited:
              !hasPlace(change) &&
              !(
                mayReadUnowned(change) &&
                change.objects.every(({ mayBeUnowned }) => mayBeUnowned)
              ),
            cluster: [...clusters, ...otherClusters].find(
              ({ name }) => name === change.cluster,
            ),
            now,
          }),
        );
      },
    };
  }

  async #readRemovals(
    changes: RecordedChange[],
    clusters: ObservedCluster[],
  ): Promise<RemovalsOf> {
    const removing = changes.filter(({ removed }) => removed.length > 0);
    if (removing.length === 0) {
      return () => [];
    }
    const ids = removing.flatMap(({ removed }) =>
      removed.flatMap(({ secretId }) => secretId ?? []),
    );
    const secrets = ids.length ? await this.#reader.listSecrets({ ids }) : [];
    return await readRemovals(
      this.#targets,
      removing,
      new Map(secrets.map(secret => [secret.id, secret])),
      clusters,
      () => false,
    );
  }
}

type RemovalsOf = (change: RecordedChange, isOwn: IsOwn) => RemovalNow[];

/** The changes with objects that the caller may not all read. */
export type CurrentChanges = {
  /** Reads the objects and clusters that are not known yet. */
  complete(
    known: EvaluatedSecret[],
    clusters: ObservedCluster[],
  ): Promise<void>;
  /**  @param known - secrets of the entity, which a change may show */
  compose(
    known: EvaluatedSecret[],
    clusters: ObservedCluster[],
    mayReadUnowned: MayReadUnowned,
  ): Change[];
};

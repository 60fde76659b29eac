import { Change } from '@floe/backstage-plugin-floe-secrets-common';
import { Clock, dateOf } from '../clock/Clock';
import { ObservedCluster } from '../model/observed';
import { EvaluatedSecret, SecretEvaluator } from '../secrets/SecretEvaluator';
import { ObservationReader } from '../store/ObservationStore';
import { ChangeStore } from './ChangeStore';
import { AwaitedSecret, toChange } from './toChange';
import { RecordedChange } from './types';

/** How long a change that has ended stays on the tab of its entity. */
const ENDED_SHOWN_MS = 24 * 3_600_000;
const MAX_CURRENT = 20;

/** Reads changes together with what their objects are now. */
export class ChangeReader {
  readonly #store: ChangeStore;
  readonly #reader: ObservationReader;
  readonly #evaluator: SecretEvaluator;
  readonly #clock: Clock;

  constructor(options: {
    store: ChangeStore;
    reader: ObservationReader;
    evaluator: SecretEvaluator;
    clock: Clock;
  }) {
    this.#store = options.store;
    this.#reader = options.reader;
    this.#evaluator = options.evaluator;
    this.#clock = options.clock;
  }

  /** The changes of an entity that are under way or ended within a day. */
  async readCurrent(entityRef: string): Promise<CurrentChanges> {
    const now = dateOf(this.#clock);
    const changes = await this.#store.listCurrent(
      entityRef,
      new Date(now.getTime() - ENDED_SHOWN_MS),
      MAX_CURRENT,
    );
    return this.#withObjects(changes, now);
  }

  /** Composes changes that were read before. */
  async read(changes: RecordedChange[]): Promise<Change[]> {
    const current = this.#withObjects(changes, dateOf(this.#clock));
    await current.complete([], []);
    return current.compose([], []);
  }

  #withObjects(changes: RecordedChange[], now: Date): CurrentChanges {
    const others: EvaluatedSecret[] = [];
    const otherClusters: ObservedCluster[] = [];
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
        if (ids.size > 0) {
          const secrets = await this.#reader.listSecrets({ ids: [...ids] });
          others.push(...(await this.#evaluator.evaluate(secrets)));
        }
      },
      compose: (known, clusters) => {
        const secrets = new Map<string, AwaitedSecret>(
          [...known, ...others].map(({ secret }) => [secret.id, secret]),
        );
        return changes.map(change =>
          toChange({
            change,
            secrets,
            cluster: [...clusters, ...otherClusters].find(
              ({ name }) => name === change.cluster,
            ),
            now,
          }),
        );
      },
    };
  }
}

/** Changes whose objects are partly read by somebody else. */
export type CurrentChanges = {
  /** Reads the objects and clusters that are not among those known. */
  complete(
    known: EvaluatedSecret[],
    clusters: ObservedCluster[],
  ): Promise<void>;
  compose(known: EvaluatedSecret[], clusters: ObservedCluster[]): Change[];
};

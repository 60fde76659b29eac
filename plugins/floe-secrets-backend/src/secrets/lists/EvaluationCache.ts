import { STATES, State } from '@floe/backstage-plugin-floe-secrets-common';
import { Clock } from '../../clock/Clock';
import { SecretId, SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { SecretEvaluator } from '../SecretEvaluator';
import { BatchEvaluator } from './BatchEvaluator';
import { ClusterEvaluations, Evaluation } from './ClusterEvaluations';
import {
  EVALUATED_AT_ONCE,
  FRESH_MS_FOR_EACH,
  MAX_AGE_MS,
  MAX_STALE_MS,
} from './RevisionCache';

/** The evaluated secrets of some clusters. */
export type Evaluations = {
  /** Increases whenever a secret of any cluster was evaluated. */
  version: number;
  /**
   * The evaluations of the keys, in their order; new secrets are evaluated now.
   */
  of(keys: SecretId[]): Promise<(Evaluation | undefined)[]>;
  /**
   * Ids of the matching secrets; undefined if there are more than a limit.
   *
   * @param states - only these match; undefined: any
   */
  few(
    passes: (evaluation: Evaluation) => boolean,
    most: number,
    states?: State[],
  ): string[] | undefined;
};

/**
 * The evaluations of one cluster, and the revision of the store that they are
 * for.
 */
type Entry = {
  evaluations: ClusterEvaluations;
  /** Milliseconds since 1970. */
  madeAt: number;
  /** See the column `clusters.revision`. */
  revision: number;
  /** The reachability of the cluster at that time. */
  seenAs: string;
  /** Number of secrets that were evaluated last time. */
  effort: number;
};

/**
 * Knows the states and findings of all secrets, which depend on the time and so
 * are not stored in a table. They are evaluated in batches when a list needs
 * them, and cached for all callers, regardless of permissions, until the store
 * changes or the evaluation ends.
 */
export class EvaluationCache {
  readonly #reader: ObservationReader;
  readonly #lists: SecretLists;
  readonly #evaluator: BatchEvaluator;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  #evaluating: Promise<void> | undefined;
  #version = 0;

  constructor(options: {
    reader: ObservationReader;
    lists: SecretLists;
    evaluator: SecretEvaluator;
    clock: Clock;
  }) {
    this.#reader = options.reader;
    this.#lists = options.lists;
    this.#evaluator = new BatchEvaluator(options);
    this.#clock = options.clock;
  }

  /**
   * Evaluates what is not known of the clusters; undefined: of all.
   *
   * @param known - the revisions of all clusters, where they were read just now
   */
  async in(
    clusters: string[] | undefined,
    known?: ReadonlyMap<string, number>,
  ): Promise<Evaluations> {
    const asked = this.#clock.now();
    const revisions = known ?? (await this.#lists.revisions());
    for (const name of [...this.#entries.keys()]) {
      if (!revisions.has(name)) {
        this.#entries.delete(name);
      }
    }
    const names = [...revisions.keys()].filter(
      name => !clusters || clusters.includes(name),
    );
    for (;;) {
      const stale = names.filter(
        name => !this.#isFresh(name, revisions.get(name)!, asked),
      );
      if (stale.length === 0) {
        break;
      }
      this.#evaluating ??= this.#update(stale, revisions).finally(() => {
        this.#evaluating = undefined;
      });
      // Callers that do not wait for it get its failure the next time.
      this.#evaluating.catch(() => undefined);
      if (this.#mayServeStale(stale, revisions, asked)) {
        break;
      }
      await this.#evaluating;
    }
    return this.#snapshot(names);
  }

  #isFresh(name: string, revision: number, asked: number): boolean {
    const entry = this.#entries.get(name);
    if (!entry) {
      return false;
    }
    const age = asked - entry.madeAt;
    const isOfRevision = entry.revision >= revision;
    if (age < entry.effort * FRESH_MS_FOR_EACH || (age <= 0 && isOfRevision)) {
      return true;
    }
    // The reachability of a cluster can change with the time alone, too.
    return (
      isOfRevision && age < MAX_AGE_MS && !entry.evaluations.hasEnded(asked)
    );
  }

  /** Where few secrets are to be evaluated, a caller waits for the new values. */
  #mayServeStale(
    names: string[],
    revisions: ReadonlyMap<string, number>,
    asked: number,
  ): boolean {
    let effort = 0;
    for (const name of names) {
      const entry = this.#entries.get(name);
      if (!entry || asked - entry.madeAt >= MAX_STALE_MS) {
        return false;
      }
      const { evaluations, revision } = entry;
      effort +=
        revision < revisions.get(name)!
          ? evaluations.size
          : evaluations.countEnded(asked);
    }
    return effort > EVALUATED_AT_ONCE;
  }

  #snapshot(names: string[]): Evaluations {
    const clusters = new Map(
      names.map(name => [
        name,
        this.#entries.get(name)?.evaluations ?? new ClusterEvaluations(),
      ]),
    );
    return {
      version: this.#version,
      of: async keys => {
        const find = ({ cluster, id }: SecretId) =>
          clusters.get(cluster)?.get(id);
        const known = keys.map(find);
        const missing = keys.filter((_, index) => !known[index]);
        if (missing.length === 0) {
          return known;
        }
        const ids = missing.map(({ id }) => id);
        for await (const { cluster, id, evaluation } of this.#evaluator.byIds(
          ids,
        )) {
          const own = clusters.get(cluster) ?? new ClusterEvaluations();
          own.set(id, evaluation);
          clusters.set(cluster, own);
        }
        return keys.map(find);
      },
      few: (passes, most, states = [...STATES]) => {
        const ids: string[] = [];
        for (const evaluations of clusters.values()) {
          for (const state of states) {
            for (const id of evaluations.inState(state)) {
              if (passes(evaluations.get(id)!) && ids.push(id) > most) {
                return undefined;
              }
            }
          }
        }
        return ids;
      },
    };
  }

  /**
   * Evaluates what may have changed: all secrets of a cluster, or those whose
   * evaluation has ended.
   */
  async #update(
    names: string[],
    revisions: ReadonlyMap<string, number>,
  ): Promise<void> {
    const madeAt = this.#clock.now();
    const clusters = await this.#reader.listClusters(names);
    const seenAs = new Map(
      clusters.map(one => [one.name, JSON.stringify(one)]),
    );
    const isAsItWas = (name: string) => {
      const entry = this.#entries.get(name);
      return (
        entry !== undefined &&
        entry.revision >= revisions.get(name)! &&
        entry.seenAs === seenAs.get(name)
      );
    };
    const changed = names.filter(name => !isAsItWas(name));
    const whole = await this.#evaluator.evaluateWhole(
      changed,
      revisions,
      clusters,
    );
    for (const [name, evaluations] of whole) {
      this.#entries.set(name, {
        evaluations,
        madeAt,
        revision: revisions.get(name)!,
        seenAs: seenAs.get(name) ?? '',
        effort: evaluations.size,
      });
      this.#version += 1;
    }
    for (const name of names) {
      const entry = this.#entries.get(name);
      if (entry && !whole.has(name)) {
        const ended = entry.evaluations.ended(madeAt);
        await this.#evaluator.evaluateAgain(entry.evaluations, ended, clusters);
        entry.madeAt = madeAt;
        entry.effort = ended.length;
        this.#version += ended.length > 0 ? 1 : 0;
      }
    }
  }
}

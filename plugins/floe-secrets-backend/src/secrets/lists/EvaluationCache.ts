import { Approach, State } from '@floe/backstage-plugin-floe-secrets-common';
import { toMillis } from '../../diagnose/time';
import { ObservedSecret } from '../../model/observed';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretKey, SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { Clock } from '../../clock/Clock';
import { SecretSummary, SecretEvaluator } from '../SecretEvaluator';
import { RevisionCache } from './RevisionCache';

/** What lists and counts need to know of a evaluated secret, and no more. */
export type Evaluation = {
  approach: Approach;
  environment: string;
  state: State;
  /** Ids of findings, each once. */
  findings: readonly string[];
  /** Milliseconds since 1970; null if not known. */
  since: number | null;
  /** Milliseconds since 1970; null if it never was. */
  lastSync: number | null;
};

/** What is evaluated of the secrets of some clusters. */
export type Evaluations = {
  /** Of each key, in their order; of one that is new, evaluated now. */
  of(keys: SecretKey[]): Promise<(Evaluation | undefined)[]>;
  /** Ids of those that pass; undefined if these are more than a number. */
  few(
    passes: (evaluation: Evaluation) => boolean,
    most: number,
  ): string[] | undefined;
};

/**
 * Knows the states and findings of all secrets, which depend on the time and
 * so are in no table: evaluated in batches when a list asks for them, kept for
 * a short time for all who ask, without regard to who may read what.
 */
export class EvaluationCache {
  readonly #reader: ObservationReader;
  readonly #lists: SecretLists;
  readonly #evaluator: SecretEvaluator;
  readonly #clock: Clock;
  /** What was evaluated of each cluster, by the ids of its secrets. */
  readonly #clusters: RevisionCache<Map<string, Evaluation>>;
  /** Lists of findings of which many secrets have the same. */
  readonly #findings = new Map<string, readonly string[]>();
  /** Names of environments, of which many secrets have the same. */
  readonly #environments = new Map<string, string>();
  #evaluating: Promise<void> | undefined;

  constructor(options: {
    reader: ObservationReader;
    lists: SecretLists;
    evaluator: SecretEvaluator;
    clock: Clock;
  }) {
    this.#reader = options.reader;
    this.#lists = options.lists;
    this.#evaluator = options.evaluator;
    this.#clock = options.clock;
    this.#clusters = new RevisionCache({ clock: options.clock });
  }

  /** Evaluates what is not known of the clusters; undefined: of all. */
  async in(clusters: string[] | undefined): Promise<Evaluations> {
    const revisions = await this.#lists.revisions();
    this.#clusters.retain(revisions);
    const names = [...revisions.keys()].filter(
      name => !clusters || clusters.includes(name),
    );
    for (;;) {
      const stale = names.filter(
        name => !this.#clusters.isFresh(name, revisions.get(name)!),
      );
      if (stale.length === 0) {
        break;
      }
      this.#evaluating ??= this.#evaluate(stale, revisions).finally(() => {
        this.#evaluating = undefined;
      });
      // Anyone who does not wait for it hears of its failure the next time.
      this.#evaluating.catch(() => undefined);
      if (this.#clusters.mayServeStale(stale)) {
        break;
      }
      await this.#evaluating;
    }
    return this.#snapshot(names);
  }

  #snapshot(names: string[]): Evaluations {
    const clusters = new Map(
      names.map(name => [name, this.#clusters.peek(name)!]),
    );
    return {
      of: async keys => {
        const find = ({ cluster, id }: SecretKey) =>
          clusters.get(cluster)?.get(id);
        const known = keys.map(find);
        const missing = keys.filter((_, index) => !known[index]);
        if (missing.length === 0) {
          return known;
        }
        for await (const batch of this.#lists.all({
          ids: missing.map(({ id }) => id),
        })) {
          for (const one of await this.#evaluator.summarize(batch)) {
            const { cluster, id } = one;
            clusters.set(cluster, clusters.get(cluster) ?? new Map());
            clusters.get(cluster)!.set(id, this.#toEvaluation(one));
          }
        }
        return keys.map(find);
      },
      few: (passes, most) => {
        const ids: string[] = [];
        for (const evaluations of clusters.values()) {
          for (const [id, evaluation] of evaluations) {
            if (passes(evaluation) && ids.push(id) > most) {
              return undefined;
            }
          }
        }
        return ids;
      },
    };
  }

  async #evaluate(
    names: string[],
    revisions: Map<string, number>,
  ): Promise<void> {
    const madeAt = this.#clock.now();
    const evaluated = new Map(
      names.map(name => [name, new Map<string, Evaluation>()]),
    );
    const clusters = await this.#reader.listClusters(names);
    const evaluateBatch = async (batch: ObservedSecret[]) => {
      for (const one of await this.#evaluator.summarize(batch, clusters)) {
        evaluated.get(one.cluster)?.set(one.id, this.#toEvaluation(one));
      }
    };
    // While one batch is being evaluated, the database looks around the next.
    let evaluating: Promise<void> = Promise.resolve();
    for (const range of rangesOf(names, [...revisions.keys()])) {
      for await (const batch of this.#lists.all(range)) {
        const before = evaluating;
        evaluating = evaluateBatch(batch);
        evaluating.catch(() => undefined);
        await before;
      }
    }
    await evaluating;
    for (const [name, evaluations] of evaluated) {
      const revision = revisions.get(name)!;
      this.#clusters.set(name, evaluations, { madeAt, revision });
    }
  }

  #toEvaluation(secret: SecretSummary): Evaluation {
    return {
      approach: secret.approach,
      environment: this.#sharedEnvironment(secret.environment),
      state: secret.state,
      findings: this.#sharedFindings(secret.findings.map(({ id }) => id)),
      since: toMillis(secret.since),
      lastSync: toMillis(secret.lastSync),
    };
  }

  #sharedEnvironment(name: string): string {
    const known = this.#environments.get(name) ?? name;
    this.#environments.set(name, known);
    return known;
  }

  #sharedFindings(ids: string[]): readonly string[] {
    const key = ids.join();
    const known = this.#findings.get(key) ?? [...new Set(ids)];
    this.#findings.set(key, known);
    return known;
  }
}

/** Runs of names that stand next to each other, each of which is one range of the index. */
function rangesOf(names: string[], all: string[]): SecretCriteria[] {
  const wanted = new Set(names);
  const ranges: { fromCluster: string; toCluster: string }[] = [];
  let open: (typeof ranges)[number] | undefined;
  for (const name of all) {
    if (!wanted.has(name)) {
      open = undefined;
    } else if (open) {
      open.toCluster = name;
    } else {
      open = { fromCluster: name, toCluster: name };
      ranges.push(open);
    }
  }
  return ranges;
}

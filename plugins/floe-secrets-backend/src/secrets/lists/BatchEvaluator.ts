import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { toMillis } from '../../diagnose/time';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { SecretEvaluator, SecretSummary } from '../SecretEvaluator';
import { ClusterEvaluations, Evaluation } from './ClusterEvaluations';

/** Maximum number of ids of one query. */
const IDS_TOGETHER = 5_000;

/** Reads secrets in batches and evaluates them. */
export class BatchEvaluator {
  readonly #lists: SecretLists;
  readonly #evaluator: SecretEvaluator;
  /** Lists of findings, shared by secrets with the same findings. */
  readonly #findings = new Map<string, readonly string[]>();
  /** Names of environments, shared by secrets. */
  readonly #environments = new Map<string, string>();

  constructor(options: { lists: SecretLists; evaluator: SecretEvaluator }) {
    this.#lists = options.lists;
    this.#evaluator = options.evaluator;
  }

  /**
   * Evaluates all secrets of some clusters.
   *
   * @param revisions - of all clusters, sorted by name
   */
  async evaluateWhole(
    names: string[],
    revisions: ReadonlyMap<string, number>,
    clusters: ObservedCluster[],
  ): Promise<Map<string, ClusterEvaluations>> {
    const evaluated = new Map(
      names.map(name => [name, new ClusterEvaluations()]),
    );
    const evaluateBatch = async (batch: ObservedSecret[]) => {
      for (const one of await this.#evaluator.summarize(batch, clusters)) {
        evaluated.get(one.cluster)?.set(one.id, this.#toEvaluation(one));
      }
    };
    // The database reads the related objects of the next batch during the
    // evaluation of one.
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
    return evaluated;
  }

  /** Evaluates some secrets of a cluster again, and removes those that are gone. */
  async evaluateAgain(
    evaluations: ClusterEvaluations,
    all: string[],
    clusters: ObservedCluster[],
  ): Promise<void> {
    for (let start = 0; start < all.length; start += IDS_TOGETHER) {
      const ids = all.slice(start, start + IDS_TOGETHER);
      const gone = new Set(ids);
      for await (const { evaluation, id } of this.byIds(ids, clusters)) {
        evaluations.set(id, evaluation);
        gone.delete(id);
      }
      gone.forEach(id => evaluations.delete(id));
    }
  }

  /**
   * Evaluates secrets by their ids.
   *
   * @param clusters - what is known of their clusters; default: it is read
   */
  async *byIds(
    ids: string[],
    clusters?: ObservedCluster[],
  ): AsyncGenerator<{ cluster: string; id: string; evaluation: Evaluation }> {
    for await (const batch of this.#lists.all({ ids })) {
      for (const one of await this.#evaluator.summarize(batch, clusters)) {
        const { cluster, id } = one;
        yield { cluster, id, evaluation: this.#toEvaluation(one) };
      }
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
      due: toMillis(secret.rotation.due),
      until: secret.until,
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

/** Runs of consecutive names, each of which is one range of the index. */
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

import { STATES, State } from '@floe/backstage-plugin-floe-secrets-common';
import { Clock } from '../../clock/Clock';
import { toMillis } from '../../diagnose/time';
import { ObservedCluster, ObservedSecret } from '../../model/observed';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretId, SecretLists } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { SecretEvaluator, SecretSummary } from '../SecretEvaluator';
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

/** Maximum number of ids of one query. */
const IDS_TOGETHER = 5_000;

/**
 * Knows the states and findings of all secrets, which depend on the time and so
 * are not stored in a table. They are evaluated in batches when a list needs
 * them, and cached for all callers, regardless of permissions, until the store
 * changes or the evaluation ends.
 */
export class EvaluationCache {
  readonly #reader: ObservationReader;
  readonly #lists: SecretLists;
  readonly #evaluator: SecretEvaluator;
  readonly #clock: Clock;
  readonly #entries = new Map<string, Entry>();
  /** Lists of findings, shared by secrets with the same findings. */
  readonly #findings = new Map<string, readonly string[]>();
  /** Names of environments, shared by secrets. */
  readonly #environments = new Map<string, string>();
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
    this.#evaluator = options.evaluator;
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
        for await (const batch of this.#lists.all({
          ids: missing.map(({ id }) => id),
        })) {
          for (const one of await this.#evaluator.summarize(batch)) {
            const { cluster, id } = one;
            clusters.set(
              cluster,
              clusters.get(cluster) ?? new ClusterEvaluations(),
            );
            clusters.get(cluster)!.set(id, this.#toEvaluation(one));
          }
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
    const whole = await this.#evaluateWhole(changed, revisions, clusters);
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
        await this.#evaluateAgain(entry.evaluations, ended, clusters);
        entry.madeAt = madeAt;
        entry.effort = ended.length;
        this.#version += ended.length > 0 ? 1 : 0;
      }
    }
  }

  async #evaluateWhole(
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

  async #evaluateAgain(
    evaluations: ClusterEvaluations,
    all: string[],
    clusters: ObservedCluster[],
  ): Promise<void> {
    for (let start = 0; start < all.length; start += IDS_TOGETHER) {
      const ids = all.slice(start, start + IDS_TOGETHER);
      const gone = new Set(ids);
      for await (const batch of this.#lists.all({ ids })) {
        for (const one of await this.#evaluator.summarize(batch, clusters)) {
          evaluations.set(one.id, this.#toEvaluation(one));
          gone.delete(one.id);
        }
      }
      gone.forEach(id => evaluations.delete(id));
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

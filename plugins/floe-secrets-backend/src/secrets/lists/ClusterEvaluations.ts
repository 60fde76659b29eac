import { Approach, State } from '@floe/backstage-plugin-floe-secrets-common';

/** The fields of an evaluated secret that lists and counts need. */
export type Evaluation = {
  approach: Approach;
  environment: string;
  state: State;
  /** Ids of findings, without duplicates. */
  findings: readonly string[];
  /** Milliseconds since 1970; null if unknown. */
  since: number | null;
  /** Milliseconds since 1970; null if it was never synced. */
  lastSync: number | null;
  /** When its rotation is due, in milliseconds since 1970; null if unknown. */
  due: number | null;
  /**
   * When it may change without an event. Milliseconds since 1970; Infinity:
   * never.
   */
  until: number;
};

/** The evaluated secrets of one cluster, by id and by state. */
export class ClusterEvaluations {
  readonly #byId = new Map<string, Evaluation>();
  readonly #byState = new Map<State, Set<string>>();
  /** No evaluation ends before; Infinity: none ends. */
  #firstEnd = Infinity;

  get size(): number {
    return this.#byId.size;
  }

  get(id: string): Evaluation | undefined {
    return this.#byId.get(id);
  }

  set(id: string, evaluation: Evaluation): void {
    const before = this.#byId.get(id);
    if (before?.state !== evaluation.state) {
      this.#leaveState(id, before);
      const ids = this.#byState.get(evaluation.state) ?? new Set();
      this.#byState.set(evaluation.state, ids.add(id));
    }
    this.#byId.set(id, evaluation);
    this.#firstEnd = Math.min(this.#firstEnd, evaluation.until);
  }

  delete(id: string): void {
    this.#leaveState(id, this.#byId.get(id));
    this.#byId.delete(id);
  }

  /** Ids of the secrets in a state. */
  inState(state: State): Iterable<string> {
    return this.#byState.get(state) ?? [];
  }

  /**
   * Ids of those whose evaluation has ended, each returned once: evaluate them
   * again.
   */
  ended(now: number): string[] {
    if (now < this.#firstEnd) {
      return [];
    }
    const ids: string[] = [];
    this.#firstEnd = Infinity;
    for (const [id, { until }] of this.#byId) {
      if (until <= now) {
        ids.push(id);
      } else {
        this.#firstEnd = Math.min(this.#firstEnd, until);
      }
    }
    return ids;
  }

  /** Whether any evaluation has ended. */
  hasEnded(now: number): boolean {
    return now >= this.#firstEnd;
  }

  /** Number of secrets whose evaluation has ended. */
  countEnded(now: number): number {
    let count = 0;
    if (this.hasEnded(now)) {
      for (const { until } of this.#byId.values()) {
        count += until <= now ? 1 : 0;
      }
    }
    return count;
  }

  #leaveState(id: string, evaluation: Evaluation | undefined): void {
    if (evaluation) {
      this.#byState.get(evaluation.state)?.delete(id);
    }
  }
}

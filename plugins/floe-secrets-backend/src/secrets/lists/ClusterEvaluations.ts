import { Approach, State } from '@floe/backstage-plugin-floe-secrets-common';

/** What lists and counts need to know of an evaluated secret, and no more. */
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
  /** When its rotation is due, in milliseconds since 1970; null if not known. */
  due: number | null;
  /** When time alone may change it. Milliseconds since 1970; Infinity: never. */
  until: number;
};

/** What was evaluated of the secrets of one cluster, by their ids and by their states. */
export class ClusterEvaluations {
  readonly #byId = new Map<string, Evaluation>();
  readonly #byState = new Map<State, Set<string>>();
  /** None ends before; Infinity: none ends. */
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

  /** Ids of those that the time may have changed, each returned once: they are to be evaluated again. */
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

  /** Whether the time may have changed any. */
  hasEnded(now: number): boolean {
    return now >= this.#firstEnd;
  }

  /** How many the time may have changed. */
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

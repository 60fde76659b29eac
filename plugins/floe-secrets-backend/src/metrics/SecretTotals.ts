import {
  Approach,
  State,
  STATES,
} from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { Clock } from '../clock/Clock';
import { EvaluationCache } from '../secrets/lists/EvaluationCache';
import { RevisionCache } from '../secrets/lists/RevisionCache';
import { ReadableSecrets } from '../secrets/ReadableSecrets';
import { SecretLists } from '../store/lists/SecretLists';

/** Number of secrets of a place in a state. */
type StateCount = {
  cluster: string;
  environment: string;
  approach: Approach;
  state: State;
  count: number;
};

/** Number of secrets of a place with a finding. */
type FindingCount = {
  cluster: string;
  environment: string;
  finding: string;
  count: number;
};

type Totals = { size: number; states: StateCount[]; findings: FindingCount[] };

type SecretTotalsOptions = {
  clock: Clock;
  evaluationCache: Pick<EvaluationCache, 'in'>;
  lists: Pick<SecretLists, 'ids' | 'revisions'>;
  readable: Pick<ReadableSecrets, 'existing'>;
};

/** Counts all managed secrets for operators, regardless of permissions. */
export class SecretTotals {
  readonly #options: SecretTotalsOptions;
  readonly #cache: RevisionCache<Totals>;

  constructor(options: SecretTotalsOptions) {
    this.#options = options;
    this.#cache = new RevisionCache({ max: 1, clock: options.clock });
  }

  /** The counts; they are as old as those of lists at most. */
  async count(): Promise<Pick<Totals, 'states' | 'findings'>> {
    const { lists, readable } = this.#options;
    const criteria = await readable.existing();
    return await this.#cache.answer(criteria, await lists.revisions(), () =>
      this.#count(criteria),
    );
  }

  async #count(
    criteria: Awaited<ReturnType<ReadableSecrets['existing']>>,
  ): Promise<Totals> {
    const { evaluationCache, lists } = this.#options;
    const states = new Map<string, StateCount>();
    const findings = new Map<string, FindingCount>();
    let size = 0;
    const evaluations = await evaluationCache.in(undefined);
    for await (const keys of lists.ids(criteria)) {
      const known = await evaluations.of(keys);
      keys.forEach(({ cluster }, index) => {
        const evaluation = known[index];
        if (!evaluation) {
          return;
        }
        const { approach, environment, state } = evaluation;
        add(states, { cluster, environment, approach, state }, 1);
        for (const finding of evaluation.findings) {
          add(findings, { cluster, environment, finding }, 1);
        }
      });
      size += keys.length;
      await setImmediate();
    }
    // Includes states without secrets, so that a graph begins at 0.
    for (const { count, ...place } of [...states.values()]) {
      STATES.forEach(state => add(states, { ...place, state }, 0));
    }
    return {
      size,
      states: [...states.values()],
      findings: [...findings.values()],
    };
  }
}

function add<T extends { count: number }>(
  counts: Map<string, T>,
  labels: Omit<T, 'count'>,
  more: number,
): void {
  const key = JSON.stringify(Object.values(labels));
  const known = counts.get(key);
  if (known) {
    known.count += more;
  } else {
    counts.set(key, { ...labels, count: more } as T);
  }
}

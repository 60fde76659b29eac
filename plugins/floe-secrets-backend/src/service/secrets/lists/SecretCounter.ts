import { APPROACHES, Facets } from '@floe/backstage-plugin-floe-secrets-common';
import { LRUCache } from 'lru-cache';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { SecretLists } from '../../../store/lists/SecretLists';
import { Environments } from '../../environments/Environments';
import { kindsOf } from '../approach';
import { ReadableView } from '../ReadableSecrets';
import { isBelieved, isToldMeanwhile, Judged } from './freshness';
import { JudgedSecrets } from './JudgedSecrets';

/** Counts are remembered for as many sets of what may be read. */
const MAX_REMEMBERED = 200;

type Counted = Judged & { facets: Facets };

/** Counts how many secrets each filter would let pass, over all that a caller may read. */
export class SecretCounter {
  readonly #lists: SecretLists;
  readonly #judged: JudgedSecrets;
  readonly #environments: Environments;
  readonly #now: () => number;
  /** Shared by all who may read the same. */
  readonly #known = new LRUCache<string, Counted>({ max: MAX_REMEMBERED });
  readonly #counting = new Map<string, Promise<Counted>>();

  constructor(options: {
    lists: SecretLists;
    judged: JudgedSecrets;
    environments: Environments;
    now?: () => number;
  }) {
    this.#lists = options.lists;
    this.#judged = options.judged;
    this.#environments = options.environments;
    this.#now = options.now ?? Date.now;
  }

  async count(view: ReadableView): Promise<Facets> {
    const revisions = await this.#lists.revisions();
    const revision = [...revisions.values()].reduce((sum, one) => sum + one, 0);
    const key = keyOf(view);
    const known = this.#known.get(key);
    if (known && isBelieved(known, revision, this.#now())) {
      return known.facets;
    }
    const counting = this.#start(view, key, revision);
    return known && isToldMeanwhile([known], this.#now())
      ? known.facets
      : (await counting).facets;
  }

  /** Counts once for all who have seen the same revision. */
  #start(view: ReadableView, key: string, revision: number): Promise<Counted> {
    const run = `${key} ${revision}`;
    const running = this.#counting.get(run);
    if (running) {
      return running;
    }
    const counting = this.#count(view, revision)
      .then(counted => {
        this.#known.set(key, counted);
        return counted;
      })
      .finally(() => this.#counting.delete(run));
    // Whoever does not wait for it hears of its failure the next time.
    counting.catch(() => undefined);
    this.#counting.set(run, counting);
    return counting;
  }

  async #count(view: ReadableView, revision: number): Promise<Counted> {
    const judgedAt = this.#now();
    const facets: Facets = {
      environment: {},
      cluster: {},
      namespace: {},
      approach: {},
      state: {},
      finding: {},
      owner: {},
    };
    const add = (name: keyof Facets, value: string, count: number) => {
      const counts = facets[name];
      counts[value] =
        (Object.hasOwn(counts, value) ? counts[value] : 0) + count;
    };
    const judgements = await this.#judged.in(undefined);
    const [places, owners] = await Promise.all([
      this.#lists.countPlaces(view.criteria),
      this.#lists.countOwners(view.criteria, view.ownerScopes()),
    ]);
    for (const { cluster, count, kind, namespace } of places) {
      add(
        'environment',
        this.#environments.resolve(cluster, namespace).name,
        count,
      );
      add('cluster', cluster, count);
      add('namespace', namespace, count);
      const approach = APPROACHES.find(one => kindsOf(one).includes(kind));
      if (approach) {
        add('approach', approach, count);
      }
    }
    owners.forEach((count, owner) => add('owner', owner, count));

    let size = 0;
    for await (const keys of this.#lists.keys({ criteria: view.criteria })) {
      for (const judgement of await judgements.of(keys)) {
        if (judgement) {
          add('state', judgement.state, 1);
          judgement.findings.forEach(id => add('finding', id, 1));
        }
      }
      size += keys.length;
      await setImmediate();
    }
    return { judgedAt, revision, size, facets };
  }
}

/** Names what may be read, and whose owners are told. */
function keyOf(view: ReadableView): string {
  return createHash('sha256')
    .update(
      JSON.stringify([view.criteria, view.ownerScopes()], (_key, value) =>
        typeof value === 'bigint' ? String(value) : value,
      ),
    )
    .digest('base64url');
}

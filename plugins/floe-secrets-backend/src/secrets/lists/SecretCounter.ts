import { APPROACHES, Facets } from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { Environments } from '../../catalog/environments/Environments';
import { Clock } from '../../clock/Clock';
import { kindsOf } from '../approach';
import { ReadableView } from '../ReadableSecrets';
import { EvaluationCache } from './EvaluationCache';
import { RevisionCache } from './RevisionCache';

/** Counts are cached for as many sets of what may be read. */
const MAX_CACHED = 200;

type Counted = { size: number; facets: Facets };

/** Counts how many secrets each value of each filter would let pass, of those that a caller may read. */
export class SecretCounter {
  readonly #lists: SecretLists;
  readonly #evaluationCache: EvaluationCache;
  readonly #environments: Environments;
  /** Shared by all who may read the same. */
  readonly #cache: RevisionCache<Counted>;

  constructor(options: {
    lists: SecretLists;
    evaluationCache: EvaluationCache;
    environments: Environments;
    clock: Clock;
  }) {
    this.#lists = options.lists;
    this.#evaluationCache = options.evaluationCache;
    this.#environments = options.environments;
    this.#cache = new RevisionCache({ max: MAX_CACHED, clock: options.clock });
  }

  /** @param criteria - which secrets are counted, as far as the view lets them pass; all by default */
  async count(
    view: ReadableView,
    criteria: SecretCriteria = view.criteria,
  ): Promise<Facets> {
    const { facets } = await this.#cache.answer(
      [criteria, view.ownerScopes(), view.systemScopes()],
      await this.#lists.revisions(),
      () => this.#count(view, criteria),
    );
    return facets;
  }

  async #count(view: ReadableView, criteria: SecretCriteria): Promise<Counted> {
    const facets: Facets = {
      environment: {},
      cluster: {},
      namespace: {},
      approach: {},
      state: {},
      finding: {},
      owner: {},
      system: {},
    };
    const add = (name: keyof Facets, value: string, count: number) => {
      const counts = facets[name];
      counts[value] =
        (Object.hasOwn(counts, value) ? counts[value] : 0) + count;
    };
    const evaluations = await this.#evaluationCache.in(undefined);
    const [places, owners, systems] = await Promise.all([
      this.#lists.countPlaces(criteria),
      this.#lists.countOwners(criteria, view.ownerScopes()),
      this.#lists.countOwners(
        criteria,
        view.systemScopes().map(({ system, ...scope }) => ({
          ...scope,
          owner: system,
        })),
      ),
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
    systems.forEach((count, system) => add('system', system, count));

    let size = 0;
    for await (const keys of this.#lists.keys({ criteria })) {
      for (const evaluation of await evaluations.of(keys)) {
        if (evaluation) {
          add('state', evaluation.state, 1);
          evaluation.findings.forEach(id => add('finding', id, 1));
        }
      }
      size += keys.length;
      await setImmediate();
    }
    return { size, facets };
  }
}

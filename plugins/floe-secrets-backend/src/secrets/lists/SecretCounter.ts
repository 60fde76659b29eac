import { APPROACHES, Facets } from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { Environments } from '../../catalog/environments/Environments';
import { Clock } from '../../clock/Clock';
import { COMPONENT_LABEL } from '../../model/componentLabel';
import { kindsOf } from '../approach';
import { ReadableView } from '../ReadableSecrets';
import { EvaluationCache, Evaluations } from './EvaluationCache';
import { RevisionCache } from './RevisionCache';

/** Maximum number of cached counts; each set of permissions has its own. */
const MAX_CACHED = 200;

/** No cluster can have this name. */
const EVALUATIONS = '\0evaluations';

type Counted = { size: number; facets: Facets };

/**
 * Counts the secrets for each value of each filter, of those that a caller may
 * read.
 */
export class SecretCounter {
  readonly #lists: SecretLists;
  readonly #evaluationCache: EvaluationCache;
  readonly #environments: Environments;
  /** Shared by all callers with the same permissions. */
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
    this.#cache = new RevisionCache({
      max: MAX_CACHED,
      clock: options.clock,
      // The version of the evaluations says what time alone has changed.
      maxAgeMs: Infinity,
    });
  }

  /**
   *  @param criteria - selects the secrets to count, within the view; by
   *  default all
   */
  async count(
    view: ReadableView,
    criteria: SecretCriteria = view.criteria,
  ): Promise<Facets> {
    const revisions = await this.#lists.revisions();
    const evaluations = await this.#evaluationCache.in(undefined, revisions);
    const { facets } = await this.#cache.answer(
      [criteria, view.ownerScopes(), view.systemScopes()],
      // The time alone may have changed the counts.
      new Map([...revisions, [EVALUATIONS, evaluations.version]]),
      () => this.#count(view, criteria, evaluations),
    );
    return facets;
  }

  async #count(
    view: ReadableView,
    criteria: SecretCriteria,
    evaluations: Evaluations,
  ): Promise<Counted> {
    const facets: Facets = {
      environment: {},
      cluster: {},
      namespace: {},
      approach: {},
      state: {},
      finding: {},
      owner: {},
      system: {},
      component: {},
      store: {},
      provider: {},
    };
    const add = (name: keyof Facets, value: string, count: number) => {
      const counts = facets[name];
      counts[value] =
        (Object.hasOwn(counts, value) ? counts[value] : 0) + count;
    };
    const [places, components, providers, stores, owners, systems] =
      await Promise.all([
        this.#lists.countPlaces(criteria),
        this.#lists.countLabels(criteria, COMPONENT_LABEL),
        this.#lists.countProviders(criteria),
        this.#lists.countStoreUses(criteria),
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
    components.forEach((count, component) =>
      add('component', component, count),
    );
    providers.forEach((count, provider) => add('provider', provider, count));
    stores.forEach(({ count, kind, name }) =>
      add('store', `${kind}/${name}`, count),
    );
    owners.forEach((count, owner) => add('owner', owner, count));
    systems.forEach((count, system) => add('system', system, count));

    let size = 0;
    // Many secrets have exactly the same list of findings.
    const findings = new Map<readonly string[], number>();
    for await (const ids of this.#lists.ids(criteria)) {
      for (const evaluation of await evaluations.of(ids)) {
        if (evaluation) {
          add('state', evaluation.state, 1);
          findings.set(
            evaluation.findings,
            (findings.get(evaluation.findings) ?? 0) + 1,
          );
        }
      }
      size += ids.length;
      await setImmediate();
    }
    findings.forEach((count, ids) =>
      ids.forEach(id => add('finding', id, count)),
    );
    return { size, facets };
  }
}

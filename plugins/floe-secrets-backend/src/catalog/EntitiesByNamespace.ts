import { isWithin } from './allowedPlaces/AllowedPlaces';
import { EntityMatch } from './entityMatch';

type Named = { match: Pick<EntityMatch, 'cluster' | 'scopes' | 'within'> };

/** Index of the entities whose annotations name a namespace. */
export class EntitiesByNamespace<E extends Named> {
  readonly #entities = new Map<string, Set<E>>();

  constructor(entities: E[]) {
    for (const entity of entities) {
      for (const { namespace } of entity.match.scopes) {
        if (namespace !== null) {
          const known = this.#entities.get(namespace) ?? new Set();
          this.#entities.set(namespace, known.add(entity));
        }
      }
    }
  }

  /**
   * Entities that name this namespace, for this cluster or for all clusters.
   */
  naming(cluster: string, namespace: string): E[] {
    return [...(this.#entities.get(namespace) ?? [])].filter(
      ({ match }) =>
        (match.cluster === null || match.cluster === cluster) &&
        isWithin(match.within, cluster, namespace),
    );
  }
}

import { EntityMatch } from './entityMatch';

/** Stands for any cluster, and for any namespace. */
const ANY = null;

type Name = string | typeof ANY;

/** Knows who owns entities that name secrets in a place, without a look at each entity. */
export class OwnersByPlace {
  readonly #owners = new Map<Name, Map<Name, Set<string>>>();

  constructor(entities: { match: EntityMatch; owners: string[] }[]) {
    for (const { match, owners } of entities) {
      for (const { namespace } of match.scopes) {
        const known = this.#at(match.cluster, namespace);
        owners.forEach(owner => known.add(owner));
      }
    }
  }

  /** Owners of entities that name secrets in a cluster, or in a namespace of it. */
  in(cluster: string, namespace?: string): string[] {
    const found = new Set<string>();
    for (const place of [this.#owners.get(ANY), this.#owners.get(cluster)]) {
      const sets =
        namespace === undefined
          ? [...(place?.values() ?? [])]
          : [place?.get(ANY), place?.get(namespace)];
      sets.forEach(owners => owners?.forEach(owner => found.add(owner)));
    }
    return [...found];
  }

  #at(cluster: Name, namespace: Name): Set<string> {
    const places = this.#owners.get(cluster) ?? new Map<Name, Set<string>>();
    this.#owners.set(cluster, places);
    const owners = places.get(namespace) ?? new Set<string>();
    places.set(namespace, owners);
    return owners;
  }
}

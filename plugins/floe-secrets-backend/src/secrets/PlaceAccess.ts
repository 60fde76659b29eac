import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isWithin } from '../catalog/allowedPlaces/AllowedPlaces';
import { IndexedEntity } from '../catalog/EntityIndex';
import { Environments } from '../catalog/environments/Environments';
import { SecretLists } from '../store/lists/SecretLists';
import { ReadableSecrets, CallerView } from './ReadableSecrets';

/** Where one caller may read secrets. */
type ReadablePlaces = {
  /**
   * Whether the caller may read the objects of an entity with these owners in a
   * namespace.
   */
  mayReadOwned(owners: string[], cluster: string, namespace: string): boolean;
  /** The entity of this ref, if it names secrets. */
  entity(entityRef: string): IndexedEntity | undefined;
  /** Evaluates places of the given clusters, by default of all known ones. */
  inspect(clusters?: string[]): Promise<InspectedPlaces>;
};

/**
 * Which places a caller may see; a place has no owner of its own. A namespace
 * is visible
 *
 * - if the caller may read a secret in it;
 * - if the annotations of an entity that the caller may see name it, and the
 *   caller may read the secrets of that entity there;
 * - if nothing is in it, no entity names it, and the caller may read secrets
 *   without an owner there.
 *
 * So it is hidden if everything in it belongs to entities that the caller may
 * not see or read.
 */
export type InspectedPlaces = {
  /** Names of the visible clusters among the evaluated ones. */
  readonly clusters: string[];
  /** Where the caller may read a secret, or one of an entity, in it. */
  mayReadCluster(cluster: string): boolean;
  mayReadNamespace(cluster: string, namespace: string): boolean;
  /** Whether nothing is in a namespace, and no entity names it. */
  isFree(cluster: string, namespace: string): boolean;
  /**
   * Whether an object without a namespace is visible: if a visible namespace
   * can use it.
   */
  mayReadFrom(
    cluster: string,
    mayBeUsedFrom: (namespace: string) => boolean,
  ): boolean;
};

/**
 * Decides from their secrets which clusters, namespaces and stores are visible.
 */
export class PlaceAccess {
  readonly #readable: ReadableSecrets;
  readonly #lists: SecretLists;
  readonly #environments: Environments;

  constructor(options: {
    readable: ReadableSecrets;
    lists: SecretLists;
    environments: Environments;
  }) {
    this.#readable = options.readable;
    this.#lists = options.lists;
    this.#environments = options.environments;
  }

  /**  @throws NotAllowedError if the caller may not read any secret */
  async of(credentials: BackstageCredentials): Promise<ReadablePlaces> {
    const view = await this.#readable.view(credentials);
    return {
      mayReadOwned: (owners, cluster, namespace) =>
        this.#mayRead(view, owners, cluster, namespace),
      entity: entityRef => view.lookup.find(entityRef),
      inspect: clusters => this.#inspect(view, clusters),
    };
  }

  #mayRead(
    { access }: CallerView,
    owners: string[],
    cluster: string,
    namespace: string,
  ): boolean {
    const environment = this.#environments.resolve(cluster, namespace).name;
    return access.mayRead({ cluster, environment, owners });
  }

  async #inspect(
    view: CallerView,
    asked: string[] | undefined,
  ): Promise<InspectedPlaces> {
    const names = asked ?? [...(await this.#lists.revisions()).keys()];
    if (view.access.unconditional && view.hidden.length === 0) {
      return {
        clusters: names,
        mayReadCluster: () => true,
        mayReadNamespace: () => true,
        isFree: () => true,
        mayReadFrom: () => true,
      };
    }
    const within = { field: 'cluster' as const, values: names };
    const [readable, occupied] = await Promise.all([
      this.#lists.countPlaces({ allOf: [within, view.criteria] }),
      this.#lists.countPlaces({ allOf: [within, view.existing] }),
    ]);
    return this.#authorize(view, names, {
      readable: namespacesByCluster(readable),
      occupied: namespacesByCluster(occupied),
    });
  }

  #authorize(
    view: CallerView,
    names: string[],
    known: Record<'readable' | 'occupied', Map<string, Set<string>>>,
  ): InspectedPlaces {
    const { access, lookup, seen } = view;
    const seenRefs = new Set(seen.map(({ entityRef }) => entityRef));
    const isReadable = ({ match, owners }: IndexedEntity, cluster: string) =>
      match.scopes.length > 0 &&
      (match.cluster === null || match.cluster === cluster) &&
      isWithin(match.within, cluster, null) &&
      this.#environments
        .ofCluster(cluster)
        .some(environment => access.mayRead({ cluster, environment, owners }));
    const mayReadUnowned = (cluster: string) =>
      this.#environments
        .ofCluster(cluster)
        .some(environment =>
          access.mayRead({ cluster, environment, owners: [] }),
        );
    const visible = new Map<string, boolean>();
    const mayReadCluster = (cluster: string) => {
      const is =
        visible.get(cluster) ??
        (known.readable.has(cluster) ||
          mayReadUnowned(cluster) ||
          seen.some(entity => isReadable(entity, cluster)));
      visible.set(cluster, is);
      return is;
    };
    const isFree = (cluster: string, namespace: string) =>
      !known.occupied.get(cluster)?.has(namespace) &&
      lookup.naming(cluster, namespace).length === 0;
    const isNamed = (cluster: string, namespace: string) =>
      lookup
        .naming(cluster, namespace)
        .some(
          ({ entityRef, owners }) =>
            seenRefs.has(entityRef) &&
            this.#mayRead(view, owners, cluster, namespace),
        );
    const ownNamespaces = () =>
      new Set(
        seen.flatMap(({ match }) =>
          match.scopes.flatMap(({ namespace }) => namespace ?? []),
        ),
      );
    return {
      clusters: names.filter(mayReadCluster),
      mayReadCluster,
      isFree,
      mayReadNamespace: (cluster, namespace) =>
        known.readable.get(cluster)?.has(namespace) ||
        isNamed(cluster, namespace) ||
        (isFree(cluster, namespace) &&
          this.#mayRead(view, [], cluster, namespace)),
      mayReadFrom: (cluster, mayBeUsedFrom) =>
        mayReadUnowned(cluster) ||
        [...(known.readable.get(cluster) ?? [])].some(mayBeUsedFrom) ||
        [...ownNamespaces()].some(
          namespace => mayBeUsedFrom(namespace) && isNamed(cluster, namespace),
        ),
    };
  }
}

function namespacesByCluster(
  places: { cluster: string; namespace: string }[],
): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const { cluster, namespace } of places) {
    const known = found.get(cluster) ?? new Set();
    found.set(cluster, known.add(namespace));
  }
  return found;
}

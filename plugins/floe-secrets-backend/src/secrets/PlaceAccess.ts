import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isWithin } from '../catalog/allowedPlaces/AllowedPlaces';
import { IndexedEntity } from '../catalog/EntityIndex';
import { Environments } from '../catalog/environments/Environments';
import { SecretLists } from '../store/lists/SecretLists';
import { ReadableSecrets, CallerView } from './ReadableSecrets';

/** Where one caller may read secrets. */
type ReadablePlaces = {
  /** Whether what an entity of these owners has in a namespace may be read. */
  mayReadOwned(owners: string[], cluster: string, namespace: string): boolean;
  /** The entity of this ref, where it names secrets. */
  entity(entityRef: string): IndexedEntity | undefined;
  /** Evaluates places of the given clusters, or of all that are known. */
  inspect(clusters?: string[]): Promise<InspectedPlaces>;
};

/**
 * Places, which have no owner of their own, as one caller may see them.
 * A namespace is visible
 *
 * - where the caller may read a secret that is in it;
 * - where the annotations of an entity that the caller sees name it, and the
 *   caller may read the secrets of that entity there;
 * - where nothing is in it, no entity names it, and the caller may read there
 *   what belongs to nobody.
 *
 * So it is hidden where all that is known of it belongs to entities that the
 * caller does not see or may not read.
 */
export interface InspectedPlaces {
  /** Names of the inspected clusters that are visible. */
  readonly clusters: string[];
  /** Where the caller may read a secret, or one of an entity, in it. */
  mayReadCluster(cluster: string): boolean;
  mayReadNamespace(cluster: string, namespace: string): boolean;
  /** Whether nothing is known to be in a namespace, nor meant to be. */
  isFree(cluster: string, namespace: string): boolean;
  /**
   * Whether something without a namespace, which can be used from some
   * namespaces, is visible: where it can be used from one that is.
   */
  mayReadFrom(
    cluster: string,
    mayBeUsedFrom: (namespace: string) => boolean,
  ): boolean;
}

/** Evaluates clusters, namespaces and stores by the secrets in them. */
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

  /** @throws NotAllowedError if the caller may read no secrets at all */
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

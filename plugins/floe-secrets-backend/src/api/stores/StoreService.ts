import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { Clock, dateOf } from '../../clock/Clock';
import { ContextOf } from '../../diagnose/commandContext';
import { groupBy } from '../../collections/groupBy';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedStore,
} from '../../model/observed';
import { SecretLists, StoreUse } from '../../store/lists/SecretLists';
import { ObservationReader } from '../../store/ObservationStore';
import { InspectedPlaces, PlaceAccess } from '../../secrets/PlaceAccess';
import {
  AllowedPlaces,
  isWithin,
} from '../../catalog/allowedPlaces/AllowedPlaces';
import { matchEntity } from '../../catalog/entityMatch';
import { EntityReader } from '../../catalog/EntityReader';
import { ownersOf } from '../../catalog/ownersOf';
import { Environments } from '../../catalog/environments/Environments';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { readScopes } from '../../secrets/scopes';
import { isStoreVisible } from '../../secrets/isStoreVisible';
import { mayBeUsedFrom } from '../../secrets/mayBeUsedFrom';
import { toStore } from '../../secrets/toStore';

/** Selects stores; all given fields must match. */
type StoreQuery = {
  clusters?: string[];
  /** Stores that an ExternalSecret in this namespace may use. */
  namespace?: string;
  /** Stores that this entity may use in its own clusters and namespaces. */
  entityRef?: string;
};

/** Where stores are looked for. */
type StorePlaces = {
  clusters?: string[];
  /** Any of these places; undefined: all places. */
  namespaces?: string[];
  /** The entity and its places, even if it has no secrets there yet. */
  own?: {
    owners: string[];
    isIn(cluster: string, namespace: string, known: InspectedPlaces): boolean;
  };
};

type StoreServiceOptions = {
  reader: ObservationReader;
  lists: SecretLists;
  readable: ReadableSecrets;
  entities: EntityReader;
  environments: Environments;
  access: PlaceAccess;
  allowedPlaces: AllowedPlaces;
  logger: LoggerService;
  clock: Clock;
  contextOf: ContextOf;
};

/** Lists stores with their state and users. */
export class StoreService {
  readonly #options: StoreServiceOptions;

  constructor(options: StoreServiceOptions) {
    this.#options = options;
  }

  async list(
    query: StoreQuery,
    credentials: BackstageCredentials,
  ): Promise<Store[]> {
    return await this.#composeAll(
      await this.#find(query, credentials),
      credentials,
    );
  }

  /**
   * Lists the stores that the caller may see and, for an entity, those that its
   * namespaces can use.
   */
  async listForNamespace(
    place: { cluster: string; namespace: string; entityRef: string },
    credentials: BackstageCredentials,
  ): Promise<{ all: Store[]; usable: Store[] }> {
    const { cluster, entityRef, namespace } = place;
    const clusters = [cluster];
    const [all, usable] = await Promise.all([
      this.#find({ clusters }, credentials),
      this.#find({ clusters, namespace, entityRef }, credentials),
    ]);
    const found = new Map([...all, ...usable].map(store => [store.id, store]));
    const ids = [...found.keys()];
    const composed = await this.#composeAll([...found.values()], credentials);
    const byId = new Map(composed.map((store, index) => [ids[index], store]));
    const pick = (stores: ObservedStore[]) =>
      stores.map(({ id }) => byId.get(id)!);
    return { all: pick(all), usable: pick(usable) };
  }

  async #find(
    query: StoreQuery,
    credentials: BackstageCredentials,
  ): Promise<ObservedStore[]> {
    const { reader } = this.#options;
    const access = await this.#options.access.of(credentials);
    const places = await this.#places(query, credentials);
    const inspected = await access.inspect(places.clusters);
    const isPlaceVisible = (cluster: string, namespace: string) =>
      inspected.mayReadNamespace(cluster, namespace) ||
      (places.own?.isIn(cluster, namespace, inspected) &&
        access.mayReadOwned(places.own.owners, cluster, namespace));
    const stores = await reader.listStores({
      clusters: inspected.clusters,
      namespaces: places.namespaces,
    });
    return stores.filter(store =>
      places.namespaces
        ? places.namespaces.some(
            namespace =>
              mayBeUsedFrom(store, namespace) &&
              isPlaceVisible(store.cluster, namespace),
          )
        : isStoreVisible(store, inspected),
    );
  }

  async #composeAll(
    stores: ObservedStore[],
    credentials: BackstageCredentials,
  ): Promise<Store[]> {
    const { reader } = this.#options;
    const names = [...new Set(stores.map(({ cluster }) => cluster))];
    const [clusters, uses, events] = await Promise.all([
      names.length ? reader.listClusters(names) : [],
      names.length ? this.#readUses(names, credentials) : [],
      this.#readEvents(stores),
    ]);
    const clustersByName = new Map(clusters.map(one => [one.name, one]));
    const usesByName = groupBy(uses, storeName);
    const eventsByName = groupBy(events, event =>
      storeName({
        cluster: event.cluster,
        kind: event.involvedKind,
        name: event.involvedName,
      }),
    );
    return stores.map(store =>
      this.#compose(
        store,
        clustersByName.get(store.cluster),
        usesOf(store, usesByName.get(storeName(store)) ?? []),
        (eventsByName.get(storeName(store)) ?? []).filter(event =>
          isAbout(event, store),
        ),
      ),
    );
  }

  async #places(
    query: StoreQuery,
    credentials: BackstageCredentials,
  ): Promise<StorePlaces> {
    const namespaces = query.namespace ? [query.namespace] : undefined;
    if (!query.entityRef) {
      return { clusters: query.clusters, namespaces };
    }
    const { entities, environments, reader } = this.#options;
    const entity = await entities.getEntity(query.entityRef, credentials);
    const match = matchEntity(entity, this.#options.allowedPlaces);
    const seen = await readScopes(reader, match);
    const ownClusters = match.cluster ? [match.cluster] : undefined;
    const named = match.namespace
      ? [match.namespace]
      : (query.clusters ?? ownClusters ?? []).flatMap(cluster =>
          environments.namespacesOf(cluster),
        );
    return {
      clusters:
        query.clusters && ownClusters
          ? query.clusters.filter(name => ownClusters.includes(name))
          : query.clusters ?? ownClusters,
      namespaces: namespaces ?? [
        ...new Set([...named, ...seen.map(({ namespace }) => namespace)]),
      ],
      own: {
        owners: ownersOf(entity),
        isIn: (cluster, namespace, known) =>
          isWithin(match.within, cluster, namespace) &&
          (match.cluster === null || match.cluster === cluster) &&
          (match.scopes.some(scope => scope.namespace === namespace) ||
            seen.some(
              secret =>
                secret.cluster === cluster && secret.namespace === namespace,
            ) ||
            (match.namespace === null &&
              environments.namespacesOf(cluster).includes(namespace) &&
              known.isFree(cluster, namespace))),
      },
    };
  }

  /**
   * Counts only the secrets that the caller may read, because a count reveals
   * something about them.
   */
  async #readUses(
    clusters: string[],
    credentials: BackstageCredentials,
  ): Promise<StoreUse[]> {
    const { lists, readable } = this.#options;
    const { criteria } = await readable.view(credentials);
    return await lists.countStoreUses({
      allOf: [{ field: 'cluster', values: clusters }, criteria],
    });
  }

  async #readEvents(stores: ObservedStore[]): Promise<ObservedEvent[]> {
    const clusters = [...new Set(stores.map(({ cluster }) => cluster))];
    const lists = await Promise.all(
      clusters.map(cluster =>
        this.#options.reader.listEvents({
          cluster,
          involved: stores
            .filter(store => store.cluster === cluster)
            .map(({ kind, namespace, name }) => ({
              kind,
              namespace: namespace ?? '',
              name,
            })),
          limit: 20,
        }),
      ),
    );
    return lists.flat();
  }

  #compose(
    store: ObservedStore,
    cluster: ObservedCluster | undefined,
    usedBy: number,
    events: ObservedEvent[],
  ): Store {
    const { clock, contextOf, environments, logger } = this.#options;
    const environment = environments.resolve(
      store.cluster,
      store.namespace ?? '',
    );
    const now = dateOf(clock);
    return {
      ...toStore(store, {
        cluster,
        contextOf,
        events,
        environment,
        now,
        logger,
      }),
      usedBy,
    };
  }
}

/** The key that a store shares with its references and events. */
function storeName(store: {
  cluster: string;
  kind: string;
  name: string;
}): string {
  return `${store.cluster}/${store.kind}/${store.name}`;
}

/** How many of the references to this name mean this store. */
function usesOf(store: ObservedStore, uses: StoreUse[]): number {
  return uses
    .filter(
      use => store.namespace === null || use.namespace === store.namespace,
    )
    .reduce((sum, { count }) => sum + count, 0);
}

function isAbout(event: ObservedEvent, store: ObservedStore): boolean {
  return (
    event.namespace === (store.namespace ?? '') &&
    (event.involvedUid === null || event.involvedUid === store.uid)
  );
}

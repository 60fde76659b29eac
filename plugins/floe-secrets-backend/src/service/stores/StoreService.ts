import {
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Store } from '@floe/backstage-plugin-floe-secrets-common';
import { diagnoseStore } from '../../diagnose';
import {
  ObservedCluster,
  ObservedEvent,
  ObservedStore,
} from '../../model/observed';
import { ObservationReader, StoreUse } from '../../store/ObservationStore';
import { storesOfSecret } from '../../store/storesOfSecret';
import { PlaceAccess, ReadablePlaces } from '../clusters/PlaceAccess';
import { matchEntity } from '../entities/entityMatch';
import { EntityReader } from '../entities/EntityReader';
import { ownersOf } from '../entities/ownersOf';
import { Environments } from '../environments/Environments';
import { readScopes } from '../secrets/scopes';
import { mayBeUsedFrom } from './mayBeUsedFrom';

/** Which stores are asked for; all given parts must match. */
export type StoreQuery = {
  clusters?: string[];
  /** Stores that an ExternalSecret in this namespace may use. */
  namespace?: string;
  /** Stores that this entity may use in its own clusters and namespaces. */
  entityRef?: string;
};

/** Where stores are looked for. */
type StorePlaces = {
  clusters?: string[];
  /** Any of them; undefined: everywhere. */
  namespaces?: string[];
  /** Owners of the entity that asks; undefined: of whoever runs there. */
  owners?: string[];
};

export type StoreServiceOptions = {
  reader: ObservationReader;
  entities: EntityReader;
  environments: Environments;
  access: PlaceAccess;
  logger: LoggerService;
  now?: () => Date;
};

/** Answers which stores there are, how they do, and who may use them. */
export class StoreService {
  readonly #options: StoreServiceOptions;
  readonly #now: () => Date;

  constructor(options: StoreServiceOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
  }

  async list(
    query: StoreQuery,
    credentials: BackstageCredentials,
  ): Promise<Store[]> {
    const { reader } = this.#options;
    const access = await this.#options.access.of(credentials);
    const places = await this.#places(query, credentials);
    const stores = (
      await reader.listStores({
        clusters: places.clusters,
        namespaces: places.namespaces,
      })
    ).filter(
      store =>
        (!places.namespaces ||
          places.namespaces.some(namespace =>
            mayBeUsedFrom(store, namespace),
          )) &&
        access.mayRead(store.cluster, store.namespace ?? '', places.owners),
    );
    const names = [...new Set(stores.map(({ cluster }) => cluster))];
    const [clusters, uses, events] = await Promise.all([
      names.length ? reader.listClusters(names) : [],
      names.length ? this.#readUses(names, access) : [],
      this.#readEvents(stores),
    ]);
    return stores.map(store =>
      this.#compose(
        store,
        clusters.find(({ name }) => name === store.cluster),
        usesOf(store, uses),
        events.filter(event => isAbout(event, store)),
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
    const match = matchEntity(entity);
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
      owners: ownersOf(entity),
    };
  }

  /** A count tells of each secret in it, so only of what the caller may read. */
  async #readUses(
    clusters: string[],
    access: ReadablePlaces,
  ): Promise<StoreUse[]> {
    const { reader } = this.#options;
    if (access.unconditional) {
      return await reader.countStoreUses(clusters);
    }
    const secrets = await reader.listSecrets({ clusters });
    return secrets
      .filter(secret => access.mayReadSecret(secret))
      .flatMap(({ cluster, namespace, facts }) =>
        storesOfSecret(facts).map(({ kind, name }) => ({
          cluster,
          namespace,
          kind,
          name,
          count: 1,
        })),
      );
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
    const { environments, logger } = this.#options;
    const { name, policy } = environments.resolve(
      store.cluster,
      store.namespace ?? '',
    );
    return {
      id: store.id,
      cluster: store.cluster,
      environment: name,
      kind: store.kind,
      namespace: store.namespace,
      name: store.name,
      apiVersion: store.apiVersion,
      provider: store.provider,
      detail: store.detail,
      capabilities: store.capabilities,
      ready:
        store.ready && store.ready.status !== 'Unknown'
          ? store.ready.status === 'True'
          : null,
      reason: store.ready?.reason ?? null,
      message: store.ready?.message ?? null,
      since: store.ready?.lastTransitionTime ?? null,
      usedBy,
      findings: diagnoseStore(
        { store, events, cluster, policy, now: this.#now() },
        (rule, error) =>
          logger.error(
            `The rule ${rule} failed for ${store.kind} ${store.name} of cluster ${store.cluster}`,
            error as Error,
          ),
      ),
    };
  }
}

function usesOf(store: ObservedStore, uses: StoreUse[]): number {
  return uses
    .filter(
      use =>
        use.cluster === store.cluster &&
        use.kind === store.kind &&
        use.name === store.name &&
        (store.namespace === null || use.namespace === store.namespace),
    )
    .reduce((sum, { count }) => sum + count, 0);
}

function isAbout(event: ObservedEvent, store: ObservedStore): boolean {
  return (
    event.cluster === store.cluster &&
    event.involvedKind === store.kind &&
    event.involvedName === store.name &&
    event.namespace === (store.namespace ?? '') &&
    (event.involvedUid === null || event.involvedUid === store.uid)
  );
}

import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import { retryTransient } from '@floe/backstage-plugin-floe-secrets-node';
import { SecretFacts } from '../model/observed';
import { targetNamespaceOf } from '../model/targetNamespace';
import { LabelScope } from '../store/lists/SecretCriteria';
import { AllowedPlaces, isWithin } from './allowedPlaces/AllowedPlaces';
import { matchesSelector } from '@floe/backstage-plugin-floe-secrets-common';
import { EntityMatch, matchEntity, SecretScope } from './entityMatch';
import { INDEXED_ENTITIES } from './indexedEntities';
import { CatalogFreshness } from './CatalogFreshness';
import { EntitiesByNamespace } from './EntitiesByNamespace';
import { ownersOf, systemsOf } from './ownersOf';

/** As much of a title can be searched for. */
const MAX_TITLE = 500;

/** An entity of the index. */
export type IndexedEntity = {
  entityRef: string;
  title?: string;
  owners: string[];
  /** Its systems. */
  systems: string[];
  match: EntityMatch;
};

/** The properties of a managed secret that decide which entities own it. */
type SecretPlace = {
  cluster: string;
  namespace: string;
  labels: Record<string, string>;
  /** The facts of the object, if it can create Secrets in other namespaces. */
  facts?: SecretFacts;
};

/** Finds the entities that own a managed secret, regardless of the caller. */
export type EntityLookup = {
  /** All entities that name secrets. */
  entities: readonly IndexedEntity[];
  entitiesOf(secret: SecretPlace): IndexedEntity[];
  /**
   * Entities whose annotations name a namespace, for this cluster or for all
   * clusters.
   */
  naming(cluster: string, namespace: string): IndexedEntity[];
  /** One entity; undefined if it names no secrets. */
  find(entityRef: string): IndexedEntity | undefined;
};

type Candidate = { entity: IndexedEntity; scope: SecretScope };

/**
 * Knows which entity names which secrets. It reads the catalog with the
 * plugin's own credentials, so check that the caller may see an entity before
 * you show it.
 */
export class EntityIndex {
  readonly #cache: LRUCache<'index', EntityLookup>;

  constructor(options: {
    catalog: CatalogService;
    auth: AuthService;
    logger: LoggerService;
    allowedPlaces: AllowedPlaces;
  }) {
    const { allowedPlaces, catalog, auth, logger } = options;
    const freshness = new CatalogFreshness();
    this.#cache = new LRUCache({
      max: 1,
      ttl: freshness.freshFor(0),
      // The old index is used while a new one is read or the catalog is
      // unavailable.
      allowStale: true,
      noDeleteOnFetchRejection: true,
      allowStaleOnFetchRejection: true,
      fetchMethod: async (_key, _old, { options: entry }) => {
        const started = performance.now();
        const lookup = createLookup(
          await retryTransient(async () =>
            readEntities(
              catalog,
              await auth.getOwnServiceCredentials(),
              allowedPlaces,
            ),
          ),
        );
        const took = performance.now() - started;
        entry.ttl = freshness.freshFor(took);
        logger.debug(
          `Read the entities that name secrets in ${Math.round(took)} ms`,
        );
        return lookup;
      },
    });
  }

  /** The index, read again if it is older than a minute. */
  async lookup(): Promise<EntityLookup> {
    return await this.#cache.forceFetch('index', { allowStale: false });
  }

  /** The current index, without waiting; undefined if it was never read. */
  peek(): EntityLookup | undefined {
    return this.#cache.peek('index', { allowStale: true });
  }
}

async function readEntities(
  catalog: CatalogService,
  credentials: Awaited<ReturnType<AuthService['getOwnServiceCredentials']>>,
  allowedPlaces: AllowedPlaces,
): Promise<IndexedEntity[]> {
  const entities: IndexedEntity[] = [];
  const pages = catalog.streamEntities(INDEXED_ENTITIES, { credentials });
  for await (const page of pages) {
    for (const entity of page) {
      entities.push(toIndexed(entity, allowedPlaces));
    }
  }
  return entities;
}

function toIndexed(
  entity: Entity,
  allowedPlaces: AllowedPlaces,
): IndexedEntity {
  const entityRef = stringifyEntityRef(entity);
  return {
    entityRef,
    ...(entity.metadata.title && {
      title: entity.metadata.title.slice(0, MAX_TITLE),
    }),
    owners: ownersOf(entity),
    // A system can name secrets itself.
    systems: [
      ...systemsOf(entity),
      ...(entityRef.startsWith('system:') ? [entityRef] : []),
    ],
    match: matchEntity(entity, allowedPlaces),
  };
}

/**
 * Groups the selectors by one label value that each of them requires, so that a
 * secret is compared only with selectors that require one of its labels.
 */
function createLookup(entities: IndexedEntity[]): EntityLookup {
  const byLabel = new Map<string, Candidate[]>();
  const others: Candidate[] = [];
  for (const entity of entities) {
    for (const scope of entity.match.scopes) {
      const demanded = scope.selector.find(({ operator }) => operator === 'in');
      const keys =
        demanded?.operator === 'in'
          ? demanded.values.map(value => labelKey(demanded.key, value))
          : [];
      if (keys.length === 0) {
        others.push({ entity, scope });
      }
      for (const key of keys) {
        byLabel.set(key, [...(byLabel.get(key) ?? []), { entity, scope }]);
      }
    }
  }
  const byRef = new Map(entities.map(entity => [entity.entityRef, entity]));
  const byNamespace = new EntitiesByNamespace(entities);
  const ofSecrets = new WeakMap<SecretPlace, IndexedEntity[]>();
  return {
    entities,
    entitiesOf(secret) {
      const known = ofSecrets.get(secret);
      if (known) {
        return known;
      }
      const candidates = Object.entries(secret.labels)
        .flatMap(([key, value]) => byLabel.get(labelKey(key, value)) ?? [])
        .concat(others);
      const found = candidates
        .filter(({ entity, scope }) => isInScope(secret, entity.match, scope))
        .map(({ entity }) => entity);
      const all = [...new Set(found)];
      ofSecrets.set(secret, all);
      return all;
    },
    naming: (cluster, namespace) => byNamespace.naming(cluster, namespace),
    find: entityRef => byRef.get(entityRef),
  };
}

function labelKey(key: string, value: string): string {
  return `${key}=${value}`;
}

/** The secrets of an entity, as criteria of the store. */
export function labelScopesOf({ match }: IndexedEntity): LabelScope[] {
  return match.scopes.map(({ namespace, selector }) => ({
    cluster: match.cluster,
    namespace,
    selector,
    within: match.within,
  }));
}

/** Whether a secret belongs to an entity by one of its scopes. */
export function isInScope(
  secret: SecretPlace,
  match: Pick<LabelScope, 'cluster' | 'within'>,
  scope: SecretScope,
): boolean {
  const namespaces = [
    secret.namespace,
    secret.facts ? targetNamespaceOf(secret.facts) : null,
  ].filter(name => name !== null);
  return (
    (match.cluster === null || match.cluster === secret.cluster) &&
    (scope.namespace === null || namespaces.includes(scope.namespace)) &&
    namespaces.some(name => isWithin(match.within, secret.cluster, name)) &&
    matchesSelector(scope.selector, secret.labels)
  );
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ObservedSecret } from '../model/observed';
import {
  SecretAccess,
  SecretAuthorizer,
} from '../permissions/SecretAuthorizer';
import { toSecretCriteria } from '../permissions/secretCriteria';
import { SecretResources } from '../permissions/SecretResources';
import { SecretCriteria } from '../store/lists/SecretCriteria';
import { SecretLists } from '../store/lists/SecretLists';
import { ObservationReader, SecretsFilter } from '../store/ObservationStore';
import {
  EntityIndex,
  EntityLookup,
  IndexedEntity,
  labelScopesOf,
} from '../catalog/EntityIndex';
import { EntityReader } from '../catalog/EntityReader';
import { VisibleEntities } from '../catalog/VisibleEntities';
import { CallerEntitiesCache, EntityScopes, scopesOf } from './callerEntities';
import { isOnlyOfServices, kindsOnlyOfServices } from './onlyOfServices';
import { Environments } from '../catalog/environments/Environments';

/** An observed secret that the caller may read, with the entities that the caller may see. */
export type ReadableSecret = {
  observed: ObservedSecret;
  entities: IndexedEntity[];
};

/** The secrets that a caller is allowed to read, as a database query. */
export type ReadableView = EntityScopes & {
  criteria: SecretCriteria;
  /**
   * Checks a secret from the database again in memory, and finds its entities.
   */
  read(observed: ObservedSecret): ReadableSecret | undefined;
};

/** The same, with its inputs. */
export type CallerView = ReadableView & {
  /** Secrets that are visible to anybody. */
  existing: SecretCriteria;
  access: SecretAccess;
  lookup: EntityLookup;
  /** Entities that name secrets, by whether the caller may see them. */
  seen: IndexedEntity[];
  hidden: IndexedEntity[];
};

type ReadableSecretsOptions = {
  /** Whether plain Secrets may be among the observed secrets. */
  hasPlainSecrets: boolean;
  reader: ObservationReader;
  lists: SecretLists;
  entities: EntityReader;
  environments: Environments;
  index: EntityIndex;
  visible: VisibleEntities;
  authorizer: SecretAuthorizer;
  resources: SecretResources;
};

/**
 * Reads secrets for a caller. A secret is hidden if it belongs to entities but
 * the caller may see none of them, or if the permission policy denies reading
 * it.
 */
export class ReadableSecrets {
  readonly #options: ReadableSecretsOptions;
  readonly #callerEntities = new CallerEntitiesCache();

  constructor(options: ReadableSecretsOptions) {
    this.#options = options;
  }

  /**  @throws NotAllowedError if the caller may not read any secret */
  async view(credentials: BackstageCredentials): Promise<CallerView> {
    const { authorizer, environments, index, visible } = this.#options;
    const access = await authorizer.readAccess(credentials);
    const [lookup, visibleRefs] = await Promise.all([
      index.lookup(),
      visible.of(credentials),
    ]);
    const { hidden, seen, withoutHidden } = this.#callerEntities.of(
      lookup,
      visibleRefs,
    );
    return {
      criteria: {
        allOf: [
          ...(access.criteria
            ? [toSecretCriteria(access.criteria, { lookup, environments })]
            : []),
          ...withoutHidden,
          ...(this.#options.hasPlainSecrets ? [ofServices(seen)] : []),
        ],
      },
      existing: this.#existing(lookup),
      access,
      lookup,
      seen,
      hidden,
      ...scopesOf(seen),
      read: observed => this.#authorize(observed, access, lookup, visibleRefs),
    };
  }

  /** All secrets, regardless of permissions. */
  async existing(): Promise<SecretCriteria> {
    return this.#existing(await this.#options.index.lookup());
  }

  #existing(lookup: EntityLookup): SecretCriteria {
    return {
      allOf: this.#options.hasPlainSecrets
        ? [ofServices([...lookup.entities])]
        : [],
    };
  }

  /**
   * Those of some objects that the caller may read.
   *
   * @param narrow - further criteria, so that the database reads no others
   * @throws NotAllowedError if the caller may not read any secret
   */
  async list(
    filter: Pick<SecretsFilter, 'ids' | 'clusters' | 'namespaces' | 'kinds'>,
    credentials: BackstageCredentials,
    narrow: (view: ReadableView) => SecretCriteria[] = () => [],
  ): Promise<ReadableSecret[]> {
    const view = await this.view(credentials);
    const { criteria, read } = view;
    const found: ReadableSecret[] = [];
    const fields = [
      ['cluster', filter.clusters],
      ['namespace', filter.namespaces],
      ['kind', filter.kinds],
    ] as const;
    const batches = this.#options.lists.all({
      allOf: [
        ...fields.flatMap(([field, values]) =>
          values ? { field, values } : [],
        ),
        ...(filter.ids ? [{ ids: filter.ids }] : []),
        ...narrow(view),
        criteria,
      ],
    });
    for await (const batch of batches) {
      found.push(...batch.flatMap(observed => read(observed) ?? []));
    }
    return found;
  }

  /**
   * One secret; undefined if it does not exist or the caller may not read it.
   */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<ReadableSecret | undefined> {
    const { authorizer, entities, index, reader } = this.#options;
    const access = await authorizer.readAccess(credentials);
    const [observed, lookup] = await Promise.all([
      reader.getSecret(id),
      index.lookup(),
    ]);
    if (!observed) {
      return undefined;
    }
    // Cheaper than asking the catalog about all entities.
    const visible = new Set<string>();
    await Promise.all(
      lookup.entitiesOf(observed).map(async ({ entityRef }) => {
        try {
          await entities.getEntity(entityRef, credentials);
          visible.add(entityRef);
        } catch (error) {
          if ((error as Error).name !== 'NotFoundError') {
            throw error;
          }
        }
      }),
    );
    return this.#authorize(observed, access, lookup, visible);
  }

  #authorize(
    observed: ObservedSecret,
    access: SecretAccess,
    lookup: EntityLookup,
    visible: ReadonlySet<string>,
  ): ReadableSecret | undefined {
    const all = lookup.entitiesOf(observed);
    const entities = all.filter(({ entityRef }) => visible.has(entityRef));
    const isHidden = all.length > 0 || isOnlyOfServices(observed.facts);
    if (isHidden && entities.length === 0) {
      return undefined;
    }
    return access.unconditional ||
      access.mayRead(this.#options.resources.resourceOf(observed, all))
      ? { observed, entities }
      : undefined;
  }
}

/**
 * A cluster has many Secrets that no operator manages and no service owns. Only
 * plain Secrets of a service are visible.
 */
function ofServices(seen: IndexedEntity[]): SecretCriteria {
  return {
    anyOf: [
      { not: { field: 'kind', values: kindsOnlyOfServices() } },
      { anyScope: seen.flatMap(labelScopesOf) },
    ],
  };
}

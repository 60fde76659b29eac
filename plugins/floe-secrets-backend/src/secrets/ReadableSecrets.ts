import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ObservedSecret } from '../model/observed';
import {
  SecretAccess,
  SecretAuthorizer,
} from '../permissions/SecretAuthorizer';
import { toSecretCriteria } from '../permissions/secretCriteria';
import { SecretResources } from '../permissions/SecretResources';
import { LabelScope, SecretCriteria } from '../store/lists/SecretCriteria';
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
import { isOnlyOfServices, kindsOnlyOfServices } from './onlyOfServices';
import { Environments } from '../catalog/environments/Environments';

/** An observed secret that the caller may read, with the entities that the caller may see. */
export type ReadableSecret = {
  observed: ObservedSecret;
  entities: IndexedEntity[];
};

/** The secrets that a caller is allowed to read, as a database query. */
export type ReadableView = {
  criteria: SecretCriteria;
  /**
   * Secrets of entities that the caller may see and that one of these owners
   * owns.
   */
  ownedBy(owners: string[]): SecretCriteria;
  /**
   * Secrets of entities that the caller may see and that belong to one of these
   * systems.
   */
  partOf(systems: string[]): SecretCriteria;
  /** Secrets of an entity that the caller may see; of any such entity if none is named. */
  ofEntity(entityRef: string | null): SecretCriteria;
  /**
   * Secrets of entities that the caller may see and whose name or title
   * contains a text, in lower case.
   */
  named(text: string): SecretCriteria;
  /** Where the secrets of each owner are, of the entities that the caller sees. */
  ownerScopes(): (LabelScope & { owner: string })[];
  /** Where the secrets of the parts of each system are, likewise. */
  systemScopes(): (LabelScope & { system: string })[];
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

/** The entities that name secrets, by whether a caller may see them. */
type CallerEntities = {
  seen: IndexedEntity[];
  hidden: IndexedEntity[];
  /**
   * Excludes secrets that belong to hidden entities only; empty if none is
   * hidden.
   */
  withoutHidden: SecretCriteria[];
};

export type ReadableSecretsOptions = {
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
  readonly #callerEntitiesByLookup = new WeakMap<
    EntityLookup,
    WeakMap<ReadonlySet<string>, CallerEntities>
  >();

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
    const { hidden, seen, withoutHidden } = this.#callerEntities(
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
      ownedBy: owners => ({
        anyScope: seen
          .filter(entity => entity.owners.some(ref => owners.includes(ref)))
          .flatMap(labelScopesOf),
      }),
      partOf: systems => ({
        anyScope: seen
          .filter(entity => entity.systems.some(ref => systems.includes(ref)))
          .flatMap(labelScopesOf),
      }),
      ofEntity: entityRef => ({
        anyScope: seen
          .filter(entity => !entityRef || entity.entityRef === entityRef)
          .flatMap(labelScopesOf),
      }),
      named: text => ({
        anyScope: seen
          .filter(({ entityRef, title }) =>
            [nameOf(entityRef), title?.toLowerCase()].some(name =>
              name?.includes(text),
            ),
          )
          .flatMap(labelScopesOf),
      }),
      ownerScopes: () =>
        seen.flatMap(entity =>
          labelScopesOf(entity).flatMap(scope =>
            entity.owners.map(owner => ({ ...scope, owner })),
          ),
        ),
      systemScopes: () =>
        seen.flatMap(entity =>
          labelScopesOf(entity).flatMap(scope =>
            entity.systems.map(system => ({ ...scope, system })),
          ),
        ),
      read: observed => this.#authorize(observed, access, lookup, visibleRefs),
    };
  }

  /**
   * Derived from the entities that a caller may see; the same for many
   * requests.
   */
  #callerEntities(
    lookup: EntityLookup,
    visibleRefs: ReadonlySet<string>,
  ): CallerEntities {
    const known = this.#callerEntitiesByLookup.get(lookup)?.get(visibleRefs);
    if (known) {
      return known;
    }
    const isSeen = ({ entityRef }: IndexedEntity) => visibleRefs.has(entityRef);
    const seen = lookup.entities.filter(isSeen);
    const hidden = lookup.entities.filter(entity => !isSeen(entity));
    const entities: CallerEntities = {
      seen,
      hidden,
      withoutHidden: hidden.length
        ? [
            {
              hidden: hidden.flatMap(labelScopesOf),
              seen: seen.flatMap(labelScopesOf),
              check: observed => {
                const all = lookup.entitiesOf(observed);
                return all.length === 0 || all.some(isSeen);
              },
            },
          ]
        : [],
    };
    const ofLookup = this.#callerEntitiesByLookup.get(lookup) ?? new WeakMap();
    this.#callerEntitiesByLookup.set(
      lookup,
      ofLookup.set(visibleRefs, entities),
    );
    return entities;
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

/** The name in an entity ref, in lower case. */
function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
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

import {
  EntityLookup,
  IndexedEntity,
  labelScopesOf,
} from '../catalog/EntityIndex';
import { LabelScope, SecretCriteria } from '../store/lists/SecretCriteria';

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

/** Where the secrets of the entities are that a caller may see. */
export type EntityScopes = {
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
};

/** The name in an entity ref, in lower case. */
function nameOf(entityRef: string): string {
  return entityRef.slice(entityRef.indexOf('/') + 1);
}

/** The scopes of some entities, all of which the caller may see. */
export function scopesOf(seen: readonly IndexedEntity[]): EntityScopes {
  return {
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
  };
}

/** Keeps which entities a caller may see; the same for many requests. */
export class CallerEntitiesCache {
  readonly #byLookup = new WeakMap<
    EntityLookup,
    WeakMap<ReadonlySet<string>, CallerEntities>
  >();

  of(lookup: EntityLookup, visibleRefs: ReadonlySet<string>): CallerEntities {
    const known = this.#byLookup.get(lookup)?.get(visibleRefs);
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
    const ofLookup = this.#byLookup.get(lookup) ?? new WeakMap();
    this.#byLookup.set(lookup, ofLookup.set(visibleRefs, entities));
    return entities;
  }
}

import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import {
  Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { EntityLookup, IndexedEntity } from '../catalog/EntityIndex';
import { Clock } from '../clock/Clock';
import { chunked } from '../store/writes/statements';

/** How long an owner that exists is not read again. */
const FRESH_MS = 10 * 60_000;
const REFS_PER_REQUEST = 100;

type ReachableOwnersOptions = {
  auth: AuthService;
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>;
  clock: Clock;
  logger: LoggerService;
  /** Entity refs that are told in place of owners that nobody stands behind. */
  platformOwners: readonly string[];
};

/**
 * The notifications backend sends nothing to a group that is not in the catalog
 * or has no members, and reports no error. So the owners of the platform are
 * told of the secrets of such an owner, and of entities without an owner.
 */
export class ReachableOwners {
  readonly #options: ReachableOwnersOptions;
  /** Owners that were found, and until when that is taken as true. */
  readonly #found = new Map<string, number>();

  constructor(options: ReachableOwnersOptions) {
    this.#options = options;
  }

  /**
   * The same lookup, with the owners that can be told. If the catalog cannot be
   * read, the owners stay as they are.
   */
  async in(lookup: EntityLookup): Promise<EntityLookup> {
    const { logger, platformOwners } = this.#options;
    if (platformOwners.length === 0) {
      return lookup;
    }
    const owners = new Set(lookup.entities.flatMap(one => one.owners));
    let missing: Set<string>;
    try {
      missing = await this.#missing([...owners]);
    } catch (error) {
      logger.debug(`No owners of notices: ${toError(error).message}`);
      return lookup;
    }
    const told = (entity: IndexedEntity): IndexedEntity => {
      const reached = entity.owners.filter(owner => !missing.has(owner));
      return {
        ...entity,
        owners: reached.length > 0 ? reached : [...platformOwners],
      };
    };
    return {
      ...lookup,
      entitiesOf: secret => lookup.entitiesOf(secret).map(told),
      find(entityRef) {
        const entity = lookup.find(entityRef);
        return entity && told(entity);
      },
    };
  }

  async #missing(owners: string[]): Promise<Set<string>> {
    const { auth, catalog, clock } = this.#options;
    const now = clock.now();
    // A user is notified by its ref alone.
    const asked = owners.filter(
      owner =>
        parseEntityRef(owner).kind.toLocaleLowerCase('en-US') !== 'user' &&
        (this.#found.get(owner) ?? 0) <= now,
    );
    const missing = new Set<string>();
    const credentials = await auth.getOwnServiceCredentials();
    for (const refs of chunked(asked, REFS_PER_REQUEST)) {
      const { items } = await catalog.getEntitiesByRefs(
        {
          entityRefs: refs,
          fields: ['kind', 'metadata.name', 'metadata.namespace', 'relations'],
        },
        { credentials },
      );
      refs.forEach((owner, index) => {
        if (reachesSomebody(items[index])) {
          this.#found.set(owner, now + FRESH_MS);
        } else {
          this.#found.delete(owner);
          missing.add(owner);
        }
      });
    }
    return missing;
  }
}

/** A group reaches its members and those of the groups below it. */
function reachesSomebody(owner: Entity | undefined): boolean {
  return (
    owner !== undefined &&
    (owner.kind.toLocaleLowerCase('en-US') !== 'group' ||
      (owner.relations ?? []).some(
        ({ type }) =>
          type === RELATION_HAS_MEMBER || type === RELATION_PARENT_OF,
      ))
  );
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AnswerCache } from '../async/AnswerCache';
import { principalKey } from './principal';
import { echo } from '../model/masking/echo';
import { requireEntityRef } from './requireEntityRef';

/**
 * How long a response of the catalog for one principal is cached: short enough
 * that a user notices a changed annotation or permission soon, long enough that
 * an open tab asks the catalog once.
 */
const FRESH_MS = 10_000;
const MAX_ENTRIES = 5_000;

/** Reads catalog entities with the permissions of the caller. */
export interface EntityReader {
  /**
   * @throws NotFoundError if the entity does not exist, or the caller may not
   * see it (the catalog does not distinguish the two); InputError if the text
   * is not an entity ref
   */
  getEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity>;
}

/**
 * Asks the catalog, and caches the response for the principal for a few
 * seconds. Concurrent requests share one response.
 */
export class CachedEntityReader implements EntityReader {
  readonly #cache: AnswerCache<
    { entity: Entity | null },
    { entityRef: string; credentials: BackstageCredentials }
  >;

  constructor(options: { catalog: CatalogService; freshMs?: number }) {
    const { catalog } = options;
    this.#cache = new AnswerCache({
      who: 'The catalog',
      max: MAX_ENTRIES,
      freshMs: options.freshMs ?? FRESH_MS,
      ask: async ({ entityRef, credentials }) => ({
        entity:
          (await catalog.getEntityByRef(entityRef, { credentials })) ?? null,
      }),
    });
  }

  async getEntity(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Entity> {
    const ref = requireEntityRef('entityRef', entityRef);
    const { entity } = await this.#cache.get(
      `${principalKey(credentials)} ${ref}`,
      { entityRef: ref, credentials },
    );
    if (!entity) {
      throw new NotFoundError(`There is no entity ${echo(ref)} in the catalog`);
    }
    return entity;
  }
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { LRUCache } from 'lru-cache';
import { INDEXED_ENTITIES } from './indexedEntities';
import { principalKey } from './principal';

const FRESH_MS = 60_000;
const MAX_PRINCIPALS = 500;

/**
 * Knows which of the entities that name secrets a principal may see in the
 * catalog. The catalog judges; its answer is kept for a minute.
 */
export class VisibleEntities {
  readonly #cache: LRUCache<string, Set<string>, BackstageCredentials>;

  constructor(options: { catalog: CatalogService; freshMs?: number }) {
    const { catalog } = options;
    this.#cache = new LRUCache({
      max: MAX_PRINCIPALS,
      ttl: options.freshMs ?? FRESH_MS,
      fetchMethod: async (_key, _stale, { context: credentials }) => {
        const refs = new Set<string>();
        const request = {
          ...INDEXED_ENTITIES,
          fields: ['kind', 'metadata.name', 'metadata.namespace'],
        };
        for await (const page of catalog.streamEntities(request, {
          credentials,
        })) {
          page.forEach(entity => refs.add(stringifyEntityRef(entity)));
        }
        return refs;
      },
    });
  }

  /** Entity refs that the principal may see. */
  async of(credentials: BackstageCredentials): Promise<ReadonlySet<string>> {
    return await this.#cache.forceFetch(principalKey(credentials), {
      context: credentials,
    });
  }
}

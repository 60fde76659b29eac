import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { AnswerCache } from '../async/AnswerCache';
import { CatalogFreshness } from './CatalogFreshness';
import { INDEXED_ENTITIES } from './indexedEntities';
import { principalKey } from './principal';

const MAX_PRINCIPALS = 500;

/**
 * Knows which of the entities that name secrets a principal may see. The
 * catalog decides; its response is cached for as long as the index of entities.
 * With an older response, the secrets of new entities would be hidden.
 */
export class VisibleEntities {
  readonly #cache: AnswerCache<Set<string>, BackstageCredentials>;

  constructor(options: { catalog: CatalogService; freshMs?: number }) {
    const { catalog } = options;
    const freshness = new CatalogFreshness();
    this.#cache = new AnswerCache({
      who: 'The catalog',
      max: MAX_PRINCIPALS,
      freshMs: options.freshMs ?? (took => freshness.freshFor(took)),
      ask: async credentials => {
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
    return await this.#cache.get(principalKey(credentials), credentials);
  }
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Environments } from '../../catalog/environments/Environments';
import { Clock } from '../../clock/Clock';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { SecretListQuery } from '../listQuery';
import { CallerView, ReadableSecrets } from '../ReadableSecrets';
import { listCriteria } from './listCriteria';
import { RevisionCache } from './RevisionCache';

/** Maximum number of cached summaries; each caller and filter has its own. */
const MAX_CACHED = 100;

/**
 * Caches a summary of the filtered secrets that the caller may read, see {@link
 * RevisionCache}.
 */
export class ListSummaryCache<V extends { size: number }> {
  readonly #options: {
    environments: Environments;
    lists: SecretLists;
    readable: ReadableSecrets;
  };
  readonly #cache: RevisionCache<V>;

  constructor(options: {
    clock: Clock;
    environments: Environments;
    lists: SecretLists;
    readable: ReadableSecrets;
  }) {
    this.#options = options;
    this.#cache = new RevisionCache({ max: MAX_CACHED, clock: options.clock });
  }

  /**
   * The summary for a caller, cached or new.
   *
   * @param make - summarizes the selected secrets; `size` is the number of
   * secrets
   */
  async answer(
    query: SecretListQuery,
    credentials: BackstageCredentials,
    make: (view: CallerView, criteria: SecretCriteria) => Promise<V>,
  ): Promise<V> {
    const { environments, lists, readable } = this.#options;
    const view = await readable.view(credentials);
    const revisions = await lists.revisions();
    const criteria = listCriteria(query, {
      view,
      environments,
      clusters: revisions.keys(),
    });
    return await this.#cache.answer(
      [
        criteria,
        query.state,
        query.finding,
        view.ownerScopes(),
        // Services that share all their secrets differ only by their names.
        view.seen.map(({ entityRef }) => entityRef),
      ],
      revisions,
      () => make(view, criteria),
    );
  }
}

import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Trends } from '@floe/backstage-plugin-floe-secrets-common';
import { Environments } from '../../catalog/environments/Environments';
import { Clock } from '../../clock/Clock';
import { SecretListQuery } from '../../secrets/listQuery';
import { listCriteria } from '../../secrets/lists/listCriteria';
import { RevisionCache } from '../../secrets/lists/RevisionCache';
import { ReadableSecrets } from '../../secrets/ReadableSecrets';
import { SecretLists } from '../../store/lists/SecretLists';
import { summarizeTrend, TrendTransition } from './summarizeTrend';

const DAY_MS = 24 * 3_600_000;
/** Maximum number of cached trends; each caller and filter has its own. */
const MAX_CACHED = 100;

type TrendServiceOptions = {
  clock: Clock;
  environments: Environments;
  lists: SecretLists;
  readable: ReadableSecrets;
};

/** Returns the states of the secrets that a caller may read, day by day. */
export class TrendService {
  readonly #options: TrendServiceOptions;
  readonly #cache: RevisionCache<{ size: number; trends: Trends }>;

  constructor(options: TrendServiceOptions) {
    this.#options = options;
    this.#cache = new RevisionCache({ max: MAX_CACHED, clock: options.clock });
  }

  /**
   * The last days, including today.
   *
   * @param query - selects the secrets; filters by state and finding are
   * ignored
   * @param days - number of days, from 1 to 90
   */
  async get(
    query: SecretListQuery,
    days: number,
    credentials: BackstageCredentials,
  ): Promise<Trends> {
    const { clock, environments, lists, readable } = this.#options;
    const view = await readable.view(credentials);
    const revisions = await lists.revisions();
    const criteria = listCriteria(query, {
      view,
      environments,
      clusters: revisions.keys(),
    });
    const { trends } = await this.#cache.answer(
      [criteria, days],
      revisions,
      async () => {
        const to = clock.now();
        const from = Math.floor(to / DAY_MS - days + 1) * DAY_MS;
        const transitions: TrendTransition[] = [];
        const since = new Date(from).toISOString();
        for await (const batch of lists.transitions({ criteria, since })) {
          transitions.push(...batch);
        }
        const ids = new Set(transitions.map(({ secretId }) => secretId));
        return {
          size: transitions.length,
          trends: {
            secretCount: ids.size,
            ...summarizeTrend(transitions, { from, to }),
          },
        };
      },
    );
    return trends;
  }
}

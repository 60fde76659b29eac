import { Clock } from '../../clock/Clock';
import { ObservedSecret } from '../../model/observed';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { SecretLists } from '../../store/lists/SecretLists';
import { decodeCursor, encodeCursor } from '../cursor';
import { SecretListQuery } from '../listQuery';
import { EvaluatedSecret } from '../SecretEvaluator';
import { EvaluatedSecrets } from './EvaluatedSecrets';
import { EvaluationCache } from './EvaluationCache';
import { FoundPage, PageFinder } from './PageFinder';
import { isNameOrder, needsEvaluation } from './rank';
import { RevisionCache } from './RevisionCache';

/**
 * Maximum number of cached totals; each set of permissions and filters has its
 * own.
 */
const MAX_TOTALS = 1_000;
/** The keys of as many pages are kept. */
const MAX_PAGES = 200;

/** Of each cluster the count of its changes, see `SecretLists.revisions`. */
type Revisions = ReadonlyMap<string, number>;

/** One page of a list. */
type SecretPageOf = {
  items: EvaluatedSecret[];
  totalItems: number;
  nextCursor: string | undefined;
};

/** Returns pages of evaluated secrets. The ids of a page are cached until something changes. */
export class SecretPager {
  readonly #lists: SecretLists;
  readonly #evaluated: EvaluatedSecrets;
  readonly #evaluationCache: EvaluationCache;
  readonly #finder: PageFinder;
  readonly #pages: RevisionCache<FoundPage & { size: number }>;
  readonly #totals: RevisionCache<{ size: number }>;

  constructor(options: {
    lists: SecretLists;
    evaluated: EvaluatedSecrets;
    evaluationCache: EvaluationCache;
    clock: Clock;
  }) {
    const { clock } = options;
    this.#lists = options.lists;
    this.#finder = new PageFinder(options);
    this.#evaluated = options.evaluated;
    this.#evaluationCache = options.evaluationCache;
    // Nothing of these changes with the time alone.
    this.#pages = new RevisionCache({
      max: MAX_PAGES,
      clock,
      maxAgeMs: Infinity,
    });
    this.#totals = new RevisionCache({
      max: MAX_TOTALS,
      clock,
      maxAgeMs: Infinity,
    });
  }

  /**
   * A page, with its secrets evaluated as of now.
   *
   * @throws InputError if the cursor is none of this query's
   */
  async page(
    criteria: SecretCriteria,
    query: SecretListQuery,
  ): Promise<SecretPageOf> {
    const after = query.cursor ? decodeCursor(query.cursor, query) : undefined;
    const { cursor, finding, limit, orderBy, state } = query;
    const { revisions, watched } = await this.#lists.revisionsAndWatched();
    const evaluations =
      isNameOrder(orderBy) && !needsEvaluation(query)
        ? undefined
        : await this.#evaluationCache.in(query.cluster, revisions);
    // A total may be somewhat older than the page, which is kept without it.
    const counting = needsEvaluation(query)
      ? undefined
      : this.#total(criteria, revisions);
    counting?.catch(() => undefined);
    let read: ObservedSecret[] | undefined;
    const { keys, next, total } = await this.#pages.answer(
      [criteria, cursor, finding, limit, orderBy, state, evaluations?.version],
      revisions,
      async () => {
        const { rows, ...page } = evaluations
          ? await this.#finder.evaluatedPage(
              criteria,
              query,
              after,
              evaluations,
            )
          : await this.#finder.placePage(criteria, query, after);
        read = rows;
        return { ...page, size: 0 };
      },
    );
    const [items, totalItems] = await Promise.all([
      read
        ? this.#evaluated.evaluate(read, watched)
        : this.#evaluated.read(keys, watched),
      counting ?? total ?? 0,
    ]);
    return {
      items,
      totalItems,
      // Queries that select the same have cursors of their own.
      nextCursor: next && encodeCursor(next, query),
    };
  }

  /**
   * Counting is most of the cost of a page, and turning pages would repeat it.
   */
  async #total(
    criteria: SecretCriteria,
    revisions: Revisions,
  ): Promise<number> {
    const { size } = await this.#totals.answer(
      criteria,
      revisions,
      async () => ({ size: await this.#lists.count(criteria) }),
    );
    return size;
  }
}

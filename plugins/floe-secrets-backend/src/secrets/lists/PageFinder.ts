import { State, STATES } from '@floe/backstage-plugin-floe-secrets-common';
import { setImmediate } from 'node:timers/promises';
import { ObservedSecret } from '../../model/observed';
import { splitCriteria } from '../../store/lists/checks';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import {
  SecretId,
  SecretKey,
  SecretLists,
} from '../../store/lists/SecretLists';
import { SecretListQuery } from '../listQuery';
import { Evaluation } from './ClusterEvaluations';
import { Evaluations } from './EvaluationCache';
import {
  FirstRanked,
  isAfter,
  isNameOrder,
  needsEvaluation,
  passesEvaluation,
  Position,
  rankOf,
} from './rank';

/**
 * Up to this number, the ids are passed to the database; above it, its result
 * is filtered here.
 */
const FEW = 2_000;
/** Number of keys in the first batch, if a page may be full soon. */
const FIRST_KEYS = 200;
/** Number of secrets to check one by one for visibility. */
const MAX_LOOKED_AT = 2_000;
const READ_TOGETHER = 200;

/** What a page consists of. */
export type FoundPage = {
  keys: SecretId[];
  /** The secrets, where they were read with their keys. */
  rows?: ObservedSecret[];
  /** How many there are on all pages, where that was counted on the way. */
  total?: number;
  /** Where the next page begins, after the last of this one; undefined if there is none. */
  next: Position | undefined;
};

/** A part of a list: the matching secrets, from a position on. */
type Part = {
  /** undefined: all */
  states?: State[];
  passes: (evaluation: Evaluation) => boolean;
  after: Position | undefined;
  /** Whether the caller may see so few that the database should find them. */
  isSparse?: boolean;
};

/**
 * Finds pages of the secrets that match some criteria. The database cuts the
 * page if it can do the order and the filters. If these depend on the
 * evaluation, only keys are read, in batches.
 */
export class PageFinder {
  readonly #lists: SecretLists;

  constructor(options: { lists: SecretLists }) {
    this.#lists = options.lists;
  }

  /** A page of a list in the order of places that needs no evaluation. */
  async placePage(
    criteria: SecretCriteria,
    query: SecretListQuery,
    after: Position | undefined,
  ): Promise<FoundPage> {
    const rows = await this.#lists.page({
      criteria,
      order: isNameOrder(query.orderBy) ? query.orderBy : 'name',
      after: after?.key,
      limit: query.limit + 1,
    });
    const items = rows.slice(0, query.limit);
    const last = items.at(-1);
    return {
      keys: items.map(({ cluster, id }) => ({ cluster, id })),
      rows: items,
      next:
        last && rows.length > items.length
          ? { rank: 0, key: keyOf(last) }
          : undefined,
    };
  }

  /** A page of a list that is ordered or filtered by what is evaluated of each secret. */
  async evaluatedPage(
    criteria: SecretCriteria,
    query: SecretListQuery,
    after: Position | undefined,
    evaluations: Evaluations,
  ): Promise<FoundPage> {
    const isFiltered = needsEvaluation(query);
    const found: Position[] = [];
    let total = 0;
    for (const part of partsOf(query, after)) {
      const wanted = query.limit + 1 - found.length;
      if (wanted > 0 || isFiltered) {
        const result = await this.#find(criteria, query, evaluations, {
          ...part,
          wanted,
        });
        found.push(...result.first);
        total += result.total;
      }
    }
    const positions = found.slice(0, query.limit);
    const last = positions.at(-1);
    return {
      keys: positions.map(({ key: { cluster, id } }) => ({ cluster, id })),
      total: isFiltered ? total : undefined,
      next: found.length > positions.length ? last : undefined,
    };
  }

  /**
   * The first secrets of a part, and their total number if the query filters by
   * evaluation.
   */
  async #find(
    criteria: SecretCriteria,
    query: SecretListQuery,
    evaluations: Evaluations,
    part: Part & { wanted: number },
  ): Promise<{ first: Position[]; total: number }> {
    const { after, passes, states, wanted } = part;
    const { orderBy } = query;
    // Within one state or one time, the order is by name.
    const isInOrder = isNameOrder(orderBy) || orderBy === 'state';
    const isCounted = needsEvaluation(query);
    const ids = evaluations.few(passes, FEW, states);
    if (ids?.length === 0) {
      return { first: [], total: 0 };
    }
    const first = new FirstRanked(Math.max(wanted, 0));
    let total = 0;
    let taken = 0;
    let lookedAt = 0;
    // For a count, the database has to find all hidden secrets.
    const { check, rest } =
      isInOrder && !isCounted && !part.isSparse
        ? splitCriteria(criteria)
        : { check: undefined, rest: criteria };
    const batches = this.#lists.keys({
      criteria: ids ? { allOf: [{ ids }, rest] } : rest,
      order: isNameOrder(orderBy) ? orderBy : 'name',
      // Earlier items are only needed to count them, or for their time.
      after: isInOrder && !isCounted ? after?.key : undefined,
      first: isInOrder && !isCounted ? FIRST_KEYS : undefined,
    });
    for await (const keys of batches) {
      const evaluated = await evaluations.of(keys);
      const passing: Position[] = [];
      for (const [index, key] of keys.entries()) {
        const evaluation = evaluated[index];
        if (evaluation && passes(evaluation)) {
          total += 1;
          const position = { rank: rankOf(evaluation, orderBy), key };
          if (!after || isAfter(position, after, orderBy)) {
            passing.push(position);
          }
        }
      }
      const shown = check
        ? await this.#shown(passing, check, wanted - taken)
        : passing;
      shown.forEach(position => first.add(position));
      taken += shown.length;
      lookedAt += check ? passing.length : 0;
      if (lookedAt > MAX_LOOKED_AT && taken < wanted) {
        const others = await this.#find(criteria, query, evaluations, {
          ...part,
          isSparse: true,
          after: passing.at(-1) ?? after,
          wanted: wanted - taken,
        });
        others.first.forEach(position => first.add(position));
        break;
      }
      if (isInOrder && !isCounted && taken >= wanted) {
        break;
      }
      await setImmediate();
    }
    return { first: first.first(), total };
  }

  /**
   * The first positions that pass a check of each, and perhaps a few more than
   * needed.
   */
  async #shown(
    positions: Position[],
    check: (secret: ObservedSecret) => boolean,
    wanted: number,
  ): Promise<Position[]> {
    const shown: Position[] = [];
    for (
      let start = 0;
      start < positions.length && shown.length < wanted;
      start += READ_TOGETHER
    ) {
      const some = positions.slice(start, start + READ_TOGETHER);
      const secrets = await this.#read(some.map(({ key }) => key));
      const ids = new Set(secrets.filter(check).map(({ id }) => id));
      shown.push(...some.filter(({ key }) => ids.has(key.id)));
    }
    return shown;
  }

  async #read(keys: SecretKey[]): Promise<ObservedSecret[]> {
    const byId = new Map<string, ObservedSecret>();
    for await (const batch of this.#lists.all({
      ids: keys.map(({ id }) => id),
    })) {
      batch.forEach(secret => byId.set(secret.id, secret));
    }
    return keys.flatMap(({ id }) => byId.get(id) ?? []);
  }
}

function keyOf({ cluster, id, name, namespace }: ObservedSecret): SecretKey {
  return { cluster, id, name, namespace };
}

/**
 * A list ordered by state has a part for each state; the parts before the
 * cursor are skipped.
 */
function partsOf(query: SecretListQuery, after: Position | undefined): Part[] {
  if (query.orderBy !== 'state') {
    return [{ passes: evaluated => passesEvaluation(evaluated, query), after }];
  }
  return STATES.filter(
    (state, rank) =>
      (!query.state || query.state.includes(state)) &&
      (needsEvaluation(query) || !after || rank >= after.rank),
  ).map(state => ({
    states: [state],
    passes: evaluated =>
      evaluated.state === state && passesEvaluation(evaluated, query),
    after: after && STATES.indexOf(state) <= after.rank ? after : undefined,
  }));
}

import { STATES } from '@floe/backstage-plugin-floe-secrets-common';
import {
  PLACE_COLUMNS,
  NameOrder,
  SecretKey,
} from '../../store/lists/SecretLists';
import { OrderBy, SecretListQuery } from '../listQuery';
import { Evaluation } from './ClusterEvaluations';

/** Where something stands in a list: by a number first, then by its place. */
export type Position = { rank: number; key: SecretKey };

/** Whether the order is by place only. */
export function isNameOrder(orderBy: OrderBy): orderBy is NameOrder {
  return ['name', 'cluster', 'namespace'].includes(orderBy);
}

/** Whether a query filters by a result of the evaluation. */
export function needsEvaluation(query: SecretListQuery): boolean {
  return Boolean(query.state || query.finding);
}

/** The filters by results of the evaluation. */
export function passesEvaluation(
  evaluated: Pick<Evaluation, 'state' | 'findings'>,
  { finding, state }: SecretListQuery,
): boolean {
  return (
    (!state || state.includes(evaluated.state)) &&
    (!finding || evaluated.findings.some(id => finding.includes(id)))
  );
}

/**
 * The sort key of a list: for `state`, the most urgent first; for `since`, the
 * newest first and unknown times last; for `lastSync`, never synced first, then
 * the oldest.
 */
export function rankOf(evaluation: Evaluation, orderBy: OrderBy): number {
  switch (orderBy) {
    case 'state':
      return STATES.indexOf(evaluation.state);
    case 'since':
      return evaluation.since === null
        ? Number.MAX_SAFE_INTEGER
        : -evaluation.since;
    case 'lastSync':
      return evaluation.lastSync ?? Number.MIN_SAFE_INTEGER;
    default:
      return 0;
  }
}

/** Whether an item comes after a position in a list. */
export function isAfter(
  { rank, key }: Position,
  after: Position,
  orderBy: OrderBy,
): boolean {
  if (rank !== after.rank) {
    return rank > after.rank;
  }
  const order = isNameOrder(orderBy) ? orderBy : 'name';
  const field = PLACE_COLUMNS[order].find(
    column => key[column] !== after.key[column],
  );
  return field !== undefined && key[field] > after.key[field];
}

/**
 * Keeps the first items of those that are added, with a few times that number
 * in memory.
 */
export class FirstRanked {
  readonly #most: number;
  #kept: Position[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  /** Adds items that come after all earlier ones of the same rank. */
  add(position: Position): void {
    if (this.#kept.push(position) > 4 * this.#most + 1_000) {
      this.#kept = this.first();
    }
  }

  first(): Position[] {
    return this.#kept.sort((a, b) => a.rank - b.rank).slice(0, this.#most);
  }
}

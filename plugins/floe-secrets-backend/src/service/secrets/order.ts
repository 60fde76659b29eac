import { STATES } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';
import { EvaluatedSecret } from './SecretEvaluator';
import { OrderBy } from './listQuery';

/** Sorts after every time that can be. */
const NO_TIME = '\uffff';

/** The orders that an object's place gives, without a look at its state. */
export type PlaceOrder = Extract<OrderBy, 'name' | 'cluster' | 'namespace'>;

export function isPlaceOrder(orderBy: OrderBy): orderBy is PlaceOrder {
  return ['name', 'cluster', 'namespace'].includes(orderBy);
}

/** The text by which a secret stands in a list that is ordered by its place, names from A. */
export function placeKey(
  secret: Pick<ObservedSecret, 'cluster' | 'name' | 'namespace'>,
  orderBy: PlaceOrder,
): string {
  const place = `${secret.name}\0${secret.namespace}\0${secret.cluster}`;
  switch (orderBy) {
    case 'cluster':
      return `${secret.cluster}\0${place}`;
    case 'namespace':
      return `${secret.namespace}\0${place}`;
    default:
      return place;
  }
}

/**
 * The text by which a secret stands in any list: of states the one first
 * that needs a person most, `since` with the newest first, `lastSync` with
 * the longest ago first and never before it.
 */
export function sortKey({ secret }: EvaluatedSecret, orderBy: OrderBy): string {
  if (isPlaceOrder(orderBy)) {
    return placeKey(secret, orderBy);
  }
  const place = placeKey(secret, 'name');
  switch (orderBy) {
    case 'state':
      return `${STATES.indexOf(secret.state)}\0${place}`;
    case 'since':
      return `${newestFirst(secret.since)}\0${place}`;
    default:
      return `${secret.lastSync ?? ''}\0${place}`;
  }
}

/** Turns the order of times round: the digits of a time, each taken from 9. */
function newestFirst(time: string | null): string {
  return time === null
    ? NO_TIME
    : time.replace(/\d/g, digit => String(9 - Number(digit)));
}

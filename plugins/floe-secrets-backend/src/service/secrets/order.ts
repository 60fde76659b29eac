import {
  ManagedSecret,
  STATES,
} from '@floe/backstage-plugin-floe-secrets-common';
import { OrderBy } from './listQuery';

/** Sorts after every time that can be. */
const NO_TIME = '\uffff';

/**
 * The text by which a secret stands in a list: names from A, states with
 * the one first that needs a person most, `since` with the newest first,
 * `lastSync` with the longest ago first and never before it.
 */
export function sortKey(secret: ManagedSecret, orderBy: OrderBy): string {
  const place = `${secret.name}\0${secret.namespace}\0${secret.cluster}`;
  switch (orderBy) {
    case 'state':
      return `${STATES.indexOf(secret.state)}\0${place}`;
    case 'since':
      return `${newestFirst(secret.since)}\0${place}`;
    case 'lastSync':
      return `${secret.lastSync ?? ''}\0${place}`;
    case 'cluster':
      return `${secret.cluster}\0${place}`;
    case 'namespace':
      return `${secret.namespace}\0${place}`;
    default:
      return place;
  }
}

/** Turns the order of times round: the digits of a time, each taken from 9. */
function newestFirst(time: string | null): string {
  return time === null
    ? NO_TIME
    : time.replace(/\d/g, digit => String(9 - Number(digit)));
}

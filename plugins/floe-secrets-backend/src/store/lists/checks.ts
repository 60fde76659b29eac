import { ObservedSecret } from '../../model/observed';
import { SecretCriteria } from './SecretCriteria';

/** Criteria in two parts, both of which must match. */
type SplitCriteria = {
  /** Evaluated by the database. */
  rest: SecretCriteria;
  /** Evaluated in memory for each secret; undefined: none. */
  check?: (secret: ObservedSecret) => boolean;
};

/**
 * Separates the conditions that can be checked for a single secret. To read a
 * few secrets in order, checking the first ones is cheaper than having the
 * database find all hidden secrets first.
 */
export function splitCriteria(criteria: SecretCriteria): SplitCriteria {
  const checks: ((secret: ObservedSecret) => boolean)[] = [];
  const rest: SecretCriteria[] = [];
  const add = (part: SecretCriteria) => {
    if ('allOf' in part) {
      part.allOf.forEach(add);
    } else if ('hidden' in part && part.check) {
      checks.push(part.check);
    } else {
      rest.push(part);
    }
  };
  add(criteria);
  return checks.length
    ? {
        rest: { allOf: rest },
        check: secret => checks.every(check => check(secret)),
      }
    : { rest: criteria };
}

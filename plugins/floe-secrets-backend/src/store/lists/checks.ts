import { ObservedSecret } from '../../model/observed';
import { SecretCriteria } from './SecretCriteria';

/** Criteria in two parts, both of which must let a secret pass. */
export type SplitCriteria = {
  /** For the database. */
  rest: SecretCriteria;
  /** For a look at the secret; undefined: nothing is left. */
  check?: (secret: ObservedSecret) => boolean;
};

/**
 * Takes out what a look at a single secret decides as well. Whoever wants a
 * few secrets in an order looks at those that come first, where the database
 * would have to find all that are hidden before it could answer.
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

import { SecretFacts } from './observed';

/**
 * Whether a refresh makes new values instead of fetching those that are
 * there: each one has a generator of External Secrets Operator make another.
 */
export function makesNewValues(facts: SecretFacts): boolean {
  return (
    ('generators' in facts && (facts.generators ?? []).length > 0) ||
    ('generates' in facts && facts.generates === true)
  );
}

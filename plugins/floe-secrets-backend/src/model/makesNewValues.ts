import { SecretFacts } from './observed';

/**
 * Whether a refresh generates new values instead of fetching existing ones,
 * because a generator of External Secrets Operator is used.
 */
export function makesNewValues(facts: SecretFacts): boolean {
  return (
    ('generators' in facts && (facts.generators ?? []).length > 0) ||
    ('generates' in facts && facts.generates === true)
  );
}

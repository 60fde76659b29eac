import { modelKinds } from './ModelKind';
import { SecretFacts } from './observed';

/** Whether an operator adds its keys to a target and keeps the other keys. */
export function mergesIntoTarget(facts: SecretFacts): boolean {
  return modelKinds.of(facts).mergesIntoTarget?.(facts) ?? false;
}

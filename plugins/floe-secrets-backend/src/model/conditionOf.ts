import { modelKinds } from './ModelKind';
import { ConditionFacts, ObservedSecret } from './observed';

/**
 * The condition that shows whether a managed secret is synced; null if it has
 * none yet.
 */
export function conditionOf({
  facts,
}: Pick<ObservedSecret, 'facts'>): ConditionFacts | null {
  return modelKinds.of(facts).condition(facts);
}

import { modelKinds } from './ModelKind';
import { ConditionFacts, ObservedSecret } from './observed';

/** The condition of a managed secret, whatever it is called; null if there is none yet. */
export function conditionOf({
  facts,
}: Pick<ObservedSecret, 'facts'>): ConditionFacts | null {
  return modelKinds.of(facts).condition(facts);
}

import { maskMessage } from '../../model/masking/maskMessage';
import { reasonOf } from '../../model/masking/reasonOf';
import { ConditionFacts, GenerationConditionFacts } from '../../model/observed';
import { fieldsOf, Fields, integerOf, itemsOf, oneOf, timeOf } from './fields';

/** The condition of a type in `status.conditions`. */
export function findCondition(
  status: unknown,
  type: string,
): Fields | undefined {
  return itemsOf(fieldsOf(status).conditions).find(
    condition => condition.type === type,
  );
}

/**
 * The condition of Capsule's SOPS operator. Its form depends on the release:
 * one `status.condition`, of the type `Ready` or `NotReady`, or a list.
 */
export function findReadiness(status: Fields): Fields | undefined {
  return [fieldsOf(status.condition), ...itemsOf(status.conditions)].find(
    ({ type }) => type === 'Ready' || type === 'NotReady',
  );
}

/** The stored fields of a condition; null if there is none. */
export function extractCondition(
  condition: Fields | undefined,
): ConditionFacts | null {
  return condition
    ? {
        status: oneOf(['Unknown', 'True', 'False'], condition.status),
        reason: reasonOf(condition.reason) || null,
        message: maskMessage(condition.message) || null,
        lastTransitionTime: timeOf(condition.lastTransitionTime),
      }
    : null;
}

/**
 * The stored fields of a condition with its generation; null if there is none.
 */
export function extractGenerationCondition(
  condition: Fields | undefined,
): GenerationConditionFacts | null {
  const facts = extractCondition(condition);
  return (
    facts && {
      ...facts,
      observedGeneration: integerOf(condition?.observedGeneration) ?? null,
    }
  );
}

import { Shortfall } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { ObservedEvent, ObservedSecret } from './observed';

export const NOTHING_SHORT: Shortfall = {
  hasNoTarget: false,
  missing: [],
  events: [],
};

/**
 * What is missing although the operator reports success.
 *
 * @param events - of this object, newest first
 */
export function shortfallOf(
  { facts }: Pick<ObservedSecret, 'facts'>,
  events: ObservedEvent[],
): Shortfall {
  return modelKinds.of(facts).shortfall?.(facts, events) ?? NOTHING_SHORT;
}

import { Shortfall } from '../model/kindAnswers';
import { modelKinds } from '../model/ModelKind';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { NOTHING_SHORT } from '../model/shortfall';
import { isNewestGenerationApplied } from './generation';

/**
 * What is missing although the operator reports success. A success of an older
 * generation proves nothing about the target and keys of the newest one.
 *
 * @param events - of this object, newest first
 */
export function shortfallOf(
  secret: ObservedSecret,
  events: ObservedEvent[],
): Shortfall {
  const { shortfall } = modelKinds.of(secret.facts);
  return shortfall && isNewestGenerationApplied(secret)
    ? shortfall(secret.facts, events)
    : NOTHING_SHORT;
}

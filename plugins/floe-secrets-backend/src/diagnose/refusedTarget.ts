import { targetOf } from '../model/target';
import { ObservedEvent, ObservedSecret } from '../model/observed';
import { failureOf } from './failure';

/** Refusals of an update, which name an existing Secret. */
const OF_EXISTING = [
  /\bSecret "([a-z0-9.-]{1,253})" is invalid: (?:type: Invalid value: .*field is immutable|(?:immutable|data): Forbidden: field is immutable when)/,
  /\bunable to update secret ([a-z0-9.-]{1,253}): secret is immutable/,
];

/** Whether the last attempt failed because of the existing target. */
export function showsTarget(
  secret: ObservedSecret,
  events: ObservedEvent[],
): boolean {
  const words = failureOf(secret, events)?.text ?? '';
  const { name } = targetOf(secret);
  return OF_EXISTING.some(pattern => pattern.exec(words)?.[1] === name);
}

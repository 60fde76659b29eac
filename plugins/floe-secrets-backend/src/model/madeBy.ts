import { Made } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/** What an object makes of itself in other namespaces; undefined if its kind makes nothing. */
export function madeBy(facts: ObservedSecret['facts']): Made | undefined {
  return modelKinds.of(facts).made?.(facts);
}

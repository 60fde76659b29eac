import { Made } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/**
 * What an object creates in other namespaces; undefined if its kind creates
 * nothing there.
 */
export function madeBy(facts: ObservedSecret['facts']): Made | undefined {
  return modelKinds.of(facts).made?.(facts);
}

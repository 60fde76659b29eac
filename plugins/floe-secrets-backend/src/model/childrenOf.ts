import { Children } from './kindAnswers';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/**
 * What an object creates in other namespaces; undefined if its kind creates
 * nothing there.
 */
export function childrenOf(
  facts: ObservedSecret['facts'],
): Children | undefined {
  return modelKinds.of(facts).children?.(facts);
}

import { FailingChild } from './types';

/**
 * When the first of some failing objects began to fail; RFC 3339, null if
 * unknown.
 */
export function earliestFailure(children: FailingChild[]): string | null {
  const times = children.flatMap(({ since }) => since ?? []);
  return times.length > 0 ? times.sort()[0] : null;
}

import { TargetSharer } from './types';

/**
 * The name of another object that writes a Secret, as far as the caller may see
 * it.
 */
export function sharerName({ isNamed, kind, name }: TargetSharer): string {
  return isNamed
    ? `the ${kind} ${name}`
    : 'another object that you are not allowed to see';
}

/** The same, after a sentence has already named the object. */
export function sharerAgain(sharer: TargetSharer): string {
  return sharer.isNamed ? sharerName(sharer) : 'the other object';
}

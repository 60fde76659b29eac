import { plainText } from './plainText';

/** More than any name that the portal knows; less than what would fill a log. */
const MAX_ECHO = 200;

/** What a message repeats of an input: the beginning of it, on one line. */
export function echo(input: string): string {
  return plainText(input, MAX_ECHO);
}

import { plainText } from './plainText';

/** Longer than any name that the portal knows, short enough for a log. */
const MAX_ECHO = 200;

/** The quotation of an input in a message: its beginning, on one line. */
export function echo(input: string): string {
  return plainText(input, MAX_ECHO);
}

import { parseGoDuration } from '@floe/values-files';

/**
 * Milliseconds of a Go duration such as `1h30m` or `0`; undefined if it is not
 * one.
 */
export function millisecondsOf(text: string): number | undefined {
  const seconds = parseGoDuration(text);
  return seconds === undefined ? undefined : seconds * 1000;
}

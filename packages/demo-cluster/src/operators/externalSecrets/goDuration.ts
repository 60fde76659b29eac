import { parseGoDuration } from '@floe/values-files';

/** Milliseconds of a Go duration such as `1h30m` or `0`; undefined when it is none. */
export function millisecondsOf(text: string): number | undefined {
  const seconds = parseGoDuration(text);
  return seconds === undefined ? undefined : seconds * 1000;
}

/** A duration as Go prints it: `1h0m0s`. */
export function formatGoDuration(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds === 0) {
    return '0s';
  }
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = `${Number((seconds % 60).toFixed(3))}s`;
  if (hours > 0) {
    return `${hours}h${minutes}m${rest}`;
  }
  return minutes > 0 ? `${minutes}m${rest}` : rest;
}

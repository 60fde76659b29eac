import { parseGoDuration } from '@floe/values-files';

/** Whether two texts are the same duration, like `15m` and `15m0s`. */
export function isSameDuration(a: string, b: string): boolean {
  const duration = parseGoDuration(a);
  return a === b || (duration !== undefined && duration === parseGoDuration(b));
}

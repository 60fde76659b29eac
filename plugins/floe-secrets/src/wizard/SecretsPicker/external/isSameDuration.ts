import { parseGoDuration } from '@floe/values-files';

/** Whether two texts name the same duration, as `15m` and `15m0s` do. */
export function isSameDuration(a: string, b: string): boolean {
  const duration = parseGoDuration(a);
  return a === b || (duration !== undefined && duration === parseGoDuration(b));
}

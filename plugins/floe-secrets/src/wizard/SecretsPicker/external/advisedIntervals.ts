import type { ServiceEnvironment } from '@floe/backstage-plugin-floe-secrets-common';
import {
  formatDuration,
  GUIDE_REFRESH_BOUNDS,
  parseGoDuration,
  refreshIntervalOutOfRange,
} from '@floe/values-files';

const USUAL = ['15m', '30m', '1h'];

/**
 * The offered refresh intervals, the shortest first: the usual ones that the
 * environment allows, or else its limits.
 */
export function advisedIntervals(
  policy: ServiceEnvironment['policy'] | undefined,
): string[] {
  const own = policy?.refreshInterval;
  const bounds = own
    ? { refreshMinSeconds: own.minSeconds, refreshMaxSeconds: own.maxSeconds }
    : GUIDE_REFRESH_BOUNDS;
  const usual = USUAL.filter(
    interval =>
      !refreshIntervalOutOfRange(
        { intervalSeconds: parseGoDuration(interval)!, generated: false },
        bounds,
      ),
  );
  return usual.length > 0
    ? usual
    : [
        ...new Set(
          [bounds.refreshMinSeconds, bounds.refreshMaxSeconds].map(
            // An interval of zero would disable refreshes.
            seconds => formatDuration(Math.max(1, seconds)),
          ),
        ),
      ];
}

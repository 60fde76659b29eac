import type { ServiceEnvironment } from '@floe/backstage-plugin-floe-secrets-common';
import {
  formatDuration,
  parseGoDuration,
  refreshBounds,
  refreshIntervalOutOfRange,
} from '@floe/values-files';

const USUAL = ['15m', '30m', '1h'];

type Policy = ServiceEnvironment['policy'] | undefined;

const boundsOf = (policy: Policy) => refreshBounds(policy?.refreshInterval);

/**
 * The offered refresh intervals, the shortest first: the usual ones that the
 * environment allows, or else its limits.
 */
export function advisedIntervals(policy: Policy): string[] {
  const bounds = boundsOf(policy);
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

/**
 * The offered interval that is nearest to one which the environment does not
 * allow, or which is no duration; an allowed one is unchanged.
 */
export function intervalWithin(policy: Policy, interval: string): string {
  const advised = advisedIntervals(policy);
  const seconds = parseGoDuration(interval);
  if (seconds === undefined || seconds <= 0) {
    return advised[0];
  }
  const { refreshMaxSeconds } = boundsOf(policy);
  const isOutside = refreshIntervalOutOfRange(
    { intervalSeconds: seconds, generated: false },
    boundsOf(policy),
  );
  if (!isOutside) {
    return interval;
  }
  return seconds > refreshMaxSeconds ? advised[advised.length - 1] : advised[0];
}

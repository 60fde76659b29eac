import { formatDuration } from '../model/formatDuration';
import { parseGoDuration, printGoDuration } from '../model/goDuration';
import {
  GUIDE_REFRESH_BOUNDS,
  refreshDisabled,
  refreshIntervalOutOfRange,
} from '../rules/refresh';
import { isEncrypted } from './credentials/placeholders';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { Placed } from './secretObjects';

function check(
  { path, value }: Placed,
  { context, values }: CheckedRelease,
): NewFinding[] {
  if (typeof value !== 'string' || isEncrypted(value)) {
    // The chart cannot be rendered with it, which is a finding of its own.
    return [];
  }
  const own = context.policy?.refreshInterval;
  const bounds = own
    ? { refreshMinSeconds: own.minSeconds, refreshMaxSeconds: own.maxSeconds }
    : GUIDE_REFRESH_BOUNDS;
  const [min, max] = [bounds.refreshMinSeconds, bounds.refreshMaxSeconds].map(
    formatDuration,
  );
  const text = value.trim();
  const intervalSeconds = parseGoDuration(text);
  if (intervalSeconds === undefined) {
    return [
      {
        id: 'invalid-duration',
        severity: 'error',
        path,
        summary:
          'This is not a Go duration. If the cluster accepts it all the same, External Secrets Operator cannot read any ExternalSecret of the cluster until it is corrected',
        remedy: 'Write a number with the unit s, m or h, such as 720h for 30d',
      },
    ];
  }
  const facts = { intervalSeconds, generated: false };
  if (refreshDisabled(facts)) {
    return [
      {
        id: 'refresh-disabled',
        severity: 'warning',
        path,
        summary:
          'With a refresh interval of zero or less a value is read once and never again, even after a change of the configuration',
        remedy: `Choose ${min} to ${max}`,
      },
    ];
  }
  const findings: NewFinding[] = [];
  const side = refreshIntervalOutOfRange(facts, bounds);
  if (side) {
    findings.push({
      id: 'refresh-interval-out-of-range',
      severity: 'warning',
      path,
      summary: `The refresh interval is outside of ${min} to ${max}, which ${
        own ? 'the environment requires' : 'the secrets guide recommends'
      }`,
      remedy:
        side === 'too-short'
          ? `Choose ${min} or more, to spare the provider`
          : `Choose ${max} or less, so that a rotated value arrives in time`,
    });
  }
  const printed = printGoDuration(text);
  if (printed !== text) {
    findings.push({
      id: 'refresh-interval-form',
      severity: 'info',
      confidence: 'likely',
      path,
      summary:
        values.floe === undefined || text !== '1h'
          ? "The interval is not in Go's format: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict"
          : "The interval 1h, also the default of the chart, is not in Go's format: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict",
      remedy: `Write ${printed}`,
    });
  }
  return findings;
}

/**
 * Refresh intervals that Go cannot parse, that never refresh, or that the
 * policy or Helm 4 does not accept.
 */
export const intervals: Check = {
  ids: [
    'invalid-duration',
    'refresh-disabled',
    'refresh-interval-form',
    'refresh-interval-out-of-range',
  ],
  run: release => {
    const places = new Map(
      release
        .active('ExternalSecret')
        .map(({ interval }) => [JSON.stringify(interval!.path), interval!]),
    );
    return [...places.values()].flatMap(place => check(place, release));
  },
};

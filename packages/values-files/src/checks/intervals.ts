import { intervalFindings } from '../merge/ruleFindings';
import { parseGoDuration, printGoDuration } from '../model/goDuration';
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
  const text = value.trim();
  if (parseGoDuration(text) === undefined) {
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
  const findings: NewFinding[] = intervalFindings(
    text,
    context.policy?.refreshInterval,
  ).map(finding => ({ ...finding, path }));
  if (findings.some(({ id }) => id === 'refresh-disabled')) {
    return findings;
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

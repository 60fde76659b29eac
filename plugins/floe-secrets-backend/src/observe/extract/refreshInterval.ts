import { plainText } from '../../model/masking/plainText';
import { durationOf } from './fields';

/** The default of External Secrets Operator's CRDs. */
const DEFAULT_SECONDS = 3_600;

/**
 * `spec.refreshInterval` in seconds. A value that is not positive means that
 * there are no further refreshes: `shouldRefresh` in
 * `externalsecret_controller.go`.
 *
 * @returns null if it cannot be parsed
 */
export function refreshInterval(value: unknown): number | null {
  if (value === undefined || value === null) {
    return DEFAULT_SECONDS;
  }
  const seconds = durationOf(value);
  return seconds === null ? null : Math.max(0, seconds);
}

/**
 * The text of a refresh interval as the spec has it, for evidence.
 *
 * @returns empty if the spec has none, or none that is a duration
 */
export function refreshIntervalText(value: unknown): {
  refreshIntervalText?: string;
} {
  return typeof value === 'string' && durationOf(value) !== null
    ? { refreshIntervalText: plainText(value, 100) }
    : {};
}

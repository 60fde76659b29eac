import { durationOf } from './fields';

/** What the CRDs of External Secrets Operator fill in. */
const DEFAULT_SECONDS = 3_600;

/**
 * `spec.refreshInterval` in seconds. Whatever is not positive means never
 * again: `shouldRefresh` in `externalsecret_controller.go`.
 *
 * @returns null if it cannot be read
 */
export function refreshInterval(value: unknown): number | null {
  if (value === undefined || value === null) {
    return DEFAULT_SECONDS;
  }
  const seconds = durationOf(value);
  return seconds === null ? null : Math.max(0, seconds);
}

import { durationOf, isTooLongForDuration } from './fields';

/**
 * The fields whose duration the CRD allows but Go cannot parse. External
 * Secrets Operator decodes a list of objects as a whole, so because of one such
 * object it cannot read any of the kind.
 *
 * @param durations - values by the path of their field
 */
export function invalidDurations(durations: Record<string, unknown>): {
  invalidDurations?: string[];
} {
  const invalid = Object.entries(durations)
    .filter(
      ([, value]) =>
        value !== undefined &&
        value !== null &&
        !isTooLongForDuration(value) &&
        durationOf(value) === null,
    )
    .map(([path]) => path);
  return invalid.length > 0 ? { invalidDurations: invalid } : {};
}

/** The durations of sync windows by their paths, for {@link invalidDurations}. */
export function windowDurations(
  windows: { duration?: unknown }[],
  place = 'spec.syncWindows.windows',
): Record<string, unknown> {
  return Object.fromEntries(
    windows.map(({ duration }, index) => [
      `${place}[${index}].duration`,
      duration,
    ]),
  );
}

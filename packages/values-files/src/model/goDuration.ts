const UNIT_SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3600,
};

/** A duration as Go reads it; 0 needs no unit. */
export const GO_DURATION = /^(?:0|(?:\d+(?:\.\d*)?(?:ns|us|µs|ms|s|m|h))+)$/;
const PART = /(\d+(?:\.\d*)?)(ns|us|µs|ms|s|m|h)/g;

/**
 * Reads a duration as Kubernetes writes it (`metav1.Duration`, Go's
 * `time.ParseDuration`): `15m`, `1h30m`, `0`.
 *
 * @returns seconds, or `undefined` where Go would not read it. A negative
 * duration is not read: nothing here has a use for one.
 * @public
 */
export function parseGoDuration(text: string): number | undefined {
  if (text === '0') {
    return 0;
  }
  if (text.length > 64 || !GO_DURATION.test(text)) {
    return undefined;
  }
  let seconds = 0;
  for (const [, amount, unit] of text.matchAll(PART)) {
    seconds += Number(amount) * UNIT_SECONDS[unit];
  }
  return seconds;
}

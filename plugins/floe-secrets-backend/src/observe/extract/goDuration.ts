const SECONDS: Record<string, number> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  m: 60,
  h: 3_600,
};

/** A duration is a 64 bit number of nanoseconds: somewhat more than 292 years. */
const MOST_SECONDS = 2 ** 63 / 1e9;

const PART = /(\d{1,20}(?:\.\d{0,20})?|\.\d{1,20})(ns|us|µs|μs|ms|s|m|h)/y;

/**
 * Reads a duration as Go's `time.ParseDuration` does: `1h30m0s`, `15m`,
 * `1.5h`, `0`.
 *
 * @returns seconds, or null where it is no duration
 */
export function parseGoDuration(value: unknown): number | null {
  if (typeof value !== 'string' || value.length > 100) {
    return null;
  }
  const sign = value.startsWith('-') ? -1 : 1;
  const text = value.replace(/^[+-]/, '');
  if (text === '0') {
    return 0;
  }
  let seconds = 0;
  PART.lastIndex = 0;
  while (PART.lastIndex < text.length) {
    const match = PART.exec(text);
    if (!match) {
      return null;
    }
    seconds += Number(match[1]) * SECONDS[match[2]];
  }
  return text === '' || seconds > MOST_SECONDS ? null : sign * seconds;
}

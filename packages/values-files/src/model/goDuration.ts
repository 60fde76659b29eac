/** The units of Go's durations in nanoseconds; `µ` (U+00B5) and `μ` (U+03BC) both stand for micro. */
const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  μs: 1_000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

/**
 * The form of a duration, for JSON schemas. Go also refuses durations of more
 * than 292 years.
 */
export const GO_DURATION =
  /^[+-]?(?:0|(?:(?:\d+(?:\.\d*)?|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+)$/;
const PART = /(\d*)(?:\.(\d*))?(ns|us|µs|μs|ms|s|m|h)/gy;
/** Go counts nanoseconds in an int64. */
const MAX_NANOSECONDS = 2n ** 63n;
/** More digits do not change the nanoseconds of any unit. */
const FRACTION_DIGITS = 18;

function nanoseconds(whole: string, fraction: string, unit: bigint): bigint {
  const digits = fraction.slice(0, FRACTION_DIGITS);
  return (
    BigInt(whole || '0') * unit +
    (BigInt(digits || '0') * unit) / 10n ** BigInt(digits.length)
  );
}

/**
 * Nanoseconds of a duration as Go counts them; `undefined` if Go would not read
 * it.
 */
function goNanoseconds(text: string): bigint | undefined {
  if (!GO_DURATION.test(text)) {
    return undefined;
  }
  let total = 0n;
  for (const [, whole, fraction = '', unit] of text
    .replace(/^[+-]/, '')
    .matchAll(PART)) {
    // No int64 has as many digits.
    if (whole.replace(/^0+/, '').length > 19) {
      return undefined;
    }
    total += nanoseconds(whole, fraction, NANOSECONDS[unit]);
  }
  const negative = text.startsWith('-');
  if (total > (negative ? MAX_NANOSECONDS : MAX_NANOSECONDS - 1n)) {
    return undefined;
  }
  return negative ? -total : total;
}

/**
 * Reads a duration as Go does (`time.ParseDuration`), and so as Kubernetes
 * reads a `metav1.Duration`: `15m`, `1h30m`, `.5h`, `-1h`, `0`.
 *
 * @returns seconds, also negative ones; `undefined` if Go would not read it
 * @public
 */
export function parseGoDuration(text: string): number | undefined {
  const total = goNanoseconds(text);
  return total === undefined ? undefined : Number(total) / 1e9;
}

/** A number in a unit with its fraction, without trailing zeros. */
function decimal(value: bigint, unit: bigint): string {
  const fraction = String(value % unit)
    .padStart(String(unit).length - 1, '0')
    .replace(/0{1,13}$/, '');
  return `${value / unit}${fraction && `.${fraction}`}`;
}

function printed(total: bigint): string {
  if (total === 0n) {
    return '0s';
  }
  if (total < NANOSECONDS.s) {
    const unit = ['ms', 'µs'].find(name => total >= NANOSECONDS[name]) ?? 'ns';
    return `${
      unit === 'ns' ? total : decimal(total, NANOSECONDS[unit])
    }${unit}`;
  }
  const { h, m, s } = NANOSECONDS;
  const seconds = `${decimal(total % m, s)}s`;
  const minutes = `${(total % h) / m}m${seconds}`;
  if (total >= h) {
    return `${total / h}h${minutes}`;
  }
  return total >= m ? minutes : seconds;
}

/**
 * Writes a duration as Go prints it (`time.Duration.String`), and so as a
 * controller writes it back into an object: `15m` becomes `15m0s`.
 *
 * @returns `undefined` if Go would not read the text
 * @public
 */
export function printGoDuration(text: string): string | undefined {
  const total = goNanoseconds(text);
  if (total === undefined) {
    return undefined;
  }
  return total < 0n ? `-${printed(-total)}` : printed(total);
}

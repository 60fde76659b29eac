import { SopsError } from '../../errors';
import { Scalar, pathText } from '../../tree/tree';
import { isInt64 } from '../../tree/scalarText';
import { parseGoTimestamp } from './goTimestamp';

const WORDS = new Map<string, boolean | number | null>([
  ...['true', 'True', 'TRUE'].map(word => [word, true] as const),
  ...['false', 'False', 'FALSE'].map(word => [word, false] as const),
  ...['', '~', 'null', 'Null', 'NULL'].map(word => [word, null] as const),
  ...['.nan', '.NaN', '.NAN'].map(word => [word, NaN] as const),
  ...['.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'].map(
    word => [word, Infinity] as const,
  ),
  ...['-.inf', '-.Inf', '-.INF'].map(word => [word, -Infinity] as const),
]);

/**
 * The value of a plain YAML scalar as Go's yaml package, version 3, resolves it, which is what sops authenticates:
 * neither YAML 1.1 nor 1.2. `0777` is 511, `1_000` is 1000, `yes` is text, a date is a point in time.
 */
export function resolveGoScalar(
  source: string,
  path: readonly string[] = [],
): Scalar {
  const word = WORDS.get(source);
  if (word !== undefined) {
    return word;
  }
  if (source.startsWith('.')) {
    return floatOf(source) ?? source;
  }
  if (!/^[-+\d]/.test(source)) {
    return source;
  }
  const timestamp = parseGoTimestamp(source);
  if (timestamp) {
    return timestamp;
  }
  const plain = source.replace(/_/g, '');
  const integer = integerOf(plain);
  if (integer === undefined) {
    return floatOf(plain) ?? source;
  }
  if (isInt64(integer)) {
    return integer;
  }
  if (integer > 0n && integer < 2n ** 64n && !plain.startsWith('+')) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(
        path,
      )} is an integer above 9223372036854775807, which sops cannot encrypt: put it in quotes`,
    );
  }
  return floatOf(plain) ?? source;
}

/** Whether a text written without quotes is read as that very text. */
export function staysText(source: string): boolean {
  if (source === '<<') {
    return false;
  }
  try {
    return typeof resolveGoScalar(source) === 'string';
  } catch {
    return false;
  }
}

/** As Go's `strconv.ParseInt(text, 0, …)` reads it, without its bounds. */
function integerOf(text: string): bigint | undefined {
  const match =
    /^([+-]?)(0[xX][\da-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+|0|[1-9]\d*)$/.exec(
      text,
    );
  if (!match || match[2].length > 70) {
    return undefined;
  }
  const [, sign, digits] = match;
  const magnitude = BigInt(
    /^0[0-7]/.test(digits) ? `0o${digits.slice(1)}` : digits.toLowerCase(),
  );
  return sign === '-' ? -magnitude : magnitude;
}

function floatOf(text: string): number | undefined {
  if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) {
    return undefined;
  }
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

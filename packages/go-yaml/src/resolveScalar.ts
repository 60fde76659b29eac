import { Timestamp, parseTimestamp } from './timestamp';

/**
 * A version of Go's YAML library: `v2` is that of Helm, kubectl, the Kubernetes API server and most operators, which
 * read through `sigs.k8s.io/yaml`; `v3` is that of SOPS and Kustomize.
 *
 * @public
 */
export type GoYamlVersion = 'v2' | 'v3';

/**
 * The value of a scalar: an integer is a bigint, a number is always a float.
 *
 * @public
 */
export type GoScalar = string | bigint | number | boolean | Timestamp | null;

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };
const UINT64_MAX = 2n ** 64n - 1n;

function table(
  ...rows: [GoScalar, ...string[]][]
): ReadonlyMap<string, GoScalar> {
  return new Map(
    rows.flatMap(([value, ...words]) =>
      words.map((word): [string, GoScalar] => [word, value]),
    ),
  );
}

/** Words that both versions look up first. */
const WORDS = table(
  [true, 'true', 'True', 'TRUE'],
  [false, 'false', 'False', 'FALSE'],
  [null, '', '~', 'null', 'Null', 'NULL'],
  [NaN, '.nan', '.NaN', '.NAN'],
  [Infinity, '.inf', '.Inf', '.INF', '+.inf', '+.Inf', '+.INF'],
  [-Infinity, '-.inf', '-.Inf', '-.INF'],
);

/**
 * YAML 1.1's switches. Version 3 accepts them only for fields that are booleans
 * in Go.
 */
const SWITCHES = table(
  [true, 'y', 'Y', 'yes', 'Yes', 'YES', 'on', 'On', 'ON'],
  [false, 'n', 'N', 'no', 'No', 'NO', 'off', 'Off', 'OFF'],
);

/**
 * An underscore that is not between two digits. Go's `strconv.ParseFloat`
 * refuses it, but the library first removes all underscores from text that
 * begins with a digit or a sign.
 */
const STRAY_UNDERSCORE = /(^|\D)_|_(\D|$)/;

/**
 * The value of a plain scalar, as the function `resolve` of Go's YAML library
 * finds it: `0777` is 511, `1_000` is 1000, `0b-1` is -1. Version 3 turns a
 * date into a {@link Timestamp}; version 2 leaves it as text.
 *
 * @param source - the text of the scalar, which has neither quotes nor a tag
 * @returns integers up to Go's uint64; larger decimal ones become floats
 * @public
 */
export function resolveScalar(
  source: string,
  version: GoYamlVersion,
): GoScalar {
  for (const words of version === 'v2' ? [WORDS, SWITCHES] : [WORDS]) {
    const value = words.get(source);
    if (value !== undefined) {
      return value;
    }
  }
  if (source.startsWith('.')) {
    return STRAY_UNDERSCORE.test(source)
      ? source
      : floatOf(source.replace(/_/g, '')) ?? source;
  }
  if (!/^[-+\d]/.test(source)) {
    return source;
  }
  const timestamp = parseTimestamp(source);
  if (timestamp) {
    return version === 'v3' ? timestamp : source;
  }
  const plain = source.replace(/_/g, '');
  return integerOf(plain, version) ?? floatOf(plain) ?? source;
}

/**
 * Whether a text is read as the same text when it is written without quotes.
 * Does not check whether YAML's syntax allows it there.
 * @public
 */
export function staysText(source: string, version: GoYamlVersion): boolean {
  return source !== '<<' && typeof resolveScalar(source, version) === 'string';
}

/** An integer with its sign, and its digits by base. */
const INTEGER =
  /^([+-]?)(?:0[xX]([\da-fA-F]+)|0[bB]([01]+)|0[oO]?([0-7]+)|(0|[1-9]\d*))$/;

/**
 * The library parses what follows a lower-case prefix once more, so it may have
 * its own sign.
 */
const SIGN_AFTER_PREFIX: Record<GoYamlVersion, RegExp> = {
  v2: /^(?:0b([+-])([01]+))$/,
  v3: /^(?:0b([+-])([01]+)|0o([+-])([0-7]+))$/,
};

/**
 * Parses like Go's `strconv.ParseInt(text, 0, 64)` and `ParseUint`; undefined
 * if out of range.
 */
function integerOf(text: string, version: GoYamlVersion): bigint | undefined {
  const plain = INTEGER.exec(text);
  if (plain) {
    const [, sign, hexadecimal, binary, octal, decimal] = plain;
    return signed(
      sign,
      magnitude('0x', hexadecimal) ??
        magnitude('0b', binary) ??
        magnitude('0o', octal) ??
        magnitude('', decimal),
    );
  }
  const again = SIGN_AFTER_PREFIX[version].exec(text);
  if (again) {
    const [, sign, binary, octalSign, octal] = again;
    return signed(
      sign ?? octalSign,
      magnitude('0b', binary) ?? magnitude('0o', octal),
    );
  }
  return undefined;
}

/** Undefined for digits of another base, and for numbers far beyond 64 bits. */
function magnitude(
  prefix: string,
  digits: string | undefined,
): bigint | undefined {
  const significant = digits?.replace(/^0+(?=.)/, '');
  return significant !== undefined && significant.length <= 64
    ? BigInt(prefix + significant)
    : undefined;
}

function signed(sign: string, value: bigint | undefined): bigint | undefined {
  if (value === undefined) {
    return undefined;
  }
  switch (sign) {
    case '-':
      return -value >= INT64.min ? -value : undefined;
    case '+':
      return value <= INT64.max ? value : undefined;
    default:
      return value <= UINT64_MAX ? value : undefined;
  }
}

function floatOf(text: string): number | undefined {
  if (!/^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$/.test(text)) {
    return undefined;
  }
  const value = Number(text);
  return Number.isFinite(value) ? value : undefined;
}

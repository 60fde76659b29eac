import { SopsError } from '../errors';
import { Scalar, Timestamp, pathText } from './tree';

/** How sops calls the type of a value in its ciphertext. */
export type ScalarType = 'str' | 'int' | 'float' | 'bool' | 'time';

const INT64 = { min: -(2n ** 63n), max: 2n ** 63n - 1n };

export function scalarType(value: Exclude<Scalar, null>): ScalarType {
  if (value instanceof Timestamp) {
    return 'time';
  }
  switch (typeof value) {
    case 'bigint':
      return 'int';
    case 'number':
      return 'float';
    case 'boolean':
      return 'bool';
    default:
      return 'str';
  }
}

/** The text of a value that sops encrypts, and that goes into the message authentication code. */
export function scalarText(value: Exclude<Scalar, null>): string {
  if (value instanceof Timestamp) {
    return value.text;
  }
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'number':
      return formatFloat(value);
    default:
      return String(value);
  }
}

/** The value of a decrypted text; undefined if the text is none of its type. */
export function scalarOfText(
  text: string,
  type: string,
): Exclude<Scalar, null> | undefined {
  switch (type) {
    case 'str':
    case 'bytes':
      return text;
    case 'int':
      return parseInteger(text);
    case 'float':
      return parseFloatText(text);
    case 'bool':
      return parseBool(text);
    case 'time':
      return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(
        text,
      )
        ? new Timestamp(text)
        : undefined;
    default:
      return undefined;
  }
}

/**
 * A float as Go's `strconv.FormatFloat(value, 'f', -1, 64)` prints it: the shortest digits that read back as the same
 * number, never with an exponent.
 */
export function formatFloat(value: number): string {
  if (Number.isNaN(value)) {
    return 'NaN';
  }
  if (!Number.isFinite(value)) {
    return value > 0 ? '+Inf' : '-Inf';
  }
  if (value === 0) {
    return Object.is(value, -0) ? '-0' : '0';
  }
  const [, sign, whole, fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(value))!;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point <= 0) {
    return `${sign}0.${'0'.repeat(-point)}${digits}`;
  }
  if (point >= digits.length) {
    return sign + digits + '0'.repeat(point - digits.length);
  }
  return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** An integer that Go's int holds, or undefined. */
export function parseInteger(text: string): bigint | undefined {
  if (!/^[+-]?\d{1,25}$/.test(text)) {
    return undefined;
  }
  const value = BigInt(text.replace(/^\+/, ''));
  return isInt64(value) ? value : undefined;
}

export function isInt64(value: bigint): boolean {
  return value >= INT64.min && value <= INT64.max;
}

/** Refuses text that UTF-8 cannot hold, which would silently become another text. */
export function checkWellFormed(text: string, path: readonly string[]) {
  // String.prototype.isWellFormed is not in every browser that is in use.
  if (
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(
      text,
    )
  ) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(path)} has half of a surrogate pair, which UTF-8 cannot hold`,
    );
  }
}

function parseFloatText(text: string): number | undefined {
  const special: Record<string, number> = {
    NaN: NaN,
    '+Inf': Infinity,
    '-Inf': -Infinity,
  };
  if (Object.hasOwn(special, text)) {
    return special[text];
  }
  return /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)
    ? Number(text)
    : undefined;
}

function parseBool(text: string): boolean | undefined {
  if (['1', 't', 'T', 'true', 'TRUE', 'True'].includes(text)) {
    return true;
  }
  return ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(text)
    ? false
    : undefined;
}

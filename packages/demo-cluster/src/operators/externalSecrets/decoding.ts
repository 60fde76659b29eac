import { Matcher, RE2JS } from 're2js';
import { decodeGoBase64 } from '../../goBase64';
import { DecodingStrategy, Rewrite, SecretData } from './types';

/** Why data from a provider cannot be used, with the operator's message. */
export class DataError extends Error {}

/** @throws CorruptInputError for text that is not base64 */
export function decode(
  strategy: DecodingStrategy | undefined,
  value: Buffer,
): Buffer {
  const text = value.toString('utf8');
  switch (strategy) {
    case 'Base64':
      return decodeGoBase64(text);
    case 'Base64URL':
      return decodeGoBase64(text, 'base64url');
    case 'Auto':
      for (const encoding of ['base64', 'base64url'] as const) {
        try {
          return decodeGoBase64(text, encoding);
        } catch {
          // Then it is not encoded this way.
        }
      }
      return value;
    default:
      return value;
  }
}

/** @throws DataError that names the key whose value cannot be decoded */
export function decodeAll(
  strategy: DecodingStrategy | undefined,
  data: SecretData,
): SecretData {
  return new Map(
    [...data].map(([key, value]) => {
      try {
        return [key, decode(strategy, value)];
      } catch (error) {
        throw new DataError(
          `failure decoding key ${key}: ${(error as Error).message}`,
        );
      }
    }),
  );
}

/**
 * Makes remote names valid data keys: invalid characters become `_` or a code
 * point.
 */
export function convertKeys(
  strategy: 'Default' | 'Unicode' | undefined,
  data: SecretData,
): SecretData {
  return new Map(
    [...data].map(([key, value]) => [
      Array.from(key, character => {
        if (/[-.\w]/.test(character)) {
          return character;
        }
        return strategy === 'Unicode'
          ? `_U${character.codePointAt(0)!.toString(16).padStart(4, '0')}_`
          : '_';
      }).join(''),
      value,
    ]),
  );
}

/**
 * Renames keys by regular expressions, with Go's syntax of patterns and of
 * targets.
 *
 * @throws DataError for a pattern that Go refuses, and for kinds of rewrite
 *   that the embedded operator does not have
 */
export function rewriteKeys(
  rewrites: readonly Rewrite[],
  data: SecretData,
): SecretData {
  return rewrites.reduce<SecretData>((current, { regexp }, index) => {
    if (!regexp) {
      throw new DataError(
        `failed rewrite operation[${index}]: the embedded operator runs regexp only`,
      );
    }
    const pattern = compile(regexp.source, index);
    return new Map(
      [...current].map(([key, value]) => [
        replaceAll(pattern, key, regexp.target),
        value,
      ]),
    );
  }, data);
}

function compile(source: string, index: number): RE2JS {
  try {
    return RE2JS.compile(source);
  } catch (error) {
    throw new DataError(
      `failed rewrite operation[${index}]: regexp failed with failed to compile: ${
        (error as Error).message
      }`,
    );
  }
}

/** Go's `Regexp.ReplaceAllString`. */
function replaceAll(pattern: RE2JS, text: string, target: string): string {
  const matcher = pattern.matcher(text);
  let result = '';
  let end = 0;
  while (matcher.find()) {
    result += text.slice(end, matcher.start()) + expand(target, matcher);
    end = matcher.end();
  }
  return result + text.slice(end);
}

/**
 * Go's `Regexp.Expand`: a name without braces is as long as possible, so `$1_db`
 * is the group `1_db`, and a group that does not exist is empty.
 */
function expand(target: string, matcher: Matcher): string {
  return target.replace(
    /\$(?:(\$)|\{(\w+)\}|(\w+))/g,
    (_match, dollar, braced, bare) => {
      if (dollar) {
        return '$';
      }
      const name: string = braced ?? bare;
      try {
        return matcher.group(/^\d+$/.test(name) ? Number(name) : name) ?? '';
      } catch {
        return '';
      }
    },
  );
}

/**
 * Drops an empty key, as the operator does.
 *
 * @throws DataError if a key is not valid in a Secret
 */
export function validateKeys(data: SecretData): void {
  data.delete('');
  for (const key of data.keys()) {
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key)) {
      throw new DataError(
        'invalid secret keys (TIP: use rewrite or conversionStrategy to change keys): ' +
          `key has invalid character, only alphanumeric, '-', '.' and '_' are allowed: ${key}`,
      );
    }
  }
}

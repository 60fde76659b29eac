import { decodeGoBase64 } from '../../goBase64';
import { DecodingStrategy, Rewrite, SecretData } from './types';

/** Why data from a provider cannot be used; the operator's own words. */
export class DataError extends Error {}

/** @throws CorruptInputError for what is not base64 */
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

/** Makes remote names usable as data keys: what is not allowed becomes `_` or a code point. */
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

/** Renames keys by regular expressions. */
export function rewriteKeys(
  rewrites: readonly Rewrite[],
  data: SecretData,
): SecretData {
  return rewrites.reduce<SecretData>((current, { regexp }) => {
    if (!regexp) {
      return current;
    }
    const pattern = new RegExp(regexp.source, 'g');
    const target = regexp.target.replace(/\$\{(\w+)\}/g, '$$$1');
    return new Map(
      [...current].map(([key, value]) => [key.replace(pattern, target), value]),
    );
  }, data);
}

/** @throws DataError when a key cannot be one of a Secret */
export function validateKeys(data: SecretData): void {
  for (const key of data.keys()) {
    if (!/^[-._a-zA-Z0-9]{1,253}$/.test(key)) {
      throw new DataError(
        'invalid secret keys (TIP: use rewrite or conversionStrategy to change keys): ' +
          `key has invalid character, only alphanumeric, '-', '.' and '_' are allowed: ${key}`,
      );
    }
  }
}

/** The alphabets of generated values. */
export const ALPHABETS = {
  /** 62 characters, safe in URLs, shells and connection strings. */
  alphanumeric:
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
  /**
   * Without quotes, backslashes, spaces and `$`, which have a meaning in shells
   * and files.
   */
  symbols:
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!#%&()*+,-./:;<=>?@[]^_{|}~',
  hex: '0123456789abcdef',
} as const;

export type AlphabetName = keyof typeof ALPHABETS;

export const MIN_LENGTH = 8;
export const MAX_LENGTH = 1024;

/** Bits of entropy of a value of this length, rounded down. */
export function entropyOf(length: number, alphabet: AlphabetName): number {
  return Math.floor(length * Math.log2(ALPHABETS[alphabet].length));
}

/**
 * A random value with uniformly distributed characters: bytes above the largest
 * multiple of the alphabet's size are drawn again.
 *
 * @param length - from {@link MIN_LENGTH} to {@link MAX_LENGTH} characters
 * @param draw - fills the array with random bytes
 */
export function generateValue(
  length: number,
  alphabet: AlphabetName,
  draw: (bytes: Uint8Array<ArrayBuffer>) => void = bytes =>
    crypto.getRandomValues(bytes),
): string {
  const characters = ALPHABETS[alphabet];
  const limit = 256 - (256 % characters.length);
  const bytes = new Uint8Array(256);
  let value = '';
  while (value.length < length) {
    draw(bytes);
    for (const byte of bytes) {
      if (byte < limit && value.length < length) {
        value += characters[byte % characters.length];
      }
    }
  }
  bytes.fill(0);
  return value;
}

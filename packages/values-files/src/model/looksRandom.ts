/**
 * How often bytes of a real cipher may be mistaken for something else: once in
 * a million.
 */
const FALSE_ALARM = 1e-6;

/** Share of the 256 byte values that are printable ASCII, line breaks or tabs. */
const PRINTABLE_SHARE = 98 / 256;

/** Fewest bytes at which text can be distinguished from random bytes. */
const TEXT_MIN = 16;

function isPrintable(byte: number): boolean {
  return (
    (byte >= 0x20 && byte < 0x7f) ||
    byte === 0x09 ||
    byte === 0x0a ||
    byte === 0x0d
  );
}

/** Whether all of it is UTF-8 text without control characters. */
function isText(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return !/[^\P{C}\t\n\r]/u.test(text);
  } catch {
    return false;
  }
}

/** Whether it contains more printable characters in a row than chance explains. */
function holdsText(bytes: Uint8Array): boolean {
  const limit =
    Math.log(FALSE_ALARM / bytes.length) / Math.log(PRINTABLE_SHARE);
  let run = 0;
  for (const byte of bytes) {
    run = isPrintable(byte) ? run + 1 : 0;
    if (run > limit) {
      return true;
    }
  }
  return false;
}

/**
 * Whether bytes repeat more often than chance explains. It counts the pairs of
 * equal bytes: n random bytes have n(n-1)/512 on average, and the variance is
 * nearly the same.
 */
function repeats(bytes: Uint8Array): boolean {
  const counts = new Uint32Array(256);
  for (const byte of bytes) {
    counts[byte]++;
  }
  const pairs = counts.reduce(
    (sum, count) => sum + (count * (count - 1)) / 2,
    0,
  );
  const expected = (bytes.length * (bytes.length - 1)) / 512;
  return pairs > expected + 6 * Math.sqrt(expected) + 10;
}

/**
 * Whether bytes could be the output of a cipher: neither text, nor text between
 * other bytes, nor repeated bytes. It cannot detect everything that is no
 * ciphertext: short or crafted bytes pass. It refuses real ciphertext about
 * once in a million times.
 */
export function looksRandom(bytes: Uint8Array): boolean {
  return !(
    (bytes.length >= TEXT_MIN && isText(bytes)) ||
    holdsText(bytes) ||
    repeats(bytes)
  );
}

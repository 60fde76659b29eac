const ALPHABET =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** The CRC-32 of zip (IEEE 802.3) of an ASCII text. */
function crc32(text: string): number {
  let crc = 0xffffffff;
  for (let index = 0; index < text.length; index++) {
    crc ^= text.charCodeAt(index);
    for (let bit = 0; bit < 8; bit++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function base62(value: number, length: number): string {
  let rest = value;
  let text = '';
  while (rest > 0) {
    text = ALPHABET[rest % 62] + text;
    rest = Math.floor(rest / 62);
  }
  return text.padStart(length, '0');
}

/** The check digits of the text after a prefix. */
export function checkDigits(body: string): string {
  return base62(crc32(body), 6);
}

/** Tokens that end with the CRC-32 of the text after their prefix. */
const CHECKED = /(?:gh[pousr]|npm)_([A-Za-z0-9]{30})([A-Za-z0-9]{6})(?!\w)/g;

/**
 * Whether a text contains tokens with check digits, and whether one of them is
 * right: tokens of GitHub and npm end with the CRC-32 of the 30 characters
 * before, in base 62 (GitHub, "Behind GitHub's new authentication token
 * formats").
 *
 * @returns undefined if the text contains no such token
 */
export function tokenChecksum(text: string): 'right' | 'wrong' | undefined {
  const found = [...text.matchAll(CHECKED)].map(
    ([, body, digits]) => checkDigits(body) === digits,
  );
  if (found.length === 0) {
    return undefined;
  }
  return found.includes(true) ? 'right' : 'wrong';
}

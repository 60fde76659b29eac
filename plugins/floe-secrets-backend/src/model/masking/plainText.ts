/**
 * Control characters, including C1, and characters that change the direction of
 * text.
 */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** Matches nearly all text: nothing of it has to be replaced. */
const PRINTABLE_ASCII = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * Text that may be stored and shown. Other types become the empty text, control
 * characters become spaces, and the length is at most `maxLength` UTF-16 units.
 * Markup is kept, so show the result as text only.
 */
export function plainText(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') {
    return '';
  }
  if (value.length <= maxLength && PRINTABLE_ASCII.test(value)) {
    return value;
  }
  // Cut first, so that a megabyte of text is not processed.
  const text = value
    .slice(0, maxLength * 4)
    .replace(INVISIBLE, ' ')
    .trim();
  const bounded =
    text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
  // No database stores half a surrogate pair.
  return Buffer.from(bounded, 'utf8').toString('utf8');
}

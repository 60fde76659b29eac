/** Control characters, C1 included, and what turns the direction of text. */
const INVISIBLE =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g;

/** What is nearly all of what is read: nothing of it needs to be replaced. */
const PRINTABLE_ASCII = /^[!-~](?:[ -~]*[!-~])?$/;

/**
 * Text fit to be kept and shown: what is not a string becomes the empty text,
 * control characters become spaces, and nothing is longer than `maxLength`
 * UTF-16 units. Markup stays as it is: anyone who shows it, shows it as text.
 */
export function plainText(value: unknown, maxLength: number): string {
  if (typeof value !== 'string') {
    return '';
  }
  if (value.length <= maxLength && PRINTABLE_ASCII.test(value)) {
    return value;
  }
  // Cut first: a megabyte of text is not worth looking at.
  const text = value
    .slice(0, maxLength * 4)
    .replace(INVISIBLE, ' ')
    .trim();
  const bounded =
    text.length > maxLength ? `${text.slice(0, maxLength - 1)}…` : text;
  // Half a surrogate pair is not a character, and no database takes it.
  return Buffer.from(bounded, 'utf8').toString('utf8');
}

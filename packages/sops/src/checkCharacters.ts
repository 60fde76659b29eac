import { SopsError } from './errors';

/**
 * The characters that the reader of Go's YAML library accepts
 * (`yaml_parser_update_buffer`), and it alone of all: a lone carriage return,
 * U+0085, U+2028 and U+2029 are line breaks to it (`is_break`), and to nothing
 * that shows the file.
 */
const REFUSED =
  /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\r(?!\n)|[\x85\u2028\u2029]/u;

/**
 * Refuses control characters, and line breaks that nobody sees: sops, Helm and
 * kubectl read what is behind one in a comment as a key and its value.
 *
 * @throws SopsError `malformed`
 */
export function checkCharacters(text: string): void {
  const found = REFUSED.exec(text);
  if (!found) {
    return;
  }
  const line = text.slice(0, found.index).split('\n').length;
  const what = /[\r\x85\u2028\u2029]/.test(found[0])
    ? 'a line break that editors do not show (a carriage return alone, U+0085, U+2028 or U+2029): replace it by a common line break'
    : 'a control character: remove it';
  throw new SopsError(
    'malformed',
    `line ${line}`,
    `Line ${line} has ${what}, or write it as an escape in double quotes`,
  );
}

import { refuse } from './findings';

/**
 * The characters that the reader of Go's YAML library accepts
 * (`yaml_parser_update_buffer`).
 */
const NOT_IN_GO =
  /[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;

/** Line breaks in Go's YAML library (`is_break`) that most editors do not show. */
const HIDDEN_BREAK = /\r(?!\n)|[\x85\u2028\u2029]/;

/**
 * Refuses characters that Helm does not accept, and line breaks that a reader
 * of the file does not see: Helm reads the text after one within a comment as a
 * value.
 */
export function refuseCharacters(
  text: string,
  positionOf: (offset: number) => string,
) {
  const control = NOT_IN_GO.exec(text);
  if (control) {
    refuse(
      'values-not-yaml',
      positionOf(control.index),
      'The values file has a control character, which Helm does not read',
      'Remove the character, or write it as an escape in double quotes',
    );
  }
  const hidden = HIDDEN_BREAK.exec(text);
  if (hidden) {
    refuse(
      'values-not-yaml',
      positionOf(hidden.index),
      'The values file has a line break that editors do not show (a carriage return alone, U+0085, U+2028 or U+2029), and Helm begins a new line there',
      'Replace it by a common line break',
    );
  }
}

/**
 * Whether Go's YAML library loses a text when it prints it, as `sops --decrypt` does. It writes a text of several lines
 * as a literal block, and that goes wrong in two places (`yaml_emitter_write_block_scalar_hints` in emitterc.go):
 *
 * - A text that begins with a tab reads back as null.
 * - A text that begins with a space or a line break gets the wrong number of spaces as a hint where it stands in a list,
 *   or under a key of a map in a list, and nothing can read the file.
 *
 * Seen with sops 3.13.3 and 3.9.4.
 *
 * @param location - the keys above the text and its own, with the indexes of lists
 */
export function goLosesText(
  text: string,
  location: readonly (string | number)[],
): boolean {
  if (
    !text.includes('\n') ||
    !/^[\t \n\u2028\u2029]/.test(text) ||
    !isLiteral(text)
  ) {
    return false;
  }
  const isInList = location.slice(-2).some(part => typeof part === 'number');
  return text.startsWith('\t') || (isInList && text.trim() !== '');
}

/**
 * Whether Go's library writes a text of several lines as a block and not in quotes: without control characters,
 * characters beyond U+FFFF, or a space at the end of a line or of the text (`yaml_emitter_analyze_scalar`).
 */
function isLiteral(text: string): boolean {
  return (
    /^[\t\n\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(
      text,
    ) && !/ [\n\u0085\u2028\u2029]| $/.test(text)
  );
}

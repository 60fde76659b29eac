/**
 * Reads the lines of a literal block whose first line is not blank.
 *
 * @param start - where its first line begins
 * @param outer - the indentation of what the block belongs to
 * @returns the text without the line breaks at its end, and where the next line begins; undefined where the block has
 *   anything that readers might take otherwise
 */
export function readLiteralBlock(
  text: string,
  start: number,
  outer: number,
): { text: string; end: number } | undefined {
  const lines: string[] = [];
  let indent = 0;
  let position = start;
  while (position < text.length) {
    const end = text.indexOf('\n', position);
    let first = position;
    while (text.charCodeAt(first) === 0x20) {
      first += 1;
    }
    const column = first - position;
    const isBlank = first === end;
    if (lines.length === 0) {
      indent = column;
    }
    if (end === -1 || indent <= outer || (isBlank && column > indent)) {
      return undefined;
    }
    if (!isBlank && column < indent) {
      if (text[first] === '#' || column > outer) {
        return undefined;
      }
      break;
    }
    lines.push(isBlank ? '' : text.slice(position + indent, end));
    position = end + 1;
  }
  while (lines[lines.length - 1] === '') {
    lines.pop();
  }
  return lines.length > 0 && lines[0] !== ''
    ? { text: lines.join('\n'), end: position }
    : undefined;
}

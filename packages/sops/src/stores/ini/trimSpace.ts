/** White space of Go's `unicode.IsSpace`: JavaScript has U+FEFF beside, and not U+0085. */
const SPACE =
  '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const AT_START = new RegExp(`^${SPACE}+`);
const IS_SPACE = new RegExp(SPACE);

/** A text as `strings.TrimSpace` of Go leaves it. */
export function trimSpace(text: string): string {
  let end = text.length;
  while (end > 0 && IS_SPACE.test(text[end - 1])) {
    end--;
  }
  return trimSpaceLeft(text.slice(0, end));
}

/** A text without the white space before it, by the rules of Go. */
export function trimSpaceLeft(text: string): string {
  return text.replace(AT_START, '');
}

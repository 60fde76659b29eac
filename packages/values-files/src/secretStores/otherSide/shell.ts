/** A text as one word of a POSIX shell. */
export function word(text: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(text)
    ? text
    : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A command of words, each quoted where it must be. */
export const command = (...words: string[]) => words.map(word).join(' ');

/** A command over several lines; each part is one line. */
export const lines = (...parts: string[]) => parts.join(' \\\n  ');

/** What a command prints, for another command; within double quotes. */
export const printed = (inner: string) => `"$(${inner})"`;

/** A file that a command makes of a text; `$NAME` in it is filled in by the shell. */
export function file(name: string, content: string): string {
  return `cat > ${word(name)} <<EOF\n${content}\nEOF`;
}

/** A name that only its owner knows stands in capitals, to be replaced. */
export const PLACEHOLDER = /\b[A-Z][A-Z_]{3,}\b/;

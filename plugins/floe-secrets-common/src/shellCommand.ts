/**
 * Quotes an argument for a POSIX shell, if it needs quotes, so
 * that the commands read like those of the guide.
 * @public
 */
export function shellQuote(argument: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(argument)) {
    return argument;
  }
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** Joins the words of a command, each quoted where it must be. @public */
export function shellCommand(...words: string[]): string {
  return words.map(shellQuote).join(' ');
}

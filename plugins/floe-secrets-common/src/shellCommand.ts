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

/**
 * Creates a Secret of the lines `KEY=value` that are typed after it, up to
 * Ctrl-D, so that no value is in the history of the shell or in the list of
 * processes.
 * @public
 */
export function plainSecretCommand(name: string, namespace: string): string {
  return shellCommand(
    ...['kubectl', 'create', 'secret', 'generic', name],
    ...['--namespace', namespace, '--from-env-file=/dev/stdin'],
  );
}

/**
 * Quotes an argument for a POSIX shell, but only if it needs quotes, so that
 * commands stay easy to read.
 * @public
 */
export function shellQuote(argument: string): string {
  if (/^[A-Za-z0-9_@%+=:,./-]+$/.test(argument)) {
    return argument;
  }
  return `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** Joins the words of a command and quotes them where necessary. @public */
export function shellCommand(...words: string[]): string {
  return words.map(shellQuote).join(' ');
}

/**
 * A command that creates a Secret from `KEY=value` lines typed after it, up to
 * Ctrl-D. So no value gets into the shell's history or the list of processes.
 * @public
 */
export function plainSecretCommand(name: string, namespace: string): string {
  return shellCommand(
    ...['kubectl', 'create', 'secret', 'generic', name],
    ...['--namespace', namespace, '--from-env-file=/dev/stdin'],
  );
}

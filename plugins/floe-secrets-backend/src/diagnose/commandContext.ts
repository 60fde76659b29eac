import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { shellQuote } from './commands';

/**
 * The name of a user's kubeconfig context for a cluster; undefined if unknown.
 */
export type ContextOf = (cluster: string) => string | undefined;

/** Programs that use the current context, at the beginning of a command. */
const PROGRAM =
  /(^|[\n|;&(]\s{0,10})(kubectl|kubeseal|flux|helm)(?= (?!.{0,40}--(?:kube-)?context\b))/g;

const OPTIONS: Readonly<Record<string, string>> = {
  helm: '--kube-context',
};

/**
 * Adds the cluster to a command that acts on it: as the context of the program,
 * or as a comment on a line of its own. A comment after the command would not
 * be safe, because interactive zsh passes it on as arguments.
 */
export function commandFor(
  command: string,
  cluster: string,
  context: string | undefined,
): string {
  if (!command.match(PROGRAM)) {
    return command;
  }
  if (context === undefined) {
    // A line break in a name would end the comment.
    return `# cluster ${cluster.replace(/[^\x20-\x7e]/g, '?')}\n${command}`;
  }
  return command.replace(
    PROGRAM,
    (_, before: string, program: string) =>
      `${before}${program} ${OPTIONS[program] ?? '--context'} ${shellQuote(
        context,
      )}`,
  );
}

/** Adds the cluster to the commands of findings. */
export function forCluster(
  findings: Finding[],
  cluster: string,
  contextOf: ContextOf,
): Finding[] {
  const context = contextOf(cluster);
  const named = (remedy: Remedy): Remedy =>
    remedy.command
      ? { ...remedy, command: commandFor(remedy.command, cluster, context) }
      : remedy;
  return findings.map(finding =>
    finding.remedies.some(({ command }) => command)
      ? { ...finding, remedies: finding.remedies.map(named) }
      : finding,
  );
}

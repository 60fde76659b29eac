import { Finding, Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { shellQuote } from './commands';

/** Names the context of a user's kubeconfig for a cluster; undefined where it is not known. */
export type ContextOf = (cluster: string) => string | undefined;

/** Programs that act on the cluster of the current context, where a command begins with them. */
const PROGRAM =
  /(^|[\n|;&(]\s{0,10})(kubectl|kubeseal|flux|helm)(?= (?!.{0,40}--(?:kube-)?context\b))/g;

const OPTIONS: Readonly<Record<string, string>> = {
  helm: '--kube-context',
};

/**
 * A command that acts on a cluster names it: as the context of the programs,
 * or in a comment of its own line. Behind the command a comment would not be
 * safe: interactive zsh passes it on as arguments.
 */
function commandFor(
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

/** Has the commands of findings name the cluster that they are for. */
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

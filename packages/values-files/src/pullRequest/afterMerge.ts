import { SecretsChange } from '../model/secretsChange';
import { code } from './markdown';
import { PullRequestSubject } from './subject';

const OPERATORS: Readonly<Record<SecretsChange['approach'], string>> = {
  'external-secrets':
    'The External Secrets Operator then reads the values from the store and writes the Secrets.',
  'sealed-secrets':
    'The Sealed Secrets controller then decrypts the values and writes the Secrets.',
};
const REMOVED_ON_DEPLOYMENT =
  'Helm then deletes what the chart no longer renders, and Kubernetes the Secrets that it owns.';

/**
 * Waits until the operator has applied the current configuration of the
 * release. Helm (`--wait`) and `kubectl wait --for=condition=Ready` accept an
 * ExternalSecret that was ready before it was changed.
 */
function waitCommand({ change, service }: PullRequestSubject): string {
  const objects = `-n ${word(
    service.namespace,
  )} -l app.kubernetes.io/instance=${word(service.release)}`;
  return change.approach === 'external-secrets'
    ? [
        `until kubectl get externalsecret ${objects} \\`,
        `  -o jsonpath='{range .items[*]}{.metadata.generation} {.status.syncedResourceVersion}{"\\n"}{end}' |`,
        `  awk 'index($2, $1 "-") != 1 { exit 1 }'; do sleep 5; done`,
      ].join('\n')
    : `kubectl wait sealedsecret ${objects} --for=condition=Synced --timeout=5m`;
}

/**
 * A Kubernetes name as a word of a command, without characters that a name
 * cannot have.
 */
function word(name: string): string {
  return name.replace(/[^A-Za-z0-9._-]/g, '');
}

/** What happens on merge, and how to wait for it. */
export function afterMerge(subject: PullRequestSubject): string {
  const { service, change, applied, tabUrl } = subject;
  const isRemoval = applied.differences.every(
    ({ change: kind }) => kind === 'removed',
  );
  const operator = isRemoval
    ? REMOVED_ON_DEPLOYMENT
    : OPERATORS[change.approach];
  const tab = tabUrl ? ` [Secrets tab](${encodeURI(tabUrl)})` : ' Secrets tab';
  return [
    `The release ${code(service.release)} in the namespace ${code(
      service.namespace,
    )} of the cluster ${code(
      service.cluster,
    )} uses the values file from its next deployment on. ${operator} Pods that read a Secret through environment variables see it after a restart.`,
    '',
    ...(isRemoval
      ? []
      : [
          'This command waits until the operator has applied the deployed configuration:',
          '',
          '```sh',
          waitCommand(subject),
          '```',
          '',
        ]),
    `The service's${tab} follows this pull request until the Secrets are in the cluster.`,
  ].join('\n');
}

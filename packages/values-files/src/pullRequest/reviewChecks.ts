import { joined, LIST_BUDGET, withinBudget } from './lists';
import { checklist, code, plain } from './markdown';
import { takesAway } from './objectChanges';
import { bringsValues, PullRequestSubject } from './subject';

function approachChecks(subject: PullRequestSubject): string[] {
  const { service, change } = subject;
  const brings = bringsValues(subject);
  if (change.approach === 'external-secrets') {
    return [
      ...(brings
        ? [
            `The remote keys are those of ${plain(
              service.environment,
            )}, and the store is allowed to read them`,
          ]
        : []),
      'The diff contains keys and stores only, no value in clear text',
    ];
  }
  return brings && change.sealedFor
    ? [
        `The fingerprint above is that of a certificate of the cluster ${code(
          change.sealedFor.cluster,
        )} (${code(
          'kubeseal --fetch-cert | openssl x509 -noout -fingerprint -sha256',
        )})`,
        'The diff contains ciphertext only, no value in clear text',
      ]
    : ['The diff contains no value in clear text'];
}

/** What a reviewer should check, as a list of tasks. */
export function reviewChecks(subject: PullRequestSubject): string {
  const { change, applied } = subject;
  const removals = applied.differences.some(takesAway)
    ? ['Nothing needs what is deleted any more']
    : [];
  const database = change.components.postgresql
    ? [
        'The Dagster chart should use this Secret for its database instead of its own',
      ]
    : [];
  const unread = applied.readers.filter(
    ({ workloads, namedElsewhere }) =>
      workloads.length === 0 && !namedElsewhere,
  );
  const readers =
    unread.length > 0
      ? [
          `A workload reads ${joined(
            unread.map(({ secret }) => code(secret)),
          )}: the chart does not give these Secrets to any workload by itself, and the values that the portal has read name none in ${code(
            'envSecrets',
          )}`,
        ]
      : [];
  const warnings = withinBudget(
    applied.findings.map(
      ({ place, summary, remedies }) =>
        `${place ? `${code(place)}: ` : ''}${plain(summary)}. ${remedies
          .map(({ title: advice, command }) =>
            command ? `${plain(advice)}: ${code(command)}` : plain(advice),
          )
          .join('; ')}`,
    ),
    LIST_BUDGET,
  );
  return checklist([
    'Service, environment and namespace are correct',
    ...approachChecks(subject),
    ...removals,
    ...database,
    ...readers,
    `The Secrets are in the cluster after the deployment: a successful deployment does not prove that, not even with ${code(
      'helm upgrade --wait',
    )}. The command below waits for them`,
    ...warnings.shown,
    ...(warnings.left > 0 ? [`And ${warnings.left} more notes`] : []),
  ]);
}

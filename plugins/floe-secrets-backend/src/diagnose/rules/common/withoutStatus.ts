import { Finding } from '@floe/backstage-plugin-floe-secrets-common';
import { targetOf } from '../../../model/target';
import { shellCommand } from '../../commands';
import { createFinding, eventEvidence } from '../../finding';
import { SecretSubject } from '../../types';
import { operatorPods } from './operatorPods';
import { namesOfKeys } from './targetKeyMissing';

/**
 * Without a status it is not known whether the controller has unsealed the
 * object: it wrote none by default before 0.17, and writes none when it is
 * started with `--update-status=false`.
 */
export function withoutStatus({
  events,
  secret,
  targetExists,
  targetKeys,
}: SecretSubject): Finding {
  const target = targetOf(secret);
  const { name } = target;
  const unsealed = events.find(({ reason }) => reason === 'Unsealed');
  const missing = targetKeys
    ? target.keys.filter(key => !targetKeys.includes(key))
    : [];
  return createFinding('never-synced', {
    severity: severityOf(targetExists, missing),
    confidence: 'likely',
    summary: summaryOf(),
    evidence: [
      { kind: 'status', text: 'Created', time: secret.createdAt },
      { kind: 'status', text: 'The object has no status', time: null },
      unsealed && eventEvidence(unsealed),
      missing.length > 0 && {
        kind: 'cluster',
        text: `The Secret ${name} has the keys ${namesOfKeys(
          targetKeys ?? [],
        )}`,
        time: null,
      },
    ],
    remedies: [
      operatorPods(secret.facts, 'Check whether the controller is running'),
      {
        title: 'Start the controller with --update-status, or upgrade it',
      },
      {
        title: 'Check whether the Secret exists (prints no value)',
        command: shellCommand(
          ...['kubectl', 'describe', 'secret', name],
          ...['-n', secret.namespace],
        ),
      },
    ],
  });

  function summaryOf(): string {
    if (missing.length > 0) {
      return `The controller has written no status for this object, and its target ${name} has no ${namesOfKeys(
        missing,
      )}.`;
    }
    if (targetExists) {
      return `The controller has written no status for this object. Its target ${name} exists, but it is not known whether it holds the latest values.`;
    }
    if (targetExists === false) {
      return `The controller has written no status for this object, and its target ${name} does not exist.`;
    }
    return unsealed
      ? 'The controller has written no status for this object: it is older than 0.17, or was started with --update-status=false. It unsealed the object before its last change, and has not reported the change.'
      : 'The controller has written no status for this object: it is not running, is older than 0.17, or was started with --update-status=false.';
  }
}

function severityOf(
  targetExists: boolean | null,
  missing: string[],
): Finding['severity'] {
  if (missing.length > 0 || targetExists === false) {
    return 'error';
  }
  return targetExists ? 'info' : 'warning';
}

import { inWizard } from '../../inWizard';
import { targetRefused } from '@floe/values-files';
import { shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { ExternalSecretRule, ExternalSecretSubject } from '../ruleTypes';
import { deletedSince } from './targetDeleted';

/**
 * The target belongs to another ExternalSecret (`ErrSecretIsOwned`), or to
 * another controller (`ErrSecretSetCtrlRef`). ESO does not retry.
 */
export const targetOwnedByOther: ExternalSecretRule = {
  id: 'target-owned-by-other',
  evaluate(subject) {
    const { failure, facts, secret, targetExists } = subject;
    const words = [failure?.text, failure?.condition?.message].join('\n');
    const refusal = targetRefused(words, secret.name, owner =>
      isGone(owner, subject),
    );
    if (!failure || !refusal) {
      return undefined;
    }
    const { confidence, owner, severity } = refusal;
    if (targetExists === false) {
      return deletedSince(
        'target-owned-by-other',
        `The target ${facts.targetName} belonged to ${
          owner ? `the ExternalSecret ${owner}` : 'another object'
        } at the last attempt.`,
        subject,
      );
    }
    if (confidence === 'likely') {
      return createFinding('target-owned-by-other', {
        severity,
        confidence,
        summary: `The target ${facts.targetName} belonged to the ExternalSecret ${owner} at the last attempt. That one no longer exists, or has another target now. The operator does not try again automatically.`,
        evidence: failureEvidence(failure),
        remedies: [{ title: 'Refresh the secret now', action: 'refresh' }],
      });
    }
    return createFinding('target-owned-by-other', {
      severity,
      confidence,
      summary: owner
        ? `The target ${facts.targetName} belongs to the ExternalSecret ${owner}.`
        : `The target ${facts.targetName} belongs to another object.`,
      evidence: [
        ...failureEvidence(failure),
        specEvidence(
          `target: ${facts.targetName}, creationPolicy ${facts.creationPolicy}`,
        ),
      ],
      remedies: [
        {
          title: 'Show the owner of the target (prints no value)',
          command: shellCommand(
            ...['kubectl', 'get', 'secret', facts.targetName],
            ...['-n', secret.namespace],
            ...['-o', 'jsonpath={.metadata.ownerReferences}'],
          ),
        },
        {
          title:
            'Give one of the two another target name, or delete the one that is not needed',
        },
        inWizard('remove', 'Remove this ExternalSecret if it is not needed'),
        {
          title: 'Read about the ownership of targets',
          link: 'https://external-secrets.io/latest/guides/ownership-deletion-policy/',
        },
      ],
    });
  },
};

/**
 * Whether ExternalSecrets are observed and none of this name has the target.
 */
function isGone(
  owner: string,
  { cluster, targetSharers }: ExternalSecretSubject,
): boolean {
  return (
    !!targetSharers &&
    !targetSharers.some(
      ({ kind, name }) => kind === 'ExternalSecret' && name === owner,
    ) &&
    !!cluster?.resources.some(
      ({ resource, state }) =>
        resource === 'externalsecrets.external-secrets.io' &&
        state === 'watching',
    )
  );
}

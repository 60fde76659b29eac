import { inWizard } from '../../inWizard';
import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { annotateSecret, describeCommand, shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { sharerAgain, sharerName } from '../../sharerName';
import { SealedSecretRule, SealedSecretSubject } from '../ruleTypes';
import { tryAgain } from './remedies';
import { unsealWords } from './unsealFailure';

const PREFIX = 'sealedsecrets.bitnami.com';

/**
 * The controller only writes to a Secret that it owns or that has the
 * annotation `managed` or `patch`. With `skip-set-owner-references` it does not
 * even own the Secret that it created.
 */
export const targetUnmanaged: SealedSecretRule = {
  id: 'target-unmanaged',
  evaluate(subject) {
    const { failure, facts, secret, targetExists } = subject;
    if (
      !failure ||
      !/already exists and is not managed by SealedSecret/.test(
        unsealWords(failure),
      )
    ) {
      return undefined;
    }
    const parts = { severity: 'error', confidence: 'likely' } as const;
    if (targetExists === false) {
      return createFinding('target-unmanaged', {
        ...parts,
        summary: `At the last attempt there was a Secret ${facts.targetName} that does not belong to this SealedSecret. It has been deleted, but the controller does not retry automatically.`,
        evidence: failureEvidence(failure),
        remedies: [tryAgain(secret)],
      });
    }
    const sharers = subject.targetSharers ?? [];
    const other = sharers.find(({ isNamed }) => isNamed) ?? sharers[0];
    if (other) {
      return createFinding('target-unmanaged', {
        ...parts,
        summary: `The Secret ${
          facts.targetName
        } does not belong to this SealedSecret: ${sharerName(
          other,
        )} writes it too. Two operators on one Secret remove each other's keys.`,
        evidence: failureEvidence(failure),
        remedies: [
          {
            title: `Give this SealedSecret or ${sharerAgain(
              other,
            )} another target, or delete the one that is not needed`,
          },
          inWizard('remove', 'Remove this SealedSecret if it is not needed'),
          other.isNamed && {
            title: `Show the conditions and events of ${sharerName(other)}`,
            command: describeCommand({ ...other, namespace: secret.namespace }),
          },
        ],
      });
    }
    if (facts.skipsOwnerReferences && !facts.writesUnowned) {
      return createFinding('target-unmanaged', {
        ...parts,
        summary: `The controller does not treat the Secret ${facts.targetName} as its own: the template has skip-set-owner-references, so not even a Secret that the controller created belongs to this SealedSecret.`,
        evidence: [
          specEvidence(
            `The template has the annotation ${PREFIX}/skip-set-owner-references: "true", and neither ${PREFIX}/managed nor ${PREFIX}/patch`,
          ),
          ...failureEvidence(failure),
        ],
        remedies: [
          {
            ...annotate(subject, 'managed'),
            title:
              'If the controller created the Secret, allow it to write to it. This deletes the keys that the SealedSecret does not have',
          },
          {
            title: `Then write ${PREFIX}/managed: "true" beside skip-set-owner-references under spec.template.metadata.annotations, so that later changes arrive too. This changes .spec, so the controller tries again`,
          },
        ],
      });
    }
    return createFinding('target-unmanaged', {
      ...parts,
      confidence: 'proven',
      summary: `A Secret ${facts.targetName} already existed and does not belong to this SealedSecret.`,
      evidence: failureEvidence(failure),
      remedies: [
        {
          ...annotate(subject, 'patch'),
          title:
            'Let the controller add its keys to the Secret. Other keys stay, keys of the same name are overwritten, and the Secret is not deleted with the SealedSecret',
        },
        {
          ...annotate(subject, 'managed'),
          title:
            'Or let the controller take the Secret over. This deletes the keys that the SealedSecret does not have',
        },
        {
          title:
            'Or delete the Secret with all its keys, so that the controller creates it again',
          command: shellCommand(
            ...['kubectl', 'delete', 'secret', facts.targetName],
            ...['-n', secret.namespace],
          ),
        },
        tryAgain(secret),
      ],
    });
  },
};

function annotate(
  { facts, secret }: SealedSecretSubject,
  annotation: 'managed' | 'patch',
): Pick<Remedy, 'command'> {
  return {
    command: annotateSecret(
      { name: facts.targetName, namespace: secret.namespace },
      `${PREFIX}/${annotation}=true`,
    ),
  };
}

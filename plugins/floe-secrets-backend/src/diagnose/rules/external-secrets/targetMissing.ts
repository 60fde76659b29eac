import { describeSecret } from '../../commands';
import {
  absentEvidence,
  conditionEvidence,
  createFinding,
  failureEvidence,
  specEvidence,
} from '../../finding';
import { ExternalSecretRule } from '../ruleTypes';

/**
 * No target, although the operator may call the ExternalSecret Ready: with
 * creationPolicy Merge it only adds to a Secret that somebody else makes
 * (`SecretMissing`), and with deletionPolicy Delete it deletes the target of
 * a secret that the provider no longer has (`SecretDeleted`).
 */
export const targetMissing: ExternalSecretRule = {
  id: 'target-missing',
  evaluate({ failure, facts, secret, targetExists }) {
    const reason = facts.ready?.reason ?? '';
    const told =
      facts.ready?.status === 'True' &&
      [
        'SecretMissing',
        'ResourceMissing',
        'SecretDeleted',
        'ResourceDeleted',
      ].includes(reason);
    const notFound =
      !!failure && /unable to update secret \S*: not found/.test(failure.text);
    if (!told && !notFound && (targetExists !== false || failure)) {
      return undefined;
    }
    return createFinding('target-missing', {
      severity: 'error',
      confidence: 'proven',
      summary: reason.endsWith('Deleted')
        ? `The target ${facts.targetName} was deleted, because the provider no longer has the secret.`
        : `The target ${facts.targetName} does not exist${
            facts.creationPolicy === 'Merge'
              ? ', and creationPolicy Merge does not create it'
              : ''
          }.`,
      evidence: [
        targetExists === false &&
          absentEvidence(facts.targetName, secret.namespace),
        facts.ready && conditionEvidence('Ready', facts.ready, secret),
        ...(notFound ? failureEvidence(failure) : []),
        specEvidence(
          `target: ${facts.targetName}, creationPolicy ${facts.creationPolicy}, deletionPolicy ${facts.deletionPolicy}`,
        ),
      ],
      remedies: [
        reason.endsWith('Deleted')
          ? { title: 'Create the key at the provider again' }
          : {
              title:
                'Let the operator create the target (creationPolicy Owner), or deploy what makes it',
              action: 'open-wizard',
            },
        describeSecret(secret),
      ],
    });
  },
};

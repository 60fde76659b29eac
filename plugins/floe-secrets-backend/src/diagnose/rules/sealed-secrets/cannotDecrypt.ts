import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { changedSinceAttempt } from '../../unsealAttempt';
import { SealedSecretRule } from '../ruleTypes';
import { sealedForOtherKey } from './ciphertextKeys';
import { rankedCauses } from './decryptionCauses';
import { openedWithSameScope } from './openedWithSameScope';
import {
  compareCertificate,
  controllerLog,
  sealAgain,
  statusMayBeOld,
  tryAgain,
} from './remedies';
import { sealedScopeMismatch } from './sealedScopeMismatch';
import { cannotBeDecrypted, namedKeys } from './unsealFailure';

/**
 * No key of the controller decrypts the data, for an unknown reason: the
 * message is the same for another scope, another key and a renamed object. An
 * attempt before the annotations changed proves nothing about them.
 */
export const cannotDecrypt: SealedSecretRule = {
  id: 'cannot-decrypt',
  evaluate(subject) {
    const { certificates, facts, failure, secret } = subject;
    const explained =
      facts.ciphertexts.some(({ form }) => form !== 'ok') ||
      sealedForOtherKey(facts.ciphertexts, certificates) ||
      sealedScopeMismatch.evaluate(subject);
    if (!failure || !cannotBeDecrypted(subject) || explained) {
      return undefined;
    }
    const keys = namedKeys(subject);
    const changed = changedSinceAttempt(secret, failure);
    if (changed) {
      return createFinding('cannot-decrypt', {
        severity: 'error',
        confidence: 'likely',
        summary: `At the last attempt, no key of the controller decrypted ${
          keys.length ? keys.join(', ') : 'the data'
        }. Its annotations or labels have changed since, and the controller does not retry for those. It is not known whether it can decrypt the data now.`,
        evidence: [
          ...failureEvidence(failure),
          {
            kind: 'spec',
            text: `The annotations or labels were changed after the last attempt; scope by annotations now: ${facts.scope}`,
            time: changed,
          },
        ],
        remedies: [
          tryAgain(secret),
          controllerLog(subject),
          sealAgain(keys[0]),
        ],
      });
    }
    const opened = openedWithSameScope(subject);
    const causes = rankedCauses(subject, opened);
    return createFinding('cannot-decrypt', {
      severity: 'error',
      confidence: 'proven',
      summary: `No key of the controller decrypts ${
        keys.length ? keys.join(', ') : 'the data'
      }. Possible causes, the most likely first: it was sealed ${inOneSentence(
        causes.map(({ words }) => words),
      )}.`,
      evidence: [
        ...failureEvidence(failure),
        specEvidence(
          `Scope by annotations: ${facts.scope}; object ${secret.namespace}/${secret.name}`,
        ),
        ...causes.flatMap(({ evidence }) => evidence),
      ],
      remedies: [
        sealAgain(keys[0]),
        opened && {
          title:
            'Leave the scope annotations (sealedsecrets.bitnami.com/namespace-wide and cluster-wide) as they are: they apply to the whole release, and values that are decrypted now could no longer be decrypted',
        },
        compareCertificate(subject),
        statusMayBeOld(subject),
        controllerLog(subject),
      ],
    });
  },
};

function inOneSentence(words: string[]): string {
  const all = [...new Set(words)];
  return all.length > 1
    ? `${all.slice(0, -1).join(', ')} or ${all[all.length - 1]}`
    : all.join();
}

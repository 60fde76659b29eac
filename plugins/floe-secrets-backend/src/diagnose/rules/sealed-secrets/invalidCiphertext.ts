import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { SealedSecretRule } from '../ruleTypes';
import { sealAgain } from './remedies';
import { namedKeys, unsealWords } from './unsealFailure';

const FORMS = {
  ok: 'is well formed',
  empty: 'is empty',
  'not-base64': 'is not Base64',
  'too-short': 'is too short to be a ciphertext',
  malformed: 'has an invalid length field',
} as const;

/**
 * A value in `encryptedData` is not a ciphertext. The controller also says `no
 * key could decrypt` for an empty or too short one, so the form is checked
 * first.
 */
export const invalidCiphertext: SealedSecretRule = {
  id: 'invalid-ciphertext',
  evaluate(subject) {
    const { failure, facts } = subject;
    const bad = facts.ciphertexts.filter(({ form }) => form !== 'ok');
    const reported =
      !!failure &&
      /illegal base64 data|SealedSecret data is too short/.test(
        unsealWords(failure),
      );
    if (bad.length === 0 && !reported) {
      return undefined;
    }
    const keys = bad.length ? bad.map(({ key }) => key) : namedKeys(subject);
    return createFinding('invalid-ciphertext', {
      severity: 'error',
      confidence: 'proven',
      summary: keys.length
        ? `The sealed value of ${keys.join(', ')} is not a ciphertext.`
        : 'A sealed value is not a ciphertext.',
      evidence: [
        ...bad
          .slice(0, 20)
          .map(({ key, form }) =>
            specEvidence(`encryptedData.${key} ${FORMS[form]}`),
          ),
        ...(failure ? failureEvidence(failure) : []),
      ],
      remedies: [sealAgain(keys[0])],
    });
  },
};

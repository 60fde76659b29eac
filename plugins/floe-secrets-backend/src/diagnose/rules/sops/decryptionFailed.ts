import { describeSecret } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { isChangedSince } from '../../failure';
import { isPresent } from '../../namedSecrets';
import { withNote } from '../../withheld';
import { SopsRule, SopsSubject } from '../ruleTypes';
import { DecryptionCause, summaryOf } from './decryptionCause';
import { remediesFor } from './decryptionRemedies';
import { keyServiceFailure } from './keyService';

/**
 * The operator could not decrypt. Messages of Flux:
 * `kustomization_controller.go` and `decryptor.go`; of isindir's:
 * `sopssecret_controller.go`; Capsule's reason: `internal/meta/conditions.go`,
 * and its messages about one of several Secrets: `sopssecret_controller.go`.
 */
export const sopsDecryptionFailed: SopsRule = {
  id: 'sops-decryption-failed',
  evaluate(subject) {
    const { failure, facts, secret } = subject;
    const cause = causeOf(subject);
    if (!failure || !cause) {
      return undefined;
    }
    // The status of isindir's operator has no observed generation, and does not
    // change if another attempt fails in the same way.
    const isUnclear =
      facts.type === 'sops-secret' &&
      facts.operator === 'isindir' &&
      isChangedSince(failure, secret.specChangedAt);
    return createFinding('sops-decryption-failed', {
      severity: 'error',
      confidence: isUnclear ? 'likely' : 'proven',
      summary: isUnclear
        ? 'At the last attempt that changed the status, the operator could not decrypt the file. The object was changed since, and the status does not show whether the operator has tried again.'
        : summaryOf(cause, failure.text),
      evidence: [
        ...failureEvidence(failure),
        isUnclear && {
          kind: 'spec',
          text: 'The object was changed',
          time: secret.specChangedAt,
        },
        ...undecrypted(subject.facts).map(({ namespace, name, reason }) => ({
          kind: 'status' as const,
          text: `${namespace}/${name}: ${withNote(reason, subject.secret)}`,
          time: null,
        })),
        keySecretEvidence(subject),
      ],
      remedies: [
        ...remediesFor(cause, subject),
        describeSecret(subject.secret),
      ],
    });
  },
};

function causeOf({
  facts,
  failure,
  presentSecrets,
  secret: { namespace },
}: SopsSubject): DecryptionCause | undefined {
  const words = failure?.text ?? '';
  if (facts.type === 'sops-secret') {
    const isDecryption =
      facts.operator === 'isindir'
        ? words === 'Decryption error'
        : failure?.condition?.reason === 'DecryptionFailure' ||
          undecrypted(facts).length > 0;
    return isDecryption ? 'unknown' : undefined;
  }
  const keySecret = facts.decryption?.keySecret;
  if (
    keySecret &&
    /\bsecrets? ["'][^"']+["'] not found/i.test(words) &&
    words.includes(keySecret)
  ) {
    return isPresent(presentSecrets, { namespace, name: keySecret })
      ? 'key-secret-back'
      : 'key-secret-missing';
  }
  if (/Could not decrypt value: Input string\b/.test(words)) {
    return 'open-value';
  }
  if (/expected mac\b|MAC mismatch/.test(words)) {
    return 'tampered';
  }
  if (/no binary data found in tree/.test(words)) {
    return 'no-binary';
  }
  if (/^failed to import\b/.test(words)) {
    return 'key-unreadable';
  }
  if (/only \S+ part\(s\) were successfully recovered/.test(words)) {
    return 'threshold';
  }
  if (
    /failed to load age identities/.test(words) &&
    !/did not match any of the recipients/.test(words)
  ) {
    return 'key-names';
  }
  if (keyServiceFailure(words)) {
    return 'key-service';
  }
  if (
    /did not match any of the recipients|no identity matched any|No secret key/.test(
      words,
    )
  ) {
    return 'wrong-key';
  }
  if (
    /no master key was able to decrypt|cannot get sops data key/.test(words)
  ) {
    return 'no-key';
  }
  return /^decryption failed for|error decrypting sources|decryption Secret/.test(
    words,
  )
    ? 'unknown'
    : undefined;
}

/**
 * The Secrets of a Capsule object that could not be decrypted; others may have
 * been.
 */
function undecrypted(facts: SopsSubject['facts']) {
  return facts.type === 'sops-secret'
    ? facts.failedSecrets
        .filter(({ reason }) => reason === 'secret could not be decrypted')
        .slice(0, 20)
    : [];
}

function keySecretEvidence({ facts, secret }: SopsSubject) {
  const keySecret =
    facts.type === 'flux-kustomization' && facts.decryption?.keySecret;
  return (
    keySecret &&
    specEvidence(`Keys are taken from Secret ${secret.namespace}/${keySecret}`)
  );
}

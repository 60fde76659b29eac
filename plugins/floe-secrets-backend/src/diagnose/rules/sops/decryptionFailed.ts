import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { describeSecret, shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { withNote } from '../../withheld';
import { SopsRule, SopsSubject } from '../ruleTypes';

/** What of a decryption went wrong, as far as the operator's words tell. */
type Cause =
  | 'key-secret-missing'
  | 'open-value'
  | 'tampered'
  | 'unknown'
  | 'wrong-key';

const SUMMARIES: Record<Cause, string> = {
  'key-secret-missing':
    'The Secret that is to hold the decryption keys does not exist.',
  'open-value':
    'A value of the file lies open where SOPS looks for ciphertext, so the operator opens none of it.',
  'wrong-key':
    'No key of the operator opens the file: it is encrypted for other recipients.',
  tampered:
    'The file was changed after it was encrypted: its checksum does not match.',
  unknown: 'The operator could not decrypt the file.',
};

/**
 * The operator could not decrypt. Words of Flux: `kustomization_controller.go`
 * and `decryptor.go`; isindir's: `sopssecret_controller.go`; Capsule's reason:
 * `internal/meta/conditions.go`, and its words about one of several Secrets:
 * `sopssecret_controller.go`.
 */
export const sopsDecryptionFailed: SopsRule = {
  id: 'sops-decryption-failed',
  evaluate(subject) {
    const { failure } = subject;
    const cause = causeOf(subject);
    if (!failure || !cause) {
      return undefined;
    }
    return createFinding('sops-decryption-failed', {
      severity: 'error',
      confidence: 'proven',
      summary: SUMMARIES[cause],
      evidence: [
        ...failureEvidence(failure),
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

function causeOf({ facts, failure }: SopsSubject): Cause | undefined {
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
    return 'key-secret-missing';
  }
  if (/Could not decrypt value: Input string\b/.test(words)) {
    return 'open-value';
  }
  if (/expected mac\b/.test(words)) {
    return 'tampered';
  }
  if (
    /did not match any of the recipients|no master key was able to decrypt|cannot get sops data key/.test(
      words,
    )
  ) {
    return 'wrong-key';
  }
  return /^decryption failed for|error decrypting sources|decryption Secret/.test(
    words,
  )
    ? 'unknown'
    : undefined;
}

/** The Secrets of a Capsule object that could not be decrypted, while others perhaps could. */
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

function remediesFor(cause: Cause, subject: SopsSubject): Remedy[] {
  const { facts, secret } = subject;
  const keySecret =
    facts.type === 'flux-kustomization' ? facts.decryption?.keySecret : null;
  const create: Remedy[] = keySecret
    ? [
        {
          title:
            'Create the Secret from the file that holds the age identity (for PGP: `identity.asc`)',
          command: shellCommand(
            ...['kubectl', 'create', 'secret', 'generic', keySecret],
            ...['-n', secret.namespace, '--from-file=age.agekey=age.agekey'],
          ),
        },
      ]
    : [];
  switch (cause) {
    case 'key-secret-missing':
      return create;
    case 'open-value':
      return [
        {
          title:
            'Take the open value out of the file, replace it where it is made (Git keeps it in its history), and enter the new one',
          command: 'sops edit FILE',
        },
      ];
    case 'tampered':
      return [
        {
          title:
            'Edit the file with `sops edit` only, and encrypt it again from its source',
        },
      ];
    default:
      return [
        {
          title:
            "Add the cluster's recipient to .sops.yaml, then encrypt the data key for it (prints no value)",
          command: 'sops updatekeys FILE',
        },
        ...(keySecret
          ? [
              {
                title: 'See which keys the Secret holds (prints no value)',
                command: shellCommand(
                  ...['kubectl', 'describe', 'secret', keySecret],
                  ...['-n', secret.namespace],
                ),
              },
            ]
          : []),
      ];
  }
}

import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { describeSecret, reconcileNow, shellCommand } from '../../commands';
import { createFinding, failureEvidence, specEvidence } from '../../finding';
import { isChangedSince } from '../../failure';
import { isPresent } from '../../namedSecrets';
import { withNote } from '../../withheld';
import { SopsRule, SopsSubject } from '../ruleTypes';

/**
 * Which part of a decryption failed, as far as the operator's message shows.
 */
type Cause =
  | 'key-names'
  | 'key-secret-back'
  | 'key-secret-missing'
  | 'key-unreadable'
  | 'no-binary'
  | 'open-value'
  | 'tampered'
  | 'threshold'
  | 'unknown'
  | 'wrong-key';

const SUMMARIES: Record<Cause, string> = {
  'key-secret-missing':
    'The Secret that is to hold the decryption keys does not exist.',
  'key-secret-back':
    'At the last attempt, the Secret that is to hold the decryption keys did not exist. It exists now. Flux tries again after its retry interval.',
  'key-names':
    'The operator found no age key. Flux reads an age key only from a name that ends in .agekey, and a PGP key only from one that ends in .asc.',
  'key-unreadable':
    'The operator cannot read a key in the Secret that holds the decryption keys.',
  'no-binary':
    'The operator decrypted the data as a binary file: the name of its key has no file extension that shows the format.',
  threshold:
    'The operator has too few of the keys: the file needs keys of several groups (a Shamir threshold), and the operator opened only some of the groups.',
  'open-value':
    'A value of the file is in plain text although SOPS expects ciphertext, so the operator decrypts none of it.',
  'wrong-key':
    'No key of the operator decrypts the file: it is encrypted for other recipients.',
  tampered:
    'The file was changed after it was encrypted: its checksum does not match.',
  unknown: 'The operator could not decrypt the file.',
};

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
        ? 'At the last attempt that changed the status, the operator could not decrypt the file. The object was changed since, and the status does not tell whether the operator has tried again.'
        : SUMMARIES[cause],
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
}: SopsSubject): Cause | undefined {
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
  if (/expected mac\b/.test(words)) {
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
  const listKeys: Remedy[] = keySecret
    ? [
        {
          title: 'List the keys of the Secret (prints no value)',
          command: shellCommand(
            ...['kubectl', 'describe', 'secret', keySecret],
            ...['-n', secret.namespace],
          ),
        },
      ]
    : [];
  // Flux only watches a Secret that has the label reconcile.fluxcd.io/watch.
  const retry: Remedy[] =
    facts.type === 'flux-kustomization'
      ? [
          reconcileNow(
            secret,
            'After the fix of the Secret, let Flux try again at once',
          ),
        ]
      : [];
  switch (cause) {
    case 'key-secret-back':
      return [reconcileNow(secret, 'Let Flux try again at once')];
    case 'key-secret-missing':
      return [...create, ...retry];
    case 'key-names':
      return [
        ...listKeys,
        {
          title:
            'Store the age identity under a name that ends in .agekey, and keep the other keys of the Secret',
        },
        ...retry,
      ];
    case 'key-unreadable':
      return [
        ...listKeys,
        {
          title:
            'Replace the key: an age identity is a line that begins with AGE-SECRET-KEY-, a PGP key is armored',
        },
        ...retry,
      ];
    case 'threshold':
      return [
        {
          title:
            'Give the operator keys for enough groups to reach the threshold',
        },
        ...listKeys,
        ...retry,
        {
          title:
            'Or lower shamir_threshold in .sops.yaml (to 2 at least) and encrypt the file again, on a disk that nobody else can read. `sops updatekeys` does not change the threshold. FILE stands for its path',
          command: 'sops decrypt -i FILE && sops encrypt -i FILE',
        },
      ];
    case 'no-binary':
      return [
        {
          title:
            'Add the file extension of its format to the key, for example `files: [config.yaml=app.yaml]` in the secretGenerator',
        },
      ];
    case 'open-value':
      return [
        {
          title:
            'Compare the file with its last good commit: SOPS cannot check it now. Remove the plain-text line, rotate the value at its source (Git keeps it in its history), and enter the new one. FILE stands for its path',
          command: 'sops edit --ignore-mac FILE',
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
            "Add the cluster's recipient to .sops.yaml, then encrypt the data key for it (prints no value). FILE stands for the path of the encrypted file",
          command: 'sops updatekeys FILE',
        },
        ...listKeys,
      ];
  }
}

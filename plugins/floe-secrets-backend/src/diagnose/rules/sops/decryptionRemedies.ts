import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { reconcileNow, shellCommand } from '../../commands';
import { SopsSubject } from '../ruleTypes';
import { DecryptionCause } from './decryptionCause';
import { keyServiceFailure } from './keyService';

/** What to do about a decryption that failed. */
export function remediesFor(
  cause: DecryptionCause,
  subject: SopsSubject,
): Remedy[] {
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
  // Flux watches a Secret only if it has the label reconcile.fluxcd.io/watch.
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
    case 'key-service':
      return [
        ...(keyServiceFailure(subject.failure?.text ?? '')?.remedies ?? []),
        ...retry.map(({ command }) => ({
          title: 'After the fix, let Flux try again at once',
          command,
        })),
      ];
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
          title: `${
            cause === 'wrong-key' ? 'Add' : 'If it is missing, add'
          } the cluster's recipient to .sops.yaml, then encrypt the data key for it (prints no value). FILE stands for the path of the encrypted file`,
          command: 'sops updatekeys FILE',
        },
        ...listKeys,
      ];
  }
}

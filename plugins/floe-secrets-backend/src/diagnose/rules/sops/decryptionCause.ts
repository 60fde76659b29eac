import { keyServiceFailure } from './keyService';

/** What of a decryption went wrong, as far as the operator's message shows. */
export type DecryptionCause =
  | 'key-names'
  | 'key-service'
  | 'no-key'
  | 'key-secret-back'
  | 'key-secret-missing'
  | 'key-unreadable'
  | 'no-binary'
  | 'open-value'
  | 'tampered'
  | 'threshold'
  | 'unknown'
  | 'wrong-key';

const SUMMARIES: Record<DecryptionCause, string> = {
  'key-secret-missing': 'The Secret for the decryption keys does not exist.',
  'key-secret-back':
    'At the last attempt, the Secret for the decryption keys did not exist. It exists now. Flux tries again after its retry interval.',
  'key-names':
    'The operator found no age key. Flux reads an age key only from a name that ends in .agekey, and a PGP key only from one that ends in .asc.',
  'key-unreadable':
    'The operator cannot read a key in the Secret with the decryption keys.',
  'no-binary':
    'The operator decrypted the data as a binary file: the name of its key has no file extension that shows the format.',
  threshold:
    'The operator has too few of the keys: the file needs keys of several groups (a Shamir threshold), and the operator opened only some of the groups.',
  'open-value':
    'A value of the file is in plain text although SOPS expects ciphertext, so the operator cannot decrypt the file.',
  'wrong-key':
    'No key of the operator decrypts the file: it is encrypted for other recipients.',
  'key-service': 'A key service did not decrypt the data key of the file.',
  'no-key':
    'No key of the operator decrypts the file. It may be encrypted for other recipients, or the operator may not use a key.',
  tampered:
    'The file was changed after it was encrypted: its checksum does not match.',
  unknown: 'The operator could not decrypt the file.',
};

/** What is said of a cause. @param words - of the operator */
export function summaryOf(cause: DecryptionCause, words: string): string {
  const service =
    cause === 'key-service' ? keyServiceFailure(words) : undefined;
  return service?.summary ?? SUMMARIES[cause];
}

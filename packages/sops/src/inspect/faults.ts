import { MasterKey, masterKeyId } from '../keys/masterKey';
import { isSshRecipient } from '../keys/sshKeys';
import { Metadata } from '../metadata/metadata';
import { Steps } from '../Pacer';
import { Branch, List, Value, isComment, pathText } from '../tree/tree';
import type { SopsFormat } from '../stores/stores';
import { LeafInspection } from './inspectLeaf';

/**
 * Faults of a file that are visible without a key:
 *
 * - `not-encrypted`: there is no SOPS metadata.
 * - `plaintext-value`: a value is in clear text although the file's selector,
 *   or the rule, encrypts it.
 * - `malformed-value`: a ciphertext that no key decrypts.
 * - `not-selected`: a ciphertext that the selector does not cover; sops returns
 *   it unchanged.
 * - `no-mac`: the message authentication code is missing; sops refuses the
 *   file.
 * - `malformed-key`: a master key without an encrypted data key.
 * - `invalid-threshold`: more key groups are needed than there are.
 * - `unquoted-time`: a time in the metadata without quotes, which sops 3.13
 *   refuses.
 * - `needs-newer-sops`: sops 3.9 refuses the file.
 * - `comment-in-list`: sops up to 3.13.2 cannot decrypt the file.
 *
 * @public
 */
export type SopsFaultCode =
  | 'not-encrypted'
  | 'plaintext-value'
  | 'malformed-value'
  | 'not-selected'
  | 'no-mac'
  | 'malformed-key'
  | 'invalid-threshold'
  | 'unquoted-time'
  | 'needs-newer-sops'
  | 'comment-in-list';

/**
 * One fault of a file.
 * @public
 */
export type SopsFault = {
  code: SopsFaultCode;
  /** A path of keys, or a field of the metadata. */
  field: string;
  /** The fault and what to do, for users; quotes no value. */
  message: string;
};

/** The faults of a file. */
export function* listFaults(
  metadata: Metadata[],
  leaves: LeafInspection[],
  documents: Branch[],
  format: SopsFormat,
): Steps<SopsFault[]> {
  const isEncrypted = metadata.length > 0;
  const faults = isEncrypted
    ? metadata.flatMap(metadataFaults)
    : [notEncrypted()];
  for (const leaf of leaves) {
    faults.push(...leafFaults(leaf));
    yield;
  }
  if (isEncrypted && format === 'ini') {
    faults.push(...repeatedKeys(documents[0]).map(repeatedSection));
  }
  const path = isEncrypted && (yield* pathOfListComment(documents));
  if (path) {
    faults.push(commentInList(path));
  }
  return faults;
}

function notEncrypted(): SopsFault {
  return {
    code: 'not-encrypted',
    field: 'sops',
    message:
      'The file has no SOPS metadata: it is not encrypted. Encrypt it, and rotate its values if it was ever committed',
  };
}

function leafFaults(leaf: LeafInspection): SopsFault[] {
  const field = pathText(leaf.path);
  const faults: SopsFault[] = [];
  const isMeant = leaf.selected || leaf.selectedByRule;
  if (leaf.state === 'plaintext' && isMeant) {
    faults.push({
      code: 'plaintext-value',
      field,
      message: `${field} is in clear text, although ${
        leaf.selected ? 'the file' : 'its rule'
      } encrypts it: encrypt it again with sops, and replace the value`,
    });
  }
  if (leaf.state === 'malformed') {
    faults.push({
      code: 'malformed-value',
      field,
      message: `${field} is a damaged ciphertext that no key decrypts: take it from an earlier commit`,
    });
  }
  if (leaf.state === 'encrypted' && leaf.selected === false) {
    faults.push({
      code: 'not-selected',
      field,
      message: `${field} is a ciphertext that the file's selector does not cover, so sops returns the ciphertext itself`,
    });
  }
  if (leaf.type === 'time' && leaf.selected !== undefined) {
    faults.push({
      code: 'needs-newer-sops',
      field,
      message: `${field} is a point in time, which sops 3.9 refuses: put it in quotes if older versions are in use`,
    });
  }
  return faults;
}

function metadataFaults(metadata: Metadata): SopsFault[] {
  const faults: SopsFault[] = metadata.unquotedTimes.map(field => ({
    code: 'unquoted-time',
    field: `sops.${field}`,
    message: `sops.${field} has no quotes, which sops 3.13 refuses: put it in quotes`,
  }));
  if (metadata.mac === '') {
    faults.push({
      code: 'no-mac',
      field: 'sops.mac',
      message:
        'sops.mac is missing, so sops refuses the file: take it from an earlier commit',
    });
  }
  const groups = metadata.keyGroups.length;
  const threshold = metadata.shamirThreshold ?? 1;
  if (groups > 1 && (threshold < 2 || threshold > groups)) {
    faults.push({
      code: 'invalid-threshold',
      field: 'sops.shamir_threshold',
      message: `sops.shamir_threshold is ${threshold}, and there are ${groups} key groups`,
    });
  }
  for (const { key, encryptedDataKey } of metadata.keyGroups.flat()) {
    const field = `sops.${key.type}`;
    if (!holdsDataKey(key, encryptedDataKey)) {
      faults.push({
        code: 'malformed-key',
        field,
        message: `The data key is not encrypted for ${masterKeyId(
          key,
        )}, although the file names it: run sops updatekeys`,
      });
    }
    if (
      key.type === 'age' &&
      (/^age1(pq|tag|tagpq)1/.test(key.recipient) ||
        isSshRecipient(key.recipient))
    ) {
      faults.push({
        code: 'needs-newer-sops',
        field,
        message: `${key.recipient.slice(
          0,
          12,
        )}… is a kind of age recipient that sops 3.9 does not know`,
      });
    }
  }
  return faults;
}

function holdsDataKey(key: MasterKey, encryptedDataKey: string): boolean {
  switch (key.type) {
    case 'age':
      return encryptedDataKey
        .trim()
        .startsWith('-----BEGIN AGE ENCRYPTED FILE-----');
    case 'pgp':
      return encryptedDataKey.trim().startsWith('-----BEGIN PGP MESSAGE-----');
    default:
      return encryptedDataKey !== '';
  }
}

/** The keys at the top of a document that occur twice, each once. */
function repeatedKeys(document: Branch): string[] {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { key } of document.entries()) {
    (seen.has(key) ? repeated : seen).add(key);
  }
  return [...repeated];
}

function repeatedSection(name: string): SopsFault {
  return {
    code: 'needs-newer-sops',
    field: pathText([name]),
    message: `${pathText([
      name,
    ])} is a section that occurs twice, and sops 3.9 cannot decrypt such a file: give each section a name of its own if older versions are in use`,
  };
}

function commentInList(path: string[]): SopsFault {
  const field = pathText(path);
  return {
    code: 'comment-in-list',
    field,
    message: `${field} has a comment inside a list, and sops up to 3.13.2 may fail to decrypt the file: move the comment above the list`,
  };
}

/** The path of the first list that has a comment in it. */
function* pathOfListComment(documents: Branch[]): Steps<string[] | undefined> {
  for (const document of documents) {
    const path = yield* listCommentBelow(document, []);
    if (path) {
      return path;
    }
  }
  return undefined;
}

function* listCommentBelow(
  value: Value,
  path: string[],
): Steps<string[] | undefined> {
  yield;
  if (value instanceof Branch) {
    for (const entry of value.entries()) {
      const found = yield* listCommentBelow(entry.value, [...path, entry.key]);
      if (found) {
        return found;
      }
    }
    return undefined;
  }
  if (!(value instanceof List)) {
    return undefined;
  }
  for (const item of value.items) {
    // Before the first key of an item, a comment belongs to the list for sops.
    if (
      isComment(item) ||
      (item instanceof Branch && isComment(item.items[0]))
    ) {
      return path;
    }
    const found = yield* listCommentBelow(item, path);
    if (found) {
      return found;
    }
  }
  return undefined;
}

import { DATA_KEY_BYTES, ValueCipher } from './cipher/valueCipher';
import { StoresConfig } from './stores/StoresConfig';
import { SopsError } from './errors';
import { Recipient, WrapDataKey } from './keys/recipient';
import { checkGroups, wrapDataKey } from './keys/wrapDataKey';
import { Metadata, SOPS_VERSION } from './metadata/metadata';
import { writeMetadata } from './metadata/writeMetadata';
import { encryptTree } from './encryptTree';
import { Pacer, Steps } from './Pacer';
import {
  CompiledSelector,
  selectorInForce,
  Selector,
  compileSelector,
} from './selector';
import { emitEncrypted } from './stores/encryptedFile';
import { Store } from './stores/Store';
import { SopsFormat, storeOf } from './stores/stores';
import { formatTime, machineTime } from './time';
import { settleComments } from './tree/settleComments';
import { Branch, pathText } from './tree/tree';
import { EncryptWarning, listWarnings } from './warnings';
import { randomBytes } from './webCrypto';

/**
 * Options of {@link encrypt}.
 * @public
 */
export type EncryptOptions = {
  format: SopsFormat;
  /**
   * The recipients: a list, or key groups of which `shamirThreshold` are needed
   * together.
   */
  recipients: readonly Recipient[] | readonly (readonly Recipient[])[];
  /**
   * Number of key groups needed to decrypt the file, from 2 to all of them,
   * which is the default.
   */
  shamirThreshold?: number;
  /**
   * What to encrypt; by default every value that is not under a key ending with
   * `_unencrypted`.
   */
  selector?: Selector;
  /** Whether readable values may be changed without breaking the file. */
  macOnlyEncrypted?: boolean;
  /**
   * Makes a service encrypt the data key, for recipients that are keys of a
   * service.
   */
  wrapDataKey?: WrapDataKey;
  /** How the file is laid out, as `.sops.yaml` says; as sops does without it by default. */
  stores?: StoresConfig;
  /**
   * Called with warnings about legal but probably unintended input, before
   * encryption.
   */
  warn?(warning: EncryptWarning): void;
  /** The time of the change, at which PGP keys must be valid; the machine's by default. */
  now?: Date;
};

/**
 * Encrypts a file like `sops --encrypt`, so that `sops --decrypt` can decrypt
 * it: keys stay readable, values and comments do not.
 *
 * YAML keeps its order, types, documents and comments; a comment inside a list
 * moves above the list, and anchors are written out. JSON, dotenv and INI keep
 * what sops keeps of them.
 *
 * @param text - the file in clear text
 * @returns the encrypted file
 * @throws {@link SopsError} if sops would refuse the file, or decrypt it to
 * something else
 * @public
 */
export async function encrypt(
  text: string,
  options: EncryptOptions,
): Promise<string> {
  const store = storeOf(options.format);
  const selector = selectorInForce(options.selector);
  const groups = groupsOf(options.recipients);
  const threshold = checkGroups(groups, options.shamirThreshold);
  const compiled = await compileSelector(selector);
  const pacer = new Pacer();

  const documents = await pacer.run(store.plain.parse(text));
  checkEncryptable(documents, store);
  if (store.checkEncryptable) {
    await pacer.run(store.checkEncryptable(documents));
  }
  // What no format writes a comment without.
  if (text.includes('#') || text.includes(';')) {
    await pacer.run(placeComments(documents, selector, compiled));
  }
  if (options.warn) {
    const warnings = await pacer.run(listWarnings(documents, options.format));
    warnings.forEach(options.warn);
  }

  const dataKey = randomBytes(DATA_KEY_BYTES);
  try {
    const now = options.now ?? machineTime();
    const lastModified = formatTime(now);
    const keyGroups = await wrapDataKey(dataKey, groups, {
      threshold,
      now,
      wrap: options.wrapDataKey,
    });
    const cipher = await ValueCipher.of(dataKey);
    const macOnlyEncrypted = options.macOnlyEncrypted ?? false;
    const mac = await encryptTree(
      documents,
      { store, compiled, selector, macOnlyEncrypted },
      cipher,
      pacer,
    );
    const metadata: Metadata = {
      keyGroups,
      shamirThreshold: threshold,
      lastModified,
      mac: await cipher.encrypt(mac, lastModified),
      macOnlyEncrypted,
      selector,
      version: SOPS_VERSION,
      unquotedTimes: [],
    };
    return await pacer.run(
      emitEncrypted(
        store,
        documents,
        writeMetadata(metadata),
        options.stores ?? {},
      ),
    );
  } finally {
    dataKey.fill(0);
  }
}

function groupsOf(
  recipients: EncryptOptions['recipients'],
): readonly (readonly Recipient[])[] {
  const isGrouped = recipients.length > 0 && Array.isArray(recipients[0]);
  return isGrouped
    ? (recipients as readonly (readonly Recipient[])[])
    : [recipients as readonly Recipient[]];
}

function checkEncryptable(documents: Branch[], store: Store) {
  if (documents.length === 0) {
    throw new SopsError(
      'empty',
      'file',
      'The file is empty or has only comments; sops refuses such a file',
    );
  }
  const own = documents
    .flatMap(document => document.entries())
    .find(({ key }) => store.metadata.isOwnKey(key));
  if (own) {
    throw new SopsError(
      'already-encrypted',
      own.key,
      `The file is encrypted already, or has a key ${own.key} at the top, which is reserved for sops: rename it`,
    );
  }
}

/**
 * Moves comments, and refuses one that would affect another key, or would not
 * be encrypted at its new place.
 */
function* placeComments(
  documents: Branch[],
  selector: Selector,
  { matchesComment, encrypts }: CompiledSelector,
): Steps<void> {
  const unsure = yield* settleComments(documents);
  if (matchesComment && unsure.some(({ text }) => matchesComment(text))) {
    throw new SopsError(
      'unsupported-comment',
      selector.type,
      `A comment inside a list or at the end of a map matches ${selector.type}, where readers of YAML disagree about what it belongs to: put it right above a key`,
    );
  }
  const isEncryptedAt = (path: readonly string[]) =>
    encrypts({
      path,
      isComment: true,
      commented: false,
      commentedBefore: false,
    });
  const exposed =
    !matchesComment &&
    unsure.find(
      ({ path, movedTo }) =>
        movedTo && isEncryptedAt(path) && !isEncryptedAt(movedTo),
    );
  if (exposed) {
    throw new SopsError(
      'unsupported-comment',
      pathText(exposed.path),
      `${pathText(
        exposed.path,
      )} has a comment inside a list or an empty map. Not every version of sops can open it there, and above the list it would not be encrypted: remove it or move it`,
    );
  }
}

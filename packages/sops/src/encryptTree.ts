import { checkPrintable } from './checkPrintable';
import { computeMac, macInput } from './cipher/mac';
import { ValueCipher } from './cipher/valueCipher';
import { SopsError } from './errors';
import { Pacer, STEPS, Steps } from './Pacer';
import { CompiledSelector, Selector, selectorPattern } from './selector';
import { Store } from './stores/Store';
import { Site, listSites } from './tree/sites';
import { Branch, Scalar, isComment } from './tree/tree';

/**
 * Number of values to encrypt together: enough to keep WebCrypto busy, and few
 * enough to keep a page responsive.
 */
const BATCH = 200;

/** What of a file is encrypted and authenticated. */
type TreeEncryption = {
  store: Store;
  compiled: CompiledSelector;
  selector: Selector;
  macOnlyEncrypted: boolean;
};

/** Encrypts the documents in place and returns the MAC of what they were. */
export async function encryptTree(
  documents: Branch[],
  how: TreeEncryption,
  cipher: ValueCipher,
  pacer: Pacer,
): Promise<string> {
  const { encrypted, authenticated } = await pacer.run(
    chooseSites(documents, how),
  );
  const mac = await computeMac(
    await pacer.run(macInput(authenticated, how.macOnlyEncrypted)),
  );
  let waiting: Promise<void>[] = [];
  for (let index = 0; index < encrypted.length; index++) {
    const work = encryptSite(encrypted[index], cipher);
    if (work) {
      waiting.push(work);
    }
    if (waiting.length === BATCH) {
      await Promise.all(waiting);
      waiting = [];
    }
    if (index % STEPS === STEPS - 1) {
      await pacer.pauseIfDue();
    }
  }
  await Promise.all(waiting);
  if (how.selector.type === 'unencrypted_comment_regex') {
    const matches = await selectorPattern(how.selector);
    await pacer.run(checkEncryptedComments(encrypted, how.selector, matches));
  }
  return mac;
}

/** What of the documents is encrypted, and the values that the MAC covers. */
function* chooseSites(
  documents: Branch[],
  { store, compiled, macOnlyEncrypted }: TreeEncryption,
): Steps<{ encrypted: Site[]; authenticated: Exclude<Scalar, null>[] }> {
  const encrypted: Site[] = [];
  const authenticated: Exclude<Scalar, null>[] = [];
  for (const site of yield* listSites(documents, compiled.matchesComment)) {
    if (store.loses) {
      checkPrintable(site, store);
    }
    const isEncrypted = compiled.encrypts(site);
    if (isEncrypted) {
      encrypted.push(site);
    }
    if (!isComment(site.value) && (isEncrypted || !macOnlyEncrypted)) {
      authenticated.push(site.value);
    }
    yield;
  }
  return { encrypted, authenticated };
}

/**
 * Encrypts a value or comment in place, synchronously if the platform supports
 * it.
 */
function encryptSite(
  site: Site,
  cipher: ValueCipher,
): Promise<void> | undefined {
  const ciphertext = cipher.encrypt(site.value, `${site.path.join(':')}:`);
  if (typeof ciphertext !== 'string') {
    return ciphertext.then(text => putCiphertext(site, text));
  }
  putCiphertext(site, ciphertext);
  return undefined;
}

function putCiphertext(site: Site, ciphertext: string) {
  if (isComment(site.value)) {
    site.value.text = ciphertext;
  } else {
    site.replace(ciphertext);
  }
}

/** A ciphertext that the expression matches would switch encryption off when the file is read, as sops notices too. */
function* checkEncryptedComments(
  encrypted: Site[],
  { type }: Selector,
  matches: (comment: string) => boolean,
): Steps<void> {
  for (const { value } of encrypted) {
    if (isComment(value) && matches(value.text)) {
      throw new SopsError(
        'invalid-selector',
        type,
        `${type} matches an encrypted comment, so that the file could not be opened again: make it more exact`,
      );
    }
    yield;
  }
}

import { computeMac, macInput } from './cipher/mac';
import { ValueCipher, looksEncrypted } from './cipher/valueCipher';
import { StoresConfig } from './stores/StoresConfig';
import { SopsError } from './errors';
import { DecryptionKeys, unwrapDataKey } from './keys/unwrapDataKey';
import { Metadata } from './metadata/metadata';
import { readMetadata } from './metadata/readMetadata';
import { Pacer } from './Pacer';
import { CompiledSelector, compileSelector } from './selector';
import { parseEncrypted } from './stores/encryptedFile';
import { SopsFormat, storeOf } from './stores/stores';
import { Data, toData } from './tree/data';
import { Site, listSites } from './tree/sites';
import { Branch, Comment, Scalar, isComment, pathText } from './tree/tree';

const BATCH = 200;

/**
 * Options of {@link decrypt}.
 * @public
 */
export type DecryptOptions = DecryptionKeys & {
  format: SopsFormat;
  /** How `text` is laid out, as `.sops.yaml` says. */
  stores?: StoresConfig;
};

/**
 * A decrypted and verified file.
 * @public
 */
export type DecryptedFile = {
  /** The file in clear text. */
  text: string;
  /** The documents of the file; JSON, dotenv, INI and binary files have one. */
  documents: Data[];
};

/**
 * Decrypts a file that `encrypt` or sops wrote, and checks its message
 * authentication code: a file that was changed in any value, or in their order,
 * is refused.
 *
 * For tests and for callers that may see the values.
 *
 * @param text - the encrypted file
 * @throws {@link SopsError} if no key fits (`no-data-key`), a value was changed
 * or moved (`value-not-authentic`), or the values as a whole were changed
 * (`mac-mismatch`)
 * @public
 */
export async function decrypt(
  text: string,
  options: DecryptOptions,
): Promise<DecryptedFile> {
  const store = storeOf(options.format);
  const pacer = new Pacer();
  const {
    documents,
    metadata: [tree],
  } = await pacer.run(parseEncrypted(store, text));
  if (!tree) {
    throw new SopsError(
      'not-encrypted',
      'sops',
      'The file has no SOPS metadata, so it is not encrypted',
    );
  }
  const metadata = readMetadata(tree);
  const dataKey = await unwrapDataKey(
    metadata.keyGroups,
    metadata.shamirThreshold ?? 1,
    options,
  );
  const cipher = await ValueCipher.of(dataKey);
  const mac = await decryptTree(documents, metadata, cipher, pacer);
  await checkMac(metadata, mac, cipher);
  const data: Data[] = [];
  for (const document of documents) {
    data.push(await pacer.run(toData(document)));
  }
  return {
    text: await pacer.run(store.plain.emit(documents, options.stores ?? {})),
    documents: data,
  };
}

async function decryptTree(
  documents: Branch[],
  metadata: Metadata,
  cipher: ValueCipher,
  pacer: Pacer,
): Promise<string> {
  const compiled = await compileSelector(metadata.selector);
  const sites = await pacer.run(listSites(documents, compiled.matchesComment));
  const authenticated: Exclude<Scalar, null>[] = [];
  for (let start = 0; start < sites.length; start += BATCH) {
    const values = await Promise.all(
      sites
        .slice(start, start + BATCH)
        .map(site => decryptSite(site, compiled, cipher, metadata)),
    );
    for (const value of values) {
      if (value !== undefined) {
        authenticated.push(value);
      }
    }
    await pacer.pauseIfDue();
  }
  return await computeMac(
    await pacer.run(macInput(authenticated, metadata.macOnlyEncrypted)),
  );
}

/** Decrypts one value in place; returns it if the MAC covers it. */
async function decryptSite(
  site: Site,
  compiled: CompiledSelector,
  cipher: ValueCipher,
  metadata: Metadata,
): Promise<Exclude<Scalar, null> | undefined> {
  const { path, value } = site;
  const isEncrypted = compiled.encrypts(site);
  if (!isEncrypted) {
    return metadata.macOnlyEncrypted || isComment(value) ? undefined : value;
  }
  if (isComment(value)) {
    await decryptComment(site, value, cipher);
    return undefined;
  }
  if (typeof value !== 'string') {
    throw new SopsError(
      'value-not-authentic',
      pathText(path),
      `${pathText(path)} should be encrypted but is not`,
    );
  }
  const opened = await cipher.decrypt(value, additionalData(path));
  if (opened === undefined) {
    throw new SopsError(
      'value-not-authentic',
      pathText(path),
      `${pathText(
        path,
      )} cannot be decrypted: it was changed or moved, or the data key belongs to another file`,
    );
  }
  site.replace(opened);
  return isComment(opened) ? undefined : opened;
}

/**
 * Decrypts a comment if possible: older versions of sops did not encrypt
 * comments. A comment after a map or list may have been read as a part of it,
 * so the paths around it are tried too.
 */
async function decryptComment(site: Site, value: Comment, cipher: ValueCipher) {
  for (
    let depth = looksEncrypted(value.text) ? site.path.length : -1;
    depth >= 0;
    depth--
  ) {
    const place = additionalData(site.path.slice(0, depth));
    const opened = await cipher.decrypt(value.text, place);
    if (isComment(opened)) {
      site.replace(new Comment(opened.text, value.inline));
      return;
    }
  }
}

/** The data that authenticates a ciphertext. */
function additionalData(path: readonly string[]): string {
  return `${path.join(':')}:`;
}

async function checkMac(
  metadata: Metadata,
  computed: string,
  cipher: ValueCipher,
) {
  const expected = await cipher.decrypt(metadata.mac, metadata.lastModified);
  if (expected === undefined || expected === '') {
    throw new SopsError(
      'mac-mismatch',
      'sops.mac',
      'The message authentication code cannot be decrypted: it or lastmodified was changed',
    );
  }
  if (expected !== computed) {
    throw new SopsError(
      'mac-mismatch',
      'sops.mac',
      'The message authentication code does not fit: values were added, removed, moved or changed after the file was encrypted',
    );
  }
}

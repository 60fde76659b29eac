import { looksEncrypted } from '../cipher/valueCipher';
import { MasterKey } from '../keys/masterKey';
import { Metadata } from '../metadata/metadata';
import { readMetadata } from '../metadata/readMetadata';
import { Pacer, Steps } from '../Pacer';
import {
  CompiledSelector,
  Selector,
  compileSelector,
  selectorInForce,
} from '../selector';
import { parseEncrypted } from '../stores/encryptedFile';
import { Store } from '../stores/Store';
import { SopsFormat, storeOf } from '../stores/stores';
import { listSites } from '../tree/sites';
import { Branch, isComment } from '../tree/tree';
import { SopsFault, listFaults } from './faults';
import { LeafInspection, inspectLeaf } from './inspectLeaf';

/**
 * A master key of a file.
 *
 * @public
 */
export type InspectedKey = {
  key: MasterKey;
  /**
   * When the data key was encrypted for it, RFC 3339; age does not store it.
   */
  createdAt?: string;
};

/**
 * The properties of a file that are visible without any key. Not visible, and
 * so not included: whether the file is intact (its message authentication code
 * is encrypted) and who encrypted it.
 *
 * @public
 */
export type SopsInspection = {
  /**
   * Whether a document of the file has SOPS metadata; without it, the file is
   * in clear text.
   */
  isEncrypted: boolean;
  /**
   * Whether all documents have the same metadata, as sops writes it. If not, they were encrypted one by one or are
   * partly open: Flux reads them one by one, and sops refuses the file. What follows is about the first encrypted one;
   * `otherKeyGroups` has the keys of the others.
   */
  sharesMetadata: boolean;
  /** The keys of the documents that were encrypted apart from the first encrypted one. */
  otherKeyGroups: Pick<SopsInspection, 'keyGroups' | 'shamirThreshold'>[];
  /**
   * The recipients; with several groups, keys of `shamirThreshold` groups are
   * needed together.
   */
  keyGroups: InspectedKey[][];
  shamirThreshold?: number;
  /** RFC 3339. */
  lastModified?: string;
  /** The version of sops that wrote the file last. */
  version?: string;
  /** Which values of the file are encrypted. */
  selector?: Selector;
  /** Whether readable values may be changed without breaking the file. */
  macOnlyEncrypted?: boolean;
  documentCount: number;
  /** Every value, in order; nulls are left out, because sops ignores them. */
  leaves: LeafInspection[];
  /** Numbers of encrypted and readable comments. */
  comments: { encrypted: number; plaintext: number };
  faults: SopsFault[];
};

/**
 * Options of {@link inspect}.
 *
 * @public
 */
export type InspectOptions = {
  format: SopsFormat;
  /**
   * The selector of the file's creation rule; a readable value that it would
   * encrypt is a fault.
   */
  selector?: Selector;
};

/**
 * Inspects a file without any key: its recipients, which values are encrypted
 * and which are readable, the length of each value, and faults. The result
 * contains no value.
 *
 * @param text - an encrypted file, or one that should be
 * @throws {@link SopsError} if the file or its metadata cannot be parsed
 * @public
 */
export async function inspect(
  text: string,
  options: InspectOptions,
): Promise<SopsInspection> {
  const pacer = new Pacer();
  const { documents, ofDocuments } = await pacer.run(
    readFile(storeOf(options.format), text),
  );
  const encrypted = distinct(ofDocuments.filter(isPresent));
  const [metadata, ...others] = encrypted;
  const byRule =
    options.selector &&
    (await compileSelector(selectorInForce(options.selector)));

  const selectors = new Map<string, CompiledSelector>();
  const compile = async (selector: Selector) => {
    const id = `${selector.type} ${selector.value}`;
    const compiled = selectors.get(id) ?? (await compileSelector(selector));
    selectors.set(id, compiled);
    return compiled;
  };

  const leaves: LeafInspection[] = [];
  const comments = { encrypted: 0, plaintext: 0 };
  for (const [index, document] of documents.entries()) {
    // A document in clear text beside an encrypted one is evaluated with that
    // one's selector, like in sops.
    const own = ofDocuments[index] ?? metadata;
    const bySelector = own && (await compile(own.selector));
    await pacer.run(
      inspectDocument(document, { bySelector, byRule }, comments, leaf => {
        leaves.push({
          ...leaf,
          ...(documents.length > 1 && { document: index }),
        });
      }),
    );
  }
  const faults = await pacer.run(
    listFaults(encrypted, leaves, documents, options.format),
  );
  return {
    isEncrypted: metadata !== undefined,
    sharesMetadata: others.length === 0 && ofDocuments.every(isPresent),
    otherKeyGroups: others.map(keysOf),
    ...(metadata ? keysOf(metadata) : { keyGroups: [] }),
    ...(metadata && {
      lastModified: metadata.lastModified,
      version: metadata.version,
      selector: metadata.selector,
      macOnlyEncrypted: metadata.macOnlyEncrypted,
    }),
    documentCount: documents.length,
    leaves,
    comments,
    faults,
  };
}

/** The documents of a file, and the metadata of each that has some. */
function* readFile(
  store: Store,
  text: string,
): Steps<{ documents: Branch[]; ofDocuments: (Metadata | undefined)[] }> {
  if (store.mayBeEncrypted?.(text) === false) {
    return { documents: yield* store.plain.parse(text), ofDocuments: [] };
  }
  const { documents, metadata } = yield* parseEncrypted(store, text);
  const ofDocuments: (Metadata | undefined)[] = [];
  for (const tree of metadata) {
    ofDocuments.push(tree && readMetadata(tree));
    yield;
  }
  return { documents, ofDocuments };
}

/**
 * Inspects the values of a document, and counts its comments.
 *
 * @param selectors - the file's own selector and that of its rule, if there are
 * such
 */
function* inspectDocument(
  document: Branch,
  {
    bySelector,
    byRule,
  }: { bySelector?: CompiledSelector; byRule?: CompiledSelector },
  comments: SopsInspection['comments'],
  add: (leaf: LeafInspection) => void,
): Steps<void> {
  const sites = yield* listSites([document], bySelector?.matchesComment);
  const ruleSites = byRule?.matchesComment
    ? yield* listSites([document], byRule.matchesComment)
    : sites;
  for (const [place, site] of sites.entries()) {
    const { value } = site;
    if (isComment(value)) {
      comments[looksEncrypted(value.text) ? 'encrypted' : 'plaintext'] += 1;
    } else {
      add(
        inspectLeaf(site, {
          bySelector: bySelector?.encrypts(site),
          byRule: byRule?.encrypts(ruleSites[place]),
        }),
      );
    }
    yield;
  }
}

function keysOf({
  keyGroups,
  shamirThreshold,
}: Metadata): Pick<SopsInspection, 'keyGroups' | 'shamirThreshold'> {
  return {
    keyGroups: keyGroups.map(group =>
      group.map(({ key, createdAt }) => ({
        key,
        ...(createdAt && { createdAt }),
      })),
    ),
    ...(keyGroups.length > 1 && { shamirThreshold }),
  };
}

/**
 * Metadata without duplicates: sops writes the same into every document, with
 * one MAC.
 */
function distinct(metadata: Metadata[]): Metadata[] {
  const seen = new Set<string>();
  return metadata.filter(one => {
    const id = JSON.stringify(one);
    return !seen.has(id) && seen.add(id);
  });
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}

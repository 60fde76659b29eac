import { looksEncrypted } from '../cipher/valueCipher';
import { SopsFormat, parseEncrypted, parsePlain } from '../formats/format';
import { MasterKey } from '../keys/masterKey';
import { Metadata } from '../metadata/metadata';
import { readMetadata } from '../metadata/readMetadata';
import { Pacer } from '../Pacer';
import {
  CompiledSelector,
  Selector,
  compileSelector,
  selectorInForce,
} from '../selector';
import { listSites } from '../tree/sites';
import { isComment } from '../tree/tree';
import { SopsFault, listFaults } from './faults';
import { LeafInspection, inspectLeaf } from './inspectLeaf';

/**
 * A master key of a file.
 *
 * @public
 */
export interface InspectedKey {
  key: MasterKey;
  /** When the data key was encrypted for it, RFC 3339; age does not say. */
  createdAt?: string;
}

/**
 * What can be seen of a file without any key. Not to be seen, and so not here: whether the file is whole (its message
 * authentication code is encrypted) and who encrypted it.
 *
 * @public
 */
export interface SopsInspection {
  /** Whether a document of the file has metadata of sops; without, it lies open. */
  isEncrypted: boolean;
  /**
   * Whether all documents have the same metadata, as sops writes it. If not, they were encrypted one by one or are
   * partly open: Flux reads them one by one, and sops refuses the file. What follows is about the first encrypted one;
   * `otherKeyGroups` has the keys of the others.
   */
  sharesMetadata: boolean;
  /** The keys of the documents that were encrypted apart from the first encrypted one. */
  otherKeyGroups: Pick<SopsInspection, 'keyGroups' | 'shamirThreshold'>[];
  /** Who can open the file; with several groups, `shamirThreshold` of them together. */
  keyGroups: InspectedKey[][];
  shamirThreshold?: number;
  /** RFC 3339. */
  lastModified?: string;
  /** The version of sops that wrote the file last. */
  version?: string;
  /** What of the file is to be encrypted. */
  selector?: Selector;
  /** Whether values that lie open may be changed without breaking the file. */
  macOnlyEncrypted?: boolean;
  documentCount: number;
  /** Every value, in the file's order; nulls are left out, as sops passes over them. */
  leaves: LeafInspection[];
  /** How many comments are encrypted and how many lie open. */
  comments: { encrypted: number; plaintext: number };
  faults: SopsFault[];
}

/**
 * What {@link inspect} is told besides the text.
 *
 * @public
 */
export interface InspectOptions {
  format: SopsFormat;
  /** What the creation rule of the file says; a value that it would encrypt and that lies open is a fault. */
  selector?: Selector;
}

/**
 * Looks at a file without any key: who can open it, what is encrypted and what lies open, how long each value is, and
 * what is wrong with it. No value is part of the answer.
 *
 * @param text - an encrypted file, or one that should be
 * @throws {@link SopsError} where the file or its metadata cannot be read
 * @public
 */
export async function inspect(
  text: string,
  options: InspectOptions,
): Promise<SopsInspection> {
  const { format } = options;
  const pacer = new Pacer();
  const { documents, metadata: trees } = looksUnreadable(text, format)
    ? { documents: await parsePlain(text, 'binary', pacer), metadata: [] }
    : await parseEncrypted(text, format, pacer);
  const ofDocuments: (Metadata | undefined)[] = [];
  for (const tree of trees) {
    ofDocuments.push(tree && readMetadata(tree));
    await pacer.pauseIfDue();
  }
  const encrypted = distinct(ofDocuments.filter(isPresent));
  const [metadata, ...others] = encrypted;
  const ruleSelector = options.selector && selectorInForce(options.selector);
  const rule = ruleSelector && (await compileSelector(ruleSelector));

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
    // A document that lies open beside an encrypted one is judged by that one's selector, as sops does.
    const own = ofDocuments[index] ?? metadata;
    const expected = own?.selector ?? ruleSelector;
    const compiled = expected && (await compile(expected));
    const sites = await listSites([document], pacer, compiled?.matchesComment);
    const ruleSites = rule?.matchesComment
      ? await listSites([document], pacer, rule.matchesComment)
      : sites;
    await pacer.each(sites, (site, place) => {
      const { value } = site;
      if (isComment(value)) {
        const isEncrypted = looksEncrypted(value.text);
        comments[isEncrypted ? 'encrypted' : 'plaintext'] += 1;
        return;
      }
      leaves.push({
        ...inspectLeaf(site, {
          bySelector: own && compiled?.encrypts(site),
          byRule: rule?.encrypts(ruleSites[place]),
        }),
        ...(documents.length > 1 && { document: index }),
      });
    });
  }
  const faults: SopsFault[] = [];
  await pacer.each(listFaults(encrypted, leaves, documents), fault => {
    faults.push(...fault);
  });
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

/** A file that is to be encrypted as a whole and is no JSON lies open. */
function looksUnreadable(text: string, format: SopsFormat): boolean {
  return format === 'binary' && !/^\s*\{/.test(text);
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

/** Each metadata once: sops writes the same into every document, with one MAC. */
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

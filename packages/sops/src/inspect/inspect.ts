import { looksEncrypted } from '../cipher/valueCipher';
import { SopsFormat, parseEncrypted, parsePlain } from '../formats/format';
import { MasterKey } from '../keys/masterKey';
import { Metadata } from '../metadata/metadata';
import { readMetadata } from '../metadata/readMetadata';
import { Pacer } from '../Pacer';
import { Selector, compileSelector, selectorInForce } from '../selector';
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
  /** Whether the file has metadata of sops; without, it lies open. */
  isEncrypted: boolean;
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
  const { documents, metadata: tree } = looksUnreadable(text, format)
    ? {
        documents: await parsePlain(text, 'binary', pacer),
        metadata: undefined,
      }
    : await parseEncrypted(text, format, pacer);
  const metadata: Metadata | undefined = tree && readMetadata(tree);
  const ruleSelector = options.selector && selectorInForce(options.selector);
  const expected = metadata?.selector ?? ruleSelector;
  const compiled = expected && (await compileSelector(expected));
  const rule = ruleSelector && (await compileSelector(ruleSelector));

  const sites = await listSites(documents, pacer, compiled?.matchesComment);
  const ruleSites = rule?.matchesComment
    ? await listSites(documents, pacer, rule.matchesComment)
    : sites;
  const leaves: LeafInspection[] = [];
  const comments = { encrypted: 0, plaintext: 0 };
  await pacer.each(sites, (site, index) => {
    const { value } = site;
    if (isComment(value)) {
      const isEncrypted = looksEncrypted(value.text);
      comments[isEncrypted ? 'encrypted' : 'plaintext'] += 1;
      return;
    }
    leaves.push(
      inspectLeaf(site, {
        bySelector: metadata && compiled?.encrypts(site),
        byRule: rule?.encrypts(ruleSites[index]),
      }),
    );
  });
  const faults: SopsFault[] = [];
  await pacer.each(listFaults(metadata, leaves, documents), fault => {
    faults.push(...fault);
  });
  return {
    isEncrypted: metadata !== undefined,
    keyGroups: (metadata?.keyGroups ?? []).map(group =>
      group.map(({ key, createdAt }) => ({
        key,
        ...(createdAt && { createdAt }),
      })),
    ),
    ...(metadata && {
      lastModified: metadata.lastModified,
      version: metadata.version,
      selector: metadata.selector,
      macOnlyEncrypted: metadata.macOnlyEncrypted,
      ...(metadata.keyGroups.length > 1 && {
        shamirThreshold: metadata.shamirThreshold,
      }),
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

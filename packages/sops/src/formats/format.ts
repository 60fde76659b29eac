import { SopsError } from '../errors';
import { Pacer } from '../Pacer';
import { flatten, unflatten } from '../metadata/flatten';
import { Branch, Entry, Value, isComment } from '../tree/tree';
import { emitDotenv, parseDotenv } from './dotenv';
import { flatScalarText } from './flatScalarText';
import { emitIni, parseIni } from './ini/ini';
import { emitJson } from './json/emitJson';
import { parseJson } from './json/parseJson';
import { emitYaml } from './yaml/emitYaml';
import { parseYaml } from './yaml/parseYaml';

/**
 * The formats of files that sops keeps readable. A file in another format is encrypted as a whole by sops, as
 * `binary`.
 *
 * @public
 */
export type SopsFormat = 'yaml' | 'json' | 'dotenv' | 'ini' | 'binary';

/**
 * The format that sops takes a file for, by the end of its name.
 *
 * @public
 */
export function formatOfPath(path: string): SopsFormat {
  const endings: [RegExp, SopsFormat][] = [
    [/\.ya?ml$/, 'yaml'],
    [/\.json$/, 'json'],
    [/\.env$/, 'dotenv'],
    [/\.ini$/, 'ini'],
  ];
  return endings.find(([ending]) => ending.test(path))?.[1] ?? 'binary';
}

const METADATA_KEY = 'sops';
const METADATA_PREFIX = 'sops_';

/** Reads the clear text of a file. */
export async function parsePlain(
  text: string,
  format: SopsFormat,
  pacer: Pacer,
): Promise<Branch[]> {
  switch (format) {
    case 'yaml':
      return await parseYaml(text, pacer);
    case 'json':
      return [await parseJson(text, pacer)];
    case 'dotenv':
      return [await parseDotenv(text, pacer)];
    case 'ini':
      return [await parseIni(text, pacer)];
    default:
      return [new Branch([{ key: 'data', value: text }])];
  }
}

/**
 * Writes a file.
 *
 * @param level - what a level is indented with
 */
export async function emit(
  documents: Branch[],
  format: SopsFormat,
  pacer: Pacer,
  level: string,
): Promise<string> {
  switch (format) {
    case 'yaml':
      return await emitYaml(documents, pacer, level.length);
    case 'json':
      return await emitJson(documents[0], pacer, level);
    case 'dotenv':
      return await emitDotenv(documents[0], pacer);
    case 'ini':
      return await emitIni(documents[0], pacer);
    default: {
      const data = documents[0].get('data');
      if (typeof data !== 'string') {
        throw new SopsError(
          'malformed',
          'data',
          'The file does not hold a binary file: there is no text under data',
        );
      }
      return data;
    }
  }
}

/** Writes an encrypted file: the documents with the metadata in each. */
export async function emitEncrypted(
  documents: Branch[],
  metadata: Branch,
  format: SopsFormat,
  pacer: Pacer,
  level: string,
): Promise<string> {
  const items = metadataItems(metadata, format);
  return await emit(
    documents.map(document => new Branch([...document.items, ...items])),
    format === 'binary' ? 'json' : format,
    pacer,
    level,
  );
}

/**
 * Reads an encrypted file: the documents without metadata, and the metadata of each. Sops itself goes by that of the
 * first; Flux takes each document for itself.
 */
export async function parseEncrypted(
  text: string,
  format: SopsFormat,
  pacer: Pacer,
): Promise<{ documents: Branch[]; metadata: (Branch | undefined)[] }> {
  const whole = await parsePlain(
    text,
    format === 'binary' ? 'json' : format,
    pacer,
  );
  return {
    documents: whole.map(
      ({ items }) =>
        new Branch(
          items.filter(
            item => isComment(item) || !isMetadataKey(item.key, format),
          ),
        ),
    ),
    metadata: whole.map(document => metadataOf(document, format)),
  };
}

/** Whether a key at the top of a file is sops' own. */
export function isMetadataKey(key: string, format: SopsFormat): boolean {
  return format === 'dotenv'
    ? key.startsWith(METADATA_PREFIX)
    : key === METADATA_KEY;
}

function metadataItems(metadata: Branch, format: SopsFormat): Entry[] {
  switch (format) {
    case 'dotenv':
      return flatten(metadata, METADATA_PREFIX);
    case 'ini':
      return [
        {
          key: METADATA_KEY,
          value: new Branch(
            flatten(metadata).map(({ key, value }) => ({
              key,
              value: flatScalarText(value, [key]).replace(/\n/g, '\\n'),
            })),
          ),
        },
      ];
    default:
      return [{ key: METADATA_KEY, value: metadata }];
  }
}

function metadataOf(document: Branch, format: SopsFormat): Branch | undefined {
  if (format === 'dotenv') {
    const entries = document
      .entries()
      .filter(({ key }) => key.startsWith(METADATA_PREFIX))
      .map(({ key, value }) => ({
        key: key.slice(METADATA_PREFIX.length),
        value,
      }));
    return entries.length > 0 ? unflatten(entries) : undefined;
  }
  const metadata = document.get(METADATA_KEY);
  if (metadata !== undefined && !(metadata instanceof Branch)) {
    throw new SopsError(
      'invalid-metadata',
      METADATA_KEY,
      'What stands under sops is no map',
    );
  }
  return format === 'ini' && metadata ? unflattenIni(metadata) : metadata;
}

function unflattenIni(section: Branch): Branch {
  return unflatten(
    section.entries().map(({ key, value }) => ({
      key,
      value: withLineBreaks(value),
    })),
  );
}

function withLineBreaks(value: Value): Value {
  return typeof value === 'string' ? value.replace(/\\n/g, '\n') : value;
}

import { looksLikeCredential, secretKeySchema } from '@floe/values-files';

/** A value that was found in a text or file, with its name there. */
export type FoundValue = {
  /** Parts of a nested name are joined by dots. */
  name: string;
  /** Bytes if a file is not text. */
  value: string | Uint8Array;
  /** The type of the whole value, if its form shows it. */
  holds?: 'service-account';
};

export type ReadValues = {
  values: FoundValue[];
  /** Names without a value; nothing can be sealed for them. */
  empty: string[];
};

/** Why a text cannot be read; the form's messages give advice. */
export type ReadProblem =
  | 'aliasInYaml'
  | 'badBase64'
  | 'badPem'
  | 'badYaml'
  | 'encrypted'
  | 'escapedQuote'
  | 'holdsNoValues'
  | 'listInYaml'
  | 'nameIsCredential'
  | 'nothing'
  | 'notAssignment'
  | 'notJson'
  | 'notOneDocument'
  | 'reference'
  | 'tagInYaml'
  | 'textAfterQuote'
  | 'tooDeep'
  | 'tooLarge'
  | 'tooMany'
  | 'twice'
  | 'unclosedQuote'
  | 'unknownForm'
  | 'unquotedHash';

/** A text cannot be read. The message has the line, never the text. */
export class ReadValueError extends Error {
  /**
   * @param problem - what is wrong
   * @param line - where, beginning with 1; undefined for the whole text
   */
  constructor(readonly problem: ReadProblem, readonly line?: number) {
    super(problem);
    this.name = 'ReadValueError';
  }
}

/** Maximum number of values from one text. */
export const MAX_VALUES = 200;

/** Maximum length of a text with several values. */
export const MAX_TEXT_LENGTH = 256 * 1024;

/**
 * Maximum bytes of one value, and so of a file: the limit of a Kubernetes
 * Secret.
 */
export const MAX_FILE_BYTES = 1024 * 1024;

/** The longest key that a Secret may have. */
const MAX_NAME_LENGTH = 253;

/**
 * A name as a key of a Secret: other characters become underscores, and an
 * invalid name, such as `..` or `on`, gets a leading one.
 */
export function toSecretKey(name: string): string {
  const key = name.replace(/[^-._a-zA-Z0-9]/g, '_');
  const isKey = secretKeySchema.safeParse(key).success;
  return (isKey ? key : `_${key}`).slice(0, MAX_NAME_LENGTH);
}

/**
 * The values of a list of assignments. For those without text only the name is
 * kept.
 */
export function collect(
  found: readonly (FoundValue & { line: number })[],
): ReadValues {
  const seen = new Set<string>();
  const read: ReadValues = { values: [], empty: [] };
  for (const { line, ...entry } of found) {
    // Names are shown, so a value in the place of a name is withheld.
    if (
      entry.name.length > MAX_NAME_LENGTH ||
      looksLikeCredential(entry.name)
    ) {
      throw new ReadValueError('nameIsCredential', line);
    }
    if (seen.has(entry.name)) {
      throw new ReadValueError('twice', line);
    }
    seen.add(entry.name);
    if (seen.size > MAX_VALUES) {
      throw new ReadValueError('tooMany', line);
    }
    if (
      typeof entry.value === 'string' &&
      /^ENC\[AES256_GCM,/.test(entry.value)
    ) {
      throw new ReadValueError('encrypted', line);
    }
    if (entry.value.length === 0) {
      read.empty.push(entry.name);
    } else {
      read.values.push(entry);
    }
  }
  if (read.values.length === 0) {
    throw new ReadValueError('nothing');
  }
  return read;
}

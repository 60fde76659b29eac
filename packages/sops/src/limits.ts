import { SopsError } from './errors';

/**
 * Maximum number of characters of a file. A Kubernetes Secret has at most 1
 * MiB, and a file in Git should not be larger either.
 */
const MAX_CHARACTERS = 4 * 1024 * 1024;
/** Maximum depth of nesting. */
export const MAX_DEPTH = 200;
/**
 * Maximum number of values, keys and comments of a file after its aliases are
 * expanded, which stops alias bombs.
 */
export const MAX_NODES = 200_000;

export function checkSize(text: string) {
  if (text.length > MAX_CHARACTERS) {
    throw new SopsError(
      'too-large',
      'file',
      `The file has ${text.length} characters; more than ${MAX_CHARACTERS} are not read`,
    );
  }
}

export function tooDeep(): SopsError {
  return new SopsError(
    'too-deep',
    'file',
    `The file is nested deeper than ${MAX_DEPTH} levels`,
  );
}

export function tooManyValues(): SopsError {
  return new SopsError(
    'too-many-values',
    'file',
    `The file has more than ${MAX_NODES} values once its aliases are written out`,
  );
}

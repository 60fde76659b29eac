import { SopsError } from '../errors';
import { MAX_NODES, checkSize, tooManyValues } from '../limits';
import { Steps } from '../Pacer';
import { checkWellFormed } from '../tree/scalarText';
import { Branch, Comment, Entry, isComment, pathText } from '../tree/tree';
import { flatScalarText } from './flatScalarText';
import { prefixedKeys } from './metadataLocations';
import { Codec, Store } from './Store';

const codec: Codec = {
  *parse(text) {
    return [yield* parseDotenv(text)];
  },
  emit: ([document]) => emitDotenv(document),
};

/** Dotenv files, which hold texts under flat keys. */
export const dotenvStore: Store = {
  fileName: /\.env$/,
  plain: codec,
  encrypted: codec,
  metadata: prefixedKeys,
};

/**
 * Reads a dotenv file as sops does: `KEY=value` lines, where `\n` stands for a
 * line break, and comments that begin their line. Quotes, spaces and `export`
 * are part of the value or key.
 */
function* parseDotenv(text: string): Steps<Branch> {
  checkSize(text);
  const branch = new Branch();
  for (const [index, line] of text.split('\n').entries()) {
    yield;
    if (line === '') {
      continue;
    }
    if (branch.items.length >= MAX_NODES) {
      throw tooManyValues();
    }
    if (line.startsWith('#')) {
      branch.items.push(new Comment(line.slice(1)));
      continue;
    }
    const separator = line.indexOf('=');
    if (separator === -1) {
      throw new SopsError(
        'malformed',
        `line ${index + 1}`,
        `Line ${index + 1} is neither empty, a comment nor KEY=value`,
      );
    }
    const key = line.slice(0, separator);
    checkWellFormed(line, [key]);
    branch.items.push({
      key,
      value: line.slice(separator + 1).replace(/\\n/g, '\n'),
    });
  }
  return branch;
}

/** Writes a dotenv file as sops does. */
function* emitDotenv(branch: Branch): Steps<string> {
  const lines: string[] = [];
  for (const item of branch.items) {
    lines.push(lineOf(item));
    yield;
  }
  return lines.join('');
}

function lineOf(item: Entry | Comment): string {
  if (isComment(item)) {
    return `#${item.text}\n`;
  }
  const { key, value } = item;
  if (/[=\n]/.test(key) || key === '' || key.startsWith('#')) {
    throw new SopsError(
      'unsupported-key',
      pathText([key]),
      `${pathText([key])} cannot be a key of a dotenv file`,
    );
  }
  return `${key}=${flatScalarText(value, [key]).replace(/\n/g, '\\n')}\n`;
}

import { SopsError } from '../../errors';
import { MAX_NODES, checkSize, tooManyValues } from '../../limits';
import { Steps } from '../../Pacer';
import { checkWellFormed } from '../../tree/scalarText';
import { Branch, Comment, isComment, pathText } from '../../tree/tree';
import { flatScalarText } from '../flatScalarText';
import { quoteIniValue, readIniValue } from './iniValue';
import { trimSpace, trimSpaceLeft } from './trimSpace';

/** What sops calls the part of a file before its first section. */
const DEFAULT_SECTION = 'DEFAULT';

/**
 * Reads an INI file as sops does: sections of texts. The comment of a section is the first thing in it; the comment of
 * a key follows the key.
 */
export function* parseIni(text: string): Steps<Branch> {
  checkSize(text);
  const lines = text.replace(/^\ufeff/, '').split('\n');
  let section = new Branch();
  const keysOf = new Map([[section, new Set<string>()]]);
  const file = new Branch([{ key: DEFAULT_SECTION, value: section }]);
  let comments: string[] = [];
  let count = 0;
  const takeComment = (inline?: string) => {
    const whole = [...comments, ...(inline ? [inline] : [])].join('\n');
    comments = [];
    if (whole !== '') {
      section.items.push(new Comment(whole.replace(/^(;[; ]*|#[# ]*)/, '')));
    }
  };
  for (let index = 0; index < lines.length; ) {
    const line = trimSpace(lines[index]);
    index += 1;
    count += 1;
    yield;
    if (count > MAX_NODES) {
      throw tooManyValues();
    }
    if (line === '') {
      continue;
    }
    if (/^[#;]/.test(line)) {
      comments.push(line);
      continue;
    }
    if (line.startsWith('[')) {
      const end = line.lastIndexOf(']');
      const name = line.slice(1, Math.max(end, 1));
      if (end === -1 || name === '') {
        throw malformed(index, 'is a section without a name or a bracket');
      }
      section = sectionOf(file, name);
      keysOf.set(section, keysOf.get(section) ?? new Set());
      takeComment(/[#;].*/s.exec(line.slice(end + 1))?.[0]);
      continue;
    }
    const [key, rest] = readKey(trimSpaceLeft(lines[index - 1]), index);
    checkWellFormed(line, [key]);
    if (keysOf.get(section)!.has(key)) {
      throw malformed(index, 'has a key that its section has already');
    }
    keysOf.get(section)!.add(key);
    const read = readIniValue(rest, lines, index);
    if (!read) {
      throw malformed(
        index,
        'has a value that is never closed, or that goes on after a backslash, which is not supported',
      );
    }
    section.items.push({
      key,
      value: read.value,
      ...(read.isCutOff && { isCutOff: true }),
    });
    takeComment(read.comment);
    index = read.nextLine;
  }
  return file;
}

/** Writes an INI file that the library of sops reads. */
export function* emitIni(file: Branch): Steps<string> {
  const sections: string[] = [];
  for (const [index, { key: name, value }] of file.entries().entries()) {
    if (!(value instanceof Branch)) {
      throw new SopsError(
        'unsupported-value',
        pathText([name]),
        `${pathText([name])} is outside of a section of the INI file`,
      );
    }
    const lines: string[] = [];
    let isFirst = true;
    for (const item of value.items) {
      yield;
      if (!isComment(item)) {
        const { key } = item;
        const text = flatScalarText(item.value, [name, key]);
        lines.push(`${iniKey(name, key)} = ${valueText(text, [name, key])}`);
      } else if (isFirst) {
        lines.unshift(...commentLines(item.text));
      } else {
        // A comment follows its key in the tree, and stands above it in the file.
        lines.splice(lines.length - 1, 0, ...commentLines(item.text));
      }
      if (isFirst && !(index === 0 && name === DEFAULT_SECTION)) {
        lines.splice(isComment(item) ? lines.length : 0, 0, `[${name}]`);
      }
      isFirst = false;
    }
    if (isFirst && name !== DEFAULT_SECTION) {
      lines.push(`[${name}]`);
    }
    if (lines.length > 0) {
      sections.push(`${lines.join('\n')}\n`);
    }
  }
  return sections.join('\n');
}

/** The section of a name that is new; a name may come twice, and its keys are kept apart as sops keeps them. */
function sectionOf(file: Branch, name: string): Branch {
  const { key, value } = file.items[0] as { key: string; value: Branch };
  if (name === key) {
    return value;
  }
  const section = new Branch();
  file.items.push({ key: name, value: section });
  return section;
}

function readKey(line: string, lineNumber: number): [string, string] {
  const quote = ['"""', '"', '`'].find(mark => line.startsWith(mark));
  if (quote) {
    const end = line.indexOf(quote, quote.length);
    const separator = line.slice(end + quote.length).search(/[=:]/);
    if (end !== -1 && separator !== -1) {
      return [
        trimSpace(line.slice(quote.length, end)),
        line.slice(end + quote.length + separator + 1),
      ];
    }
  }
  const separator = line.search(/[=:]/);
  const key = trimSpace(line.slice(0, Math.max(separator, 0)));
  // "-" would be numbered by the library that sops uses.
  if (quote || key === '' || key === '-') {
    throw malformed(lineNumber, 'is neither a section, a comment nor a key');
  }
  return [key, line.slice(separator + 1)];
}

function iniKey(section: string, key: string): string {
  if (
    /[\n\r]/.test(key) ||
    trimSpace(key) !== key ||
    key === '' ||
    /[`]/.test(key) ||
    /^[[#;]/.test(key)
  ) {
    throw new SopsError(
      'unsupported-key',
      pathText([section, key]),
      `${pathText([section, key])} cannot be a key of an INI file`,
    );
  }
  return /["=:]/.test(key) ? `\`${key}\`` : key;
}

function valueText(text: string, path: string[]): string {
  const quoted = quoteIniValue(text);
  if (quoted === undefined) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(path)} has characters that sops cannot read from an INI file`,
    );
  }
  return quoted;
}

function commentLines(text: string): string[] {
  return text
    .split('\n')
    .filter(line => trimSpace(line) !== '')
    .map(line =>
      /^[#;]/.test(line)
        ? `${line[0]} ${trimSpace(line.slice(1))}`
        : `; ${trimSpace(line)}`,
    );
}

function malformed(lineNumber: number, fault: string): SopsError {
  return new SopsError(
    'malformed',
    `line ${lineNumber}`,
    `Line ${lineNumber} of the INI file ${fault}`,
  );
}

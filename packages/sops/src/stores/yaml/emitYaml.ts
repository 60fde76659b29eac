import { staysText } from '@floe/go-yaml';
import { SopsError } from '../../errors';
import { Steps } from '../../Pacer';
import { formatFloat } from '../../tree/scalarText';
import {
  Branch,
  Comment,
  List,
  Scalar,
  Timestamp,
  Value,
  isComment,
} from '../../tree/tree';

/** YAML ends a key that is not marked as one after 1,024 characters. */
const MAX_KEY_CHARACTERS = 1_000;

/**
 * Writes documents in the small part of YAML that sops, its older versions and every other reader understand alike:
 * blocks, one line for a scalar or a literal block, and quotes wherever a reader might take a text for something
 * else.
 *
 * @param level - spaces of a level
 */
export function* emitYaml(documents: Branch[], level: number): Steps<string> {
  const texts: string[] = [];
  for (const document of documents) {
    const lines: string[] = [];
    yield* branchLines(document, 0, level, lines);
    if (document.entries().length === 0) {
      lines.push('{}');
    }
    texts.push(`${lines.join('\n')}\n`);
  }
  return texts.join('---\n');
}

function* branchLines(
  branch: Branch,
  indent: number,
  level: number,
  lines: string[],
): Steps<void> {
  const prefix = ' '.repeat(indent);
  let inline: Comment[] = [];
  for (const item of branch.items) {
    yield;
    if (isComment(item)) {
      if (item.inline) {
        inline.push(item);
      } else {
        lines.push(`${prefix}#${item.text}`);
      }
      continue;
    }
    const { key, value } = item;
    const isNested = isContainer(value) && isFilled(value);
    if (isContainer(value) && !isNested) {
      for (const comment of value.items as Comment[]) {
        lines.push(`${prefix}#${comment.text}`);
      }
    }
    if (isNested || inline.length > 1 || isMultiline(value)) {
      for (const comment of inline) {
        lines.push(`${prefix}#${comment.text}`);
      }
      inline = [];
    }
    const tail = inline.length > 0 ? ` #${inline[0].text}` : '';
    inline = [];
    const head = `${prefix}${keySource(key)}:`;
    if (isNested) {
      lines.push(head);
      yield* containerLines(value, indent + level, level, lines);
    } else {
      lines.push(`${head} ${scalarSource(value, indent + level)}${tail}`);
    }
  }
  for (const comment of inline) {
    lines.push(`${prefix}#${comment.text}`);
  }
}

function* listLines(
  list: List,
  indent: number,
  level: number,
  lines: string[],
): Steps<void> {
  const prefix = ' '.repeat(indent);
  for (const item of list.items) {
    yield;
    if (isComment(item)) {
      lines.push(`${prefix}#${item.text}`);
    } else if (isContainer(item) && isFilled(item)) {
      const first = lines.length;
      yield* containerLines(item, indent + 2, level, lines);
      // Two columns for the dash; the rest of the item stands below its first line.
      lines[first] = `${prefix}- ${lines[first].slice(indent + 2)}`;
    } else {
      lines.push(`${prefix}- ${scalarSource(item, indent + 2)}`);
    }
  }
}

function containerLines(
  value: Branch | List,
  indent: number,
  level: number,
  lines: string[],
): Steps<void> {
  return value instanceof Branch
    ? branchLines(value, indent, level, lines)
    : listLines(value, indent, level, lines);
}

function isContainer(value: Value | Comment): value is Branch | List {
  return value instanceof Branch || value instanceof List;
}

/** Whether there is more than comments in it, so that it can be written as a block. */
function isFilled(container: Branch | List): boolean {
  return (container.items as unknown[]).some(item => !isComment(item));
}

function scalarSource(value: Value, indent: number): string {
  if (isContainer(value)) {
    return value instanceof Branch ? '{}' : '[]';
  }
  return value === null ? 'null' : presentScalar(value, indent);
}

function presentScalar(value: Exclude<Scalar, null>, indent: number): string {
  if (value instanceof Timestamp) {
    return value.text;
  }
  switch (typeof value) {
    case 'number':
      return floatSource(value);
    case 'string':
      return isMultiline(value)
        ? literalBlock(value, indent)
        : textScalar(value);
    default:
      return String(value);
  }
}

function floatSource(value: number): string {
  if (!Number.isFinite(value)) {
    return { NaN: '.nan', Infinity: '.inf', '-Infinity': '-.inf' }[
      String(value)
    ]!;
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  // Without a point or an exponent it would be read as an integer.
  return /[.e]/.test(text) ? text : `${formatFloat(value)}.0`;
}

function keySource(key: string): string {
  if (key === '<<') {
    // As sops writes it: in quotes, readers would take it for a key of that name.
    return '!!merge <<';
  }
  const source = textScalar(key);
  if (source.length > MAX_KEY_CHARACTERS) {
    throw new SopsError(
      'unsupported-key',
      'file',
      `A key has more than ${MAX_KEY_CHARACTERS} characters with its escapes, which YAML does not allow`,
    );
  }
  return source;
}

/** Words of letters and digits that are too long for one that a reader takes for anything else than a text. */
const SURE_WORD = /^[A-Za-z][\w-]{5,}$/;
const CIPHERTEXT = /^ENC\[AES256_GCM,[\w+/=:,]+\]$/;

function textScalar(text: string): string {
  if (SURE_WORD.test(text) || CIPHERTEXT.test(text)) {
    return text;
  }
  return isPlainSafe(text) ? text : doubleQuoted(text);
}

function isPlainSafe(text: string): boolean {
  return (
    /^[\w/.][\w \-./:;,@%+=~()[\]{}^$]*$/.test(text) &&
    !/: |:$| $| #/.test(text) &&
    !/^(y|n|yes|no|on|off|\.\.\..*)$/i.test(text) &&
    staysText(text, 'v3') &&
    // Others than Go read these as numbers or times.
    !/^[\d.][\d_.:]*$/.test(text)
  );
}

/** JSON's strings are YAML's, once nothing stands in them that a reader of YAML refuses or takes for a line break. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Whether a value is written as a literal block: several lines that every reader leaves as they are. */
function isMultiline(value: Value): value is string {
  return (
    typeof value === 'string' &&
    value.includes('\n') &&
    /^[^\s]/.test(value) &&
    !/\n\n$|[ \t]\n|[ \t]$|\n\t/.test(value) &&
    // eslint-disable-next-line no-control-regex
    !/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/.test(
      value,
    )
  );
}

function literalBlock(text: string, indent: number): string {
  const endsWithBreak = text.endsWith('\n');
  const lines = (endsWithBreak ? text.slice(0, -1) : text).split('\n');
  const prefix = ' '.repeat(indent);
  return [
    endsWithBreak ? '|' : '|-',
    ...lines.map(line => (line === '' ? '' : prefix + line)),
  ].join('\n');
}

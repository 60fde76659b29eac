import { SopsError } from '../../errors';
import { Steps } from '../../Pacer';
import {
  Branch,
  List,
  Timestamp,
  Value,
  isComment,
  pathText,
} from '../../tree/tree';

/**
 * Writes a JSON object. JSON has no comments, so they are left out.
 *
 * @param level - what a level is indented with; sops has a tab
 */
export function* emitJson(branch: Branch, level: string): Steps<string> {
  return `${yield* valueText(branch, '', level, [])}\n`;
}

function* valueText(
  value: Value,
  indent: string,
  level: string,
  path: string[],
): Steps<string> {
  yield;
  const inner = indent + level;
  if (value instanceof Branch) {
    const entries: string[] = [];
    for (const entry of value.entries()) {
      const text = yield* valueText(entry.value, inner, level, [
        ...path,
        entry.key,
      ]);
      entries.push(`${JSON.stringify(entry.key)}: ${text}`);
    }
    return wrapped('{', entries, '}', indent, inner);
  }
  if (value instanceof List) {
    const items: string[] = [];
    for (const item of value.items) {
      if (!isComment(item)) {
        items.push(yield* valueText(item, inner, level, path));
      }
    }
    return wrapped('[', items, ']', indent, inner);
  }
  if (value instanceof Timestamp) {
    return JSON.stringify(value.text);
  }
  if (typeof value === 'number') {
    return numberText(value, path);
  }
  return typeof value === 'bigint' ? String(value) : JSON.stringify(value);
}

function numberText(value: number, path: string[]): string {
  if (!Number.isFinite(value)) {
    throw new SopsError(
      'unsupported-value',
      pathText(path),
      `${pathText(path)} is not a JSON number`,
    );
  }
  const text = Object.is(value, -0) ? '-0' : String(value);
  return /[.e]/.test(text) ? text : `${text}.0`;
}

function wrapped(
  opening: string,
  items: string[],
  closing: string,
  indent: string,
  inner: string,
): string {
  if (items.length === 0) {
    return opening + closing;
  }
  const lines = items.map(item => inner + item).join(',\n');
  return `${opening}\n${lines}\n${indent}${closing}`;
}

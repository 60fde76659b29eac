import { SopsError } from '../../errors';
import { Pacer } from '../../Pacer';
import {
  Branch,
  List,
  Timestamp,
  Value,
  isComment,
  pathText,
} from '../../tree/tree';

/** Writes a JSON object indented with tabs, as sops does. Comments have no place in JSON and are left out. */
export async function emitJson(branch: Branch, pacer: Pacer): Promise<string> {
  return `${await pacer.run(valueText(branch, '', []))}\n`;
}

function* valueText(
  value: Value,
  indent: string,
  path: string[],
): Generator<void, string> {
  yield;
  const inner = `${indent}\t`;
  if (value instanceof Branch) {
    const entries: string[] = [];
    for (const entry of value.entries()) {
      const text = yield* valueText(entry.value, inner, [...path, entry.key]);
      entries.push(`${JSON.stringify(entry.key)}: ${text}`);
    }
    return wrapped('{', entries, '}', indent);
  }
  if (value instanceof List) {
    const items: string[] = [];
    for (const item of value.items) {
      if (!isComment(item)) {
        items.push(yield* valueText(item, inner, path));
      }
    }
    return wrapped('[', items, ']', indent);
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
      `${pathText(path)} is no number that JSON has`,
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
): string {
  if (items.length === 0) {
    return opening + closing;
  }
  const inner = items.map(item => `${indent}\t${item}`).join(',\n');
  return `${opening}\n${inner}\n${indent}${closing}`;
}

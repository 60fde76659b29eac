import { SopsError } from '../../errors';
import {
  Branch,
  Comment,
  List,
  Timestamp,
  Value,
  isComment,
  pathText,
} from '../../tree/tree';

/** Writes a JSON object indented with tabs, as sops does. Comments have no place in JSON and are left out. */
export function emitJson(branch: Branch): string {
  return `${valueText(branch, '', [])}\n`;
}

function valueText(value: Value, indent: string, path: string[]): string {
  if (value instanceof Branch) {
    return wrapped(
      '{',
      value
        .entries()
        .map(
          entry =>
            `${JSON.stringify(entry.key)}: ${valueText(
              entry.value,
              `${indent}\t`,
              [...path, entry.key],
            )}`,
        ),
      '}',
      indent,
    );
  }
  if (value instanceof List) {
    return wrapped(
      '[',
      value.items
        .filter((item): item is Exclude<typeof item, Comment> => {
          return !isComment(item);
        })
        .map(item => valueText(item, `${indent}\t`, path)),
      ']',
      indent,
    );
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

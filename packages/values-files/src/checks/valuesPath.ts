import { looksLikeCredential } from '../model/credentialForms';
import { looksGenerated } from './credentials/looksGenerated';

/** Keys and indexes from the root of the values. */
export type ValuesPath = readonly (string | number)[];

const MAX_SHOWN = 100;

/**
 * A name that is safe to show: a text that does not have the form of a name, or
 * could be a value in the place of a name, becomes `…`.
 */
export function shownName(name: unknown): string {
  const text = String(name);
  const isName =
    text.length <= 253 &&
    /^[\w./-]+$/.test(text) &&
    !looksLikeCredential(text) &&
    !looksGenerated(text);
  if (!isName) {
    return '…';
  }
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}

/** A path as people write it: `a.b[0].c`, and `a[b.c/d]` for other keys. */
export function formatPath(path: ValuesPath): string {
  return path
    .map((segment, index) => {
      if (typeof segment === 'number') {
        return `[${segment}]`;
      }
      const name = shownName(segment);
      if (!/^[\w-]+$/.test(name)) {
        return `[${name}]`;
      }
      return index === 0 ? name : `.${name}`;
    })
    .join('');
}

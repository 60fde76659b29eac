import { Fields } from './fields';

/** As many texts of a template are looked at. */
const MAX_TEXTS = 1_000;

const OWN_FIELD = /(?:^|[\s(|,])\$?\.([A-Za-z_][A-Za-z0-9_]*)/g;
const INDEXED = /\bindex\s{1,20}\$?\.?\s{0,20}["`]([A-Za-z0-9._-]{1,253})["`]/g;

/**
 * Which of some keys the texts of a Go template use: `{{ .user }}`, `{{ index .
 * "db-user" }}`. Nothing else of the texts is stored.
 *
 * @param texts - the templates by key
 * @param keys - the keys to look for
 */
export function templateReads(texts: Fields, keys: string[]): string[] {
  const read = new Set(
    Object.values(texts)
      .slice(0, MAX_TEXTS)
      .flatMap(text => (typeof text === 'string' ? readsOf(text) : [])),
  );
  return keys.filter(key => read.has(key));
}

function readsOf(text: string): string[] {
  return text
    .split('{{')
    .slice(1)
    .map(rest => rest.split('}}', 1)[0])
    .flatMap(action => [
      ...[...withoutTexts(action).matchAll(OWN_FIELD)].map(([, key]) => key),
      ...[...action.matchAll(INDEXED)].map(([, key]) => key),
    ]);
}

/**
 * Texts in quotation marks; one that is not closed goes to the end, so that no
 * text is looked through again and again.
 */
const TEXT = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|`[^`]*(?:`|$)/g;

/** A dot within quotation marks is not a reference. */
function withoutTexts(action: string): string {
  return action.replace(TEXT, '""');
}

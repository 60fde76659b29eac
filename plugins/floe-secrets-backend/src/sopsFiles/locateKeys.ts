import { SopsFormat } from '@floe/sops';
import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { plainText } from '../model/masking/plainText';

type KeyPath = readonly (string | number)[];

/**
 * A value by its path of keys, and its document, from 0; 0 if it is not found.
 */
type KeyPosition = { path: KeyPath; document?: number };

/** Formats keys as paths, with the lines on which their values begin. */
export function locateKeys(
  text: string,
  format: SopsFormat,
  places: KeyPosition[],
): { path: string; line: number | null }[] {
  const lineOf = places.length > 0 ? lineFinder(text, format) : undefined;
  return places.map(place => ({
    path: plainText(pathText(place.path), 300),
    line: lineOf?.(place) ?? null,
  }));
}

/** `secrets.postgresql.password`, `users[0].token`. */
function pathText(path: KeyPath): string {
  return path
    .map((key, index) => {
      if (typeof key === 'number') {
        return `[${key}]`;
      }
      return index === 0 ? key : `.${key}`;
    })
    .join('');
}

function lineFinder(
  text: string,
  format: SopsFormat,
): ((place: KeyPosition) => number | null) | undefined {
  if (format !== 'yaml' && format !== 'json') {
    return undefined;
  }
  const lineCounter = new LineCounter();
  const documents = [
    ...parseAllDocuments(text, {
      // The parser's check for duplicate keys takes quadratic time.
      uniqueKeys: false,
      lineCounter,
      logLevel: 'silent',
      prettyErrors: false,
    }),
  ];
  return ({ path, document: index = 0 }) => {
    const document = documents[index];
    const node =
      document && 'getIn' in document ? document.getIn(path, true) : undefined;
    return isNode(node) && node.range
      ? lineCounter.linePos(node.range[0]).line
      : null;
  };
}

import { SopsFormat } from '@floe/sops';
import { isNode, LineCounter, parseAllDocuments } from 'yaml';
import { plainText } from '../model/masking/plainText';

type KeyPath = readonly (string | number)[];

/** Names keys by their paths, and tells the lines on which their values begin. */
export function locateKeys(
  text: string,
  format: SopsFormat,
  paths: KeyPath[],
): { path: string; line: number | null }[] {
  const lineOf = paths.length > 0 ? lineFinder(text, format) : undefined;
  return paths.map(path => ({
    path: plainText(pathText(path), 300),
    line: lineOf?.(path) ?? null,
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
): ((path: KeyPath) => number | null) | undefined {
  if (format !== 'yaml' && format !== 'json') {
    return undefined;
  }
  const lineCounter = new LineCounter();
  const documents = [
    ...parseAllDocuments(text, {
      lineCounter,
      logLevel: 'silent',
      prettyErrors: false,
    }),
  ];
  return path => {
    for (const document of documents) {
      const node = 'getIn' in document ? document.getIn(path, true) : undefined;
      if (isNode(node) && node.range) {
        return lineCounter.linePos(node.range[0]).line;
      }
    }
    return null;
  };
}

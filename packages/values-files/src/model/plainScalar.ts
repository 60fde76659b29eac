import { staysText } from '@floe/go-yaml';
import { isScalar, parseDocument, Scalar } from 'yaml';

/**
 * Whether a text stays the same string when a chart writes it without quotes.
 * The floe-dagster chart prints names, keys and properties that way, so `on`,
 * `0o7` or `a: b` would reach the cluster as something else, or not at all. The
 * text is checked by the rules of both of Go's YAML libraries, that of Helm and
 * the operators and that of Kustomize, and by YAML 1.1.
 * @public
 */
export function survivesUnquoted(text: string): boolean {
  if (text.length === 0 || text.length > 4096 || /[^\x21-\x7e]/.test(text)) {
    return false;
  }
  const document = parseDocument(text, {
    version: '1.1',
    prettyErrors: false,
    logLevel: 'silent',
  });
  const { contents, errors, warnings } = document;
  return (
    errors.length === 0 &&
    warnings.length === 0 &&
    isScalar(contents) &&
    (contents as Scalar).type === 'PLAIN' &&
    contents.value === text &&
    staysText(text, 'v2') &&
    staysText(text, 'v3')
  );
}

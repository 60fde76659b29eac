import { staysText } from '@floe/go-yaml';
import { Document, isScalar, Scalar, visit } from 'yaml';

/**
 * Puts texts in quotes, as keys too, that Go's YAML libraries would read as
 * another type without: `on` and `1_000` are no texts for kubectl, `2024-01-01`
 * and `0b1` none for sops, and the `yaml` package writes them without quotes.
 * @public
 */
export function quoteForGo(document: Document): void {
  visit(document, {
    Scalar(_, node) {
      if (!node.type && isAmbiguous(node.value)) {
        node.type = Scalar.QUOTE_DOUBLE;
      }
    },
    Pair(_, pair) {
      if (!isScalar(pair.key) && isAmbiguous(pair.key)) {
        const key = new Scalar(pair.key);
        key.type = Scalar.QUOTE_DOUBLE;
        pair.key = key;
      }
    },
  });
}

/** A value as YAML that Go reads as the same value. */
export function stringifyForGo(
  value: unknown,
  options: { lineWidth?: number } = {},
): string {
  const document = new Document(value);
  quoteForGo(document);
  return document.toString(options);
}

function isAmbiguous(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    !(staysText(value, 'v2') && staysText(value, 'v3'))
  );
}

import {
  Document,
  Node,
  Scalar,
  YAMLSeq,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
} from 'yaml';

/**
 * Puts a rule into the `creation_rules` of a `.sops.yaml`, whose comments and
 * order stay. In a separate file, so that the `yaml` package is only loaded
 * when it is needed.
 *
 * @param index - position of the rule; by default the end
 */
export function insertRule(
  text: string,
  fields: Record<string, unknown>,
  index?: number,
): string {
  const document = parseDocument(text);
  const rules = rulesOf(document);
  rules.items.splice(
    index ?? rules.items.length,
    0,
    withQuotes(document.createNode(fields)),
  );
  return document.toString({ lineWidth: 0 });
}

/** Puts names that people choose in quotes: `2026-01-01` and `1_000` would be no texts in an encryption context. */
function withQuotes(rule: Node): Node {
  visit(rule, {
    Pair(_, { key, value }) {
      if (isScalar(key) && key.value === 'context' && isMap(value)) {
        visit(value, {
          Scalar(__, scalar) {
            scalar.type = Scalar.QUOTE_DOUBLE;
          },
        });
      }
    },
  });
  return rule;
}

function rulesOf(document: Document): YAMLSeq {
  const rules = document.get('creation_rules');
  if (isSeq(rules)) {
    return rules;
  }
  const fresh = new YAMLSeq();
  if (document.contents === null) {
    document.contents = document.createNode({}) as never;
  }
  document.set('creation_rules', fresh);
  return fresh;
}

import { Document, YAMLSeq, isSeq, parseDocument } from 'yaml';

/**
 * Puts a rule into the `creation_rules` of a `.sops.yaml`, whose comments and order stay. The file of its own keeps the
 * `yaml` package out of what is loaded for anything else.
 *
 * @param index - where the rule goes; at the end without it
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
    document.createNode(fields),
  );
  return document.toString({ lineWidth: 0 });
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

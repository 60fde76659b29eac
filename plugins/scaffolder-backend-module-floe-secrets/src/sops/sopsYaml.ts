import {
  MANIFEST_SELECTOR,
  SopsEntry,
  SopsFileChange,
  sopsDocument,
} from '@floe/backstage-plugin-floe-secrets-common';
import { CreationRule, Selector } from '@floe/sops';
import { Document, Scalar } from 'yaml';

/** What sops says in a file where the rule selects nothing. */
const DEFAULT_SELECTOR: Selector = {
  type: 'unencrypted_suffix',
  value: '_unencrypted',
};

/** What a new rule selects: in a values file everything is a value. */
export function selectorOfLayout({
  layout,
}: Pick<SopsFileChange, 'layout'>): Selector | undefined {
  return layout === 'manifest' ? { ...MANIFEST_SELECTOR } : undefined;
}

type Tree = Scalar | readonly Tree[] | Map<string, Tree>;

function treeOf(entries: readonly SopsEntry[]): Map<string, Tree> {
  return new Map(
    entries.map(([key, value]) => [
      key,
      typeof value === 'string' ? new Scalar(value) : treeOf(value),
    ]),
  );
}

/** As sops writes it: keys sorted at every level, times in quotes (sops 3.13 refuses them without). */
function metadataTree(value: unknown, key?: string): Tree {
  if (Array.isArray(value)) {
    return value.map(item => metadataTree(item));
  }
  if (typeof value === 'object' && value !== null) {
    return new Map(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, child]) => [name, metadataTree(child, name)]),
    );
  }
  const scalar = new Scalar(value);
  if (key === 'lastmodified' || key === 'created_at') {
    scalar.type = 'QUOTE_DOUBLE';
  }
  return scalar;
}

/**
 * Writes the file of a change as sops lays it out.
 *
 * @param namespace - of the Secret of a manifest
 * @param rule - the rule of `.sops.yaml` for the file, from which the file has
 * what is encrypted and what the message authentication code covers
 */
export function sopsYaml(
  { layout, metadata, secrets }: SopsFileChange,
  namespace: string,
  rule: Pick<CreationRule, 'macOnlyEncrypted' | 'selector'>,
): string {
  const selector = rule.selector?.value ? rule.selector : DEFAULT_SELECTOR;
  const tree = treeOf(sopsDocument(layout, secrets, namespace));
  tree.set(
    'sops',
    metadataTree({
      ...metadata,
      ...(rule.macOnlyEncrypted && { mac_only_encrypted: true }),
      [selector.type]: selector.value,
    }),
  );
  return new Document(tree).toString({ indent: 4, lineWidth: 0 });
}

import {
  MANIFEST_SELECTOR,
  SopsEntry,
  SopsFileChange,
  sopsDocument,
} from '@floe/backstage-plugin-floe-secrets-common';
import { CreationRule, Selector } from '@floe/sops';
import { quoteForGo } from '@floe/values-files';
import { Document, Scalar } from 'yaml';

/** The field that sops writes into a file if the rule selects nothing. */
const DEFAULT_SELECTOR: Selector = {
  type: 'unencrypted_suffix',
  value: '_unencrypted',
};

/** The selection of a new rule: in a values file everything is a value. */
export function selectorOfLayout({
  layout,
}: Pick<SopsFileChange, 'layout'>): Selector | undefined {
  return layout === 'manifest' ? { ...MANIFEST_SELECTOR } : undefined;
}

type Tree = Scalar | readonly Tree[] | Map<string | Scalar, Tree>;

/**
 * Fields whose texts Go's YAML library could read as another type, such as a
 * date or a number with underscores. sops 3.13 refuses times without quotes.
 */
const QUOTED = new Set([
  'aws_profile',
  'context',
  'created_at',
  'engine_path',
  'key_name',
  'lastmodified',
  'name',
]);

function quoted(text: string): Scalar {
  const scalar = new Scalar(text);
  scalar.type = 'QUOTE_DOUBLE';
  return scalar;
}

function treeOf(entries: readonly SopsEntry[]): Map<string, Tree> {
  return new Map(
    entries.map(([key, value]) => [
      key,
      typeof value === 'string' ? new Scalar(value) : treeOf(value),
    ]),
  );
}

/** As sops writes it: keys sorted at every level. */
function metadataTree(value: unknown, key?: string): Tree {
  if (Array.isArray(value)) {
    return value.map(item => metadataTree(item));
  }
  if (typeof value === 'object' && value !== null) {
    return new Map<string | Scalar, Tree>(
      Object.entries(value)
        .filter(([, child]) => child !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, child]) =>
          key === 'context'
            ? [quoted(name), metadataTree(child, key)]
            : [name, metadataTree(child, name)],
        ),
    );
  }
  return typeof value === 'string' && key !== undefined && QUOTED.has(key)
    ? quoted(value)
    : new Scalar(value);
}

/**
 * Writes the file of a change in the layout of sops.
 *
 * @param namespace - of the Secret of a manifest
 * @param rule - the rule of `.sops.yaml` for the file, which selects what is
 *   encrypted and what the message authentication code covers
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
  const document = new Document(tree);
  quoteForGo(document);
  return document.toString({ indent: 4, lineWidth: 0 });
}

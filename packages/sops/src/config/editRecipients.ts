import {
  Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Node,
  parseDocument,
  YAMLMap,
} from 'yaml';
import { isSshRecipient, withoutSshComment } from '../keys/sshKeys';
import { RecipientsChange } from './recipientsChange';

type KeyType = 'age' | 'pgp';

const TYPES: readonly KeyType[] = ['age', 'pgp'];

function idsOf(
  keys: RecipientsChange['add'],
  type: KeyType,
): readonly string[] {
  return keys.flatMap(key => {
    if (key.type !== type) {
      return [];
    }
    return key.type === 'age' ? key.recipient : key.fingerprint;
  });
}

/** Fingerprints are equal regardless of case and spaces, SSH keys of their comment. */
function normal(text: string): string {
  const trimmed = withoutSshComment(text.trim());
  return trimmed.startsWith('age1') || isSshRecipient(trimmed)
    ? trimmed
    : trimmed.replace(/ /g, '').toUpperCase();
}

function textOf(node: unknown, document: Document): string {
  const resolved = isAlias(node) ? node.resolve(document) : node;
  return isScalar(resolved) ? String(resolved.value) : '';
}

function withoutThose(texts: readonly string[], removed: readonly string[]) {
  const gone = new Set(removed.map(normal));
  return texts.filter(text => text && !gone.has(normal(text)));
}

function editField(
  map: YAMLMap,
  type: KeyType,
  change: RecipientsChange,
  document: Document,
): void {
  const added = idsOf(change.add, type);
  const removed = idsOf(change.remove, type);
  const node = map.get(type, true) as Node | undefined;
  if (added.length === 0 && removed.length === 0) {
    return;
  }
  if (isSeq(node)) {
    const gone = new Set(removed.map(normal));
    node.items = node.items.filter(
      item => !gone.has(normal(textOf(item, document))),
    );
    const present = new Set(
      node.items.map(item => normal(textOf(item, document))),
    );
    added
      .filter(id => !present.has(normal(id)))
      .forEach(id => node.add(document.createNode(id)));
    if (node.items.length === 0) {
      map.delete(type);
    }
    return;
  }
  const texts = textOf(node, document)
    .split(',')
    .map(text => text.trim());
  const kept = withoutThose(texts, removed);
  const present = new Set(kept.map(normal));
  const all = [...kept, ...added.filter(id => !present.has(normal(id)))];
  if (all.length === 0) {
    map.delete(type);
  } else if (isScalar(node)) {
    node.value = all.join(',');
    node.type = 'PLAIN';
  } else {
    map.set(type, all.join(','));
  }
}

/**
 * Changes the recipients of one rule in the text of a `.sops.yaml`, whose
 * comments and order stay. In a separate file, so that the `yaml` package is
 * only loaded when it is needed.
 *
 * @param index - of the rule, which has one key group at most
 */
export function editRecipients(
  text: string,
  index: number,
  change: RecipientsChange,
): string {
  const document = parseDocument(text);
  const rule = document.getIn(['creation_rules', index]);
  if (isMap(rule)) {
    const groups = rule.get('key_groups');
    const group = isSeq(groups) ? groups.items[0] : undefined;
    const target = isMap(group) ? group : rule;
    TYPES.forEach(type => {
      // In key groups, sops accepts only lists.
      if (target !== rule && !target.has(type) && idsOf(change.add, type)[0]) {
        target.set(type, document.createNode([]));
      }
      editField(target, type, change, document);
    });
  }
  return document.toString({ lineWidth: 0 });
}

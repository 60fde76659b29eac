import { isAlias, isCollection, isScalar, Node, visit } from 'yaml';
import { refuse } from './findings';

/** Refuses a file that has a value of another type where the change has to write. */
export function refuseType(path: string, expected: string): never {
  return refuse(
    'values-type-conflict',
    path,
    `The chart requires ${expected} here, but the file has another type`,
    'Correct the file first',
  );
}

/** Refuses a change that would have to rewrite more than was requested. */
export function refuseLayout(path: string | null): never {
  return refuse(
    'values-layout',
    path,
    'The layout of the file does not allow this change without losing comments or values',
    'Write this part in block style, one key per line, and try again',
  );
}

function refuseAnchor(path: string): never {
  return refuse(
    'values-anchor',
    path,
    'This part of the file uses an anchor, an alias or a merge key, so a change here would change other parts too',
    'Replace the aliases in this part with their values and try again',
  );
}

/**
 * Refuses a node that is shared with other places (anchor, alias, merge key) or
 * has an explicit tag. Nodes in braces or brackets are searched too, since they
 * would be rewritten.
 */
export function refuseSpecial(node: unknown, path: string) {
  const refuseNode = (inner: unknown) => {
    if (isAlias(inner) || (inner as Node & { anchor?: string })?.anchor) {
      refuseAnchor(path);
    }
    if ((isScalar(inner) || isCollection(inner)) && inner.tag) {
      refuseLayout(path);
    }
  };
  refuseNode(node);
  if (isCollection(node)) {
    for (const item of node.items) {
      const key = (item as { key?: unknown }).key;
      if (isScalar(key) && typeof key.value === 'symbol') {
        refuseAnchor(path);
      }
    }
    if (node.flow) {
      visit(node, { Node: (_, inner) => refuseNode(inner) });
    }
  }
}

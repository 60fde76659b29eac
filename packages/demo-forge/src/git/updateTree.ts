import { InputError } from '@backstage/errors';
import { TreeEntry } from 'isomorphic-git';
import { GitRepository } from './GitRepository';

/** A path that differs from the base tree; an `oid` of `null` deletes it. */
export type TreeChange = {
  path: string;
  mode: string;
  type: TreeEntry['type'];
  oid: string | null;
};

function segmentsOf(path: string): string[] {
  const segments = path.split('/');
  const malformed = segments.some(
    segment =>
      !segment ||
      segment === '.' ||
      segment === '..' ||
      segment.includes('\0') ||
      segment.toLowerCase() === '.git',
  );
  if (malformed) {
    throw new InputError('tree.path contains a malformed path component');
  }
  return segments;
}

type SplitChange = {
  segments: string[];
  change: TreeChange;
};

async function update(
  repository: GitRepository,
  base: string | undefined,
  changes: SplitChange[],
): Promise<string | undefined> {
  const children = new Map<string, TreeEntry>();
  for (const child of base ? await repository.list(base) : []) {
    children.set(child.path, child);
  }
  const nested = new Map<string, SplitChange[]>();
  for (const { segments, change } of changes) {
    const [name, ...rest] = segments;
    if (rest.length > 0) {
      nested.set(name, [
        ...(nested.get(name) ?? []),
        { segments: rest, change },
      ]);
    } else if (change.oid === null) {
      children.delete(name);
    } else {
      children.set(name, {
        path: name,
        mode: change.mode,
        type: change.type,
        oid: change.oid,
      });
    }
  }
  for (const [name, inside] of nested) {
    const existing = children.get(name);
    const oid = await update(
      repository,
      existing?.type === 'tree' ? existing.oid : undefined,
      inside,
    );
    if (oid) {
      children.set(name, { path: name, mode: '040000', type: 'tree', oid });
    } else if (existing?.type === 'tree') {
      children.delete(name);
    }
  }
  return children.size > 0
    ? repository.writeTree([...children.values()])
    : undefined;
}

/**
 * Writes the tree that results from a base tree and the changes to it, and
 * returns its object name. A directory that loses its last file disappears.
 * Throws an InputError for a path that Git would not check out.
 */
export async function updateTree(
  repository: GitRepository,
  base: string | undefined,
  changes: TreeChange[],
): Promise<string> {
  const split = changes.map(change => ({
    segments: segmentsOf(change.path),
    change,
  }));
  return (await update(repository, base, split)) ?? repository.writeTree([]);
}

import git, { Errors } from 'isomorphic-git';
import fs from 'node:fs';
import { fileChanges, isBinary } from './fileChanges';
import { GitRepository } from './GitRepository';

/** The merged tree, or the reason for a conflict. */
export type MergeOutcome =
  | { clean: true; tree: string }
  | { clean: false; conflicts: string[] };

async function binaryConflicts(
  repository: GitRepository,
  base: string,
  ours: string,
  theirs: string,
): Promise<string[]> {
  const [ourChanges, theirChanges] = await Promise.all([
    fileChanges(repository, base, ours),
    fileChanges(repository, base, theirs),
  ]);
  const conflicts: string[] = [];
  for (const change of ourChanges) {
    const other = theirChanges.find(({ path }) => path === change.path);
    if (
      change.after &&
      other?.after &&
      change.after.oid !== other.after.oid &&
      change.after.oid !== change.before?.oid &&
      other.after.oid !== other.before?.oid
    ) {
      const contents = await Promise.all(
        [change.after, other.after].map(({ oid }) => repository.readBlob(oid)),
      );
      if (contents.some(isBinary)) {
        conflicts.push(change.path);
      }
    }
  }
  return conflicts;
}

/**
 * Merges two commits without moving a branch. Text is merged line by line;
 * a binary file that both sides changed is a conflict.
 */
export async function mergeTrees(
  repository: GitRepository,
  ours: string,
  theirs: string,
): Promise<MergeOutcome> {
  const base = await repository.mergeBase(ours, theirs);
  if (!base) {
    return { clean: false, conflicts: [] };
  }
  if (base === ours || base === theirs) {
    const { tree } = await repository.readCommit(base === ours ? theirs : ours);
    return { clean: true, tree };
  }
  const binary = await binaryConflicts(repository, base, ours, theirs);
  if (binary.length > 0) {
    return { clean: false, conflicts: binary };
  }
  try {
    const author = { name: 'merge', email: 'merge@localhost' };
    const result = await git.merge({
      fs,
      gitdir: repository.gitdir,
      ours,
      theirs,
      fastForward: false,
      noUpdateBranch: true,
      abortOnConflict: true,
      author,
      committer: author,
      message: 'Merge',
    });
    return { clean: true, tree: result.tree! };
  } catch (error) {
    if (error instanceof Errors.MergeConflictError) {
      return { clean: false, conflicts: error.data.filepaths };
    }
    if (error instanceof Errors.MergeNotSupportedError) {
      return { clean: false, conflicts: [] };
    }
    throw error;
  }
}

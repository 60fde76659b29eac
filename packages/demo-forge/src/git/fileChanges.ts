import git, { TREE, WalkerEntry } from 'isomorphic-git';
import { structuredPatch } from 'diff';
import fs from 'node:fs';
import { GitRepository } from './GitRepository';

/** One side of a changed file. */
type FileVersion = {
  oid: string;
  mode: string;
};

/** A file that differs between two commits. Renames are a removal and an addition. */
type FileChange = {
  path: string;
  status: 'added' | 'removed' | 'modified';
  before?: FileVersion;
  after?: FileVersion;
};

/** A line of a unified diff; line numbers start at 1. */
export type DiffLine = {
  kind: 'context' | 'added' | 'removed' | 'note';
  text: string;
  before?: number;
  after?: number;
};

type DiffHunk = {
  header: string;
  lines: DiffLine[];
};

/** The unified diff of one file. */
export type FileDiff = FileChange & {
  additions: number;
  deletions: number;
  /** Why there are no hunks although the content differs. */
  omitted?: 'binary' | 'too-large';
  hunks: DiffHunk[];
};

const largestDiff = 512 * 1024;
const slowestDiffMilliseconds = 2000;

async function version(entry: WalkerEntry | null) {
  if (!entry || (await entry.type()) === 'tree') {
    return undefined;
  }
  const [oid, mode] = await Promise.all([entry.oid(), entry.mode()]);
  return { oid, mode: mode.toString(8) };
}

/** The files that differ between two commits, sorted by path. */
export async function fileChanges(
  repository: GitRepository,
  from: string,
  to: string,
): Promise<FileChange[]> {
  const changes: FileChange[] = [];
  await git.walk({
    fs,
    gitdir: repository.gitdir,
    trees: [TREE({ ref: from }), TREE({ ref: to })],
    map: async (path, [old, current]) => {
      if (
        old &&
        current &&
        (await old.oid()) === (await current.oid()) &&
        (await old.mode()) === (await current.mode())
      ) {
        return null; // Equal trees need not be compared.
      }
      const [before, after] = await Promise.all([
        version(old),
        version(current),
      ]);
      if (before && after) {
        changes.push({ path, status: 'modified', before, after });
      } else if (after) {
        changes.push({ path, status: 'added', after });
      } else if (before) {
        changes.push({ path, status: 'removed', before });
      }
      return true;
    },
  });
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * Whether Git would treat the content as binary: a NUL among its first 8000
 * bytes.
 */
export function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8000).includes(0);
}

function toHunks(oldText: string, newText: string): DiffHunk[] | undefined {
  const patch = structuredPatch('', '', oldText, newText, '', '', {
    context: 3,
    timeout: slowestDiffMilliseconds,
  });
  return patch?.hunks.map(hunk => {
    let oldLine = hunk.oldStart;
    let newLine = hunk.newStart;
    const lines = hunk.lines.map((line): DiffLine => {
      const text = line.slice(1);
      switch (line[0]) {
        case '+':
          return { kind: 'added', text, after: newLine++ };
        case '-':
          return { kind: 'removed', text, before: oldLine++ };
        case '\\':
          return { kind: 'note', text: text.trim() };
        default:
          return { kind: 'context', text, before: oldLine++, after: newLine++ };
      }
    });
    const range = (start: number, length: number) =>
      `${length === 0 ? start - 1 : start},${length}`;
    const before = range(hunk.oldStart, hunk.oldLines);
    const after = range(hunk.newStart, hunk.newLines);
    return { header: `@@ -${before} +${after} @@`, lines };
  });
}

/** The unified diff of a changed file, with three lines of context. */
export async function fileDiff(
  repository: GitRepository,
  change: FileChange,
): Promise<FileDiff> {
  const empty = { ...change, additions: 0, deletions: 0, hunks: [] };
  const read = async (side?: FileVersion) =>
    side && side.mode !== '160000'
      ? repository.readBlob(side.oid)
      : Buffer.alloc(0);
  const [before, after] = await Promise.all([
    read(change.before),
    read(change.after),
  ]);
  if (isBinary(before) || isBinary(after)) {
    return { ...empty, omitted: 'binary' };
  }
  const hunks =
    before.length + after.length > largestDiff
      ? undefined
      : toHunks(before.toString('utf8'), after.toString('utf8'));
  if (!hunks) {
    return { ...empty, omitted: 'too-large' };
  }
  const count = (kind: DiffLine['kind']) =>
    hunks.flatMap(hunk => hunk.lines).filter(line => line.kind === kind).length;
  return {
    ...change,
    additions: count('added'),
    deletions: count('removed'),
    hunks,
  };
}

const prefixes = { context: ' ', added: '+', removed: '-', note: '\\ ' };

/** The hunks as text, as in the field `patch` of GitHub's answers. */
export function patchText(diff: FileDiff): string {
  return diff.hunks
    .map(hunk =>
      [
        hunk.header,
        ...hunk.lines.map(line => `${prefixes[line.kind]}${line.text}`),
      ].join('\n'),
    )
    .join('\n');
}

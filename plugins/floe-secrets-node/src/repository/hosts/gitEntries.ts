import { ApiRequest } from './ApiRequest';

/** What Git has at a path. */
export type EntryKind = 'file' | 'symlink' | 'submodule' | 'folder';

/** What a branch has at a path, and its object if the host's next request needs it. */
export type GitEntry = { kind: EntryKind; id?: string };

/** Where a request for an entry looks. */
export type EntryLookup = {
  /** Head of the branch. */
  commit: string;
  path: string;
  /** The folder above, as it was answered; undefined at the root. */
  parent?: GitEntry;
  /** Counted from 1, for hosts that answer a folder in pages. */
  page: number;
};

/** An entry of a folder, or whether the next page may have it. */
export type EntryAnswer = { entry?: GitEntry; isMore?: boolean };

export type EntryRequest = ApiRequest<EntryAnswer>;

/** The kind of a mode of Git; octal in texts. */
export function kindOfMode(mode: string | number): EntryKind {
  // eslint-disable-next-line no-bitwise
  switch (
    Number.parseInt(String(mode), typeof mode === 'number' ? 10 : 8) >> 12
  ) {
    case 0o04:
      return 'folder';
    case 0o12:
      return 'symlink';
    case 0o16:
      return 'submodule';
    default:
      return 'file';
  }
}

/** The last segment of a path. */
export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The path of the folder above, without a slash at its end. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0));
}

/** Reads the entry of a name from the tree of GitHub's and Gitea's API. */
export function entryInTree(path: string) {
  return (body: any): EntryAnswer => {
    const found = body.tree.find((one: any) => one.path === lastOf(path));
    return found
      ? { entry: { kind: kindOfMode(found.mode), id: found.sha } }
      : { isMore: body.truncated === true };
  };
}

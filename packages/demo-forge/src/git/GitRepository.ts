import git, {
  CommitObject,
  Errors,
  ReadCommitResult,
  TreeEntry,
} from 'isomorphic-git';
import fs from 'node:fs';
import { Clock } from '../clock';
import { childrenFirst } from './childrenFirst';
import { isBranchName, isObjectName } from './refNames';

/** A file or directory of a tree; `path` is relative to the repository's root. */
export type RepositoryEntry = {
  path: string;
  /** Octal file mode as Git writes it, for example `100755`. */
  mode: string;
  type: 'blob' | 'tree' | 'commit';
  oid: string;
};

/** Who wrote a commit, and when, as seconds since 1970. */
export type Signature = {
  name: string;
  email: string;
  timestamp?: number;
};

/** The content of a new commit. */
export type NewCommit = {
  message: string;
  tree: string;
  parents: string[];
  author: Signature;
  committer?: Signature;
};

function joined(directory: string, name: string): string {
  return directory ? `${directory}/${name}` : name;
}

function isNotFound(error: unknown): boolean {
  return error instanceof Errors.NotFoundError;
}

/** A bare Git repository on disk: branches and objects. */
export class GitRepository {
  readonly #clock: Clock;

  private constructor(
    readonly gitdir: string,
    readonly defaultBranch: string,
    clock: Clock,
  ) {
    this.#clock = clock;
  }

  /** Creates an empty bare repository with HEAD at the given branch. */
  static async create(
    gitdir: string,
    defaultBranch: string,
    clock: Clock,
  ): Promise<GitRepository> {
    await git.init({ fs, gitdir, bare: true, defaultBranch });
    return new GitRepository(gitdir, defaultBranch, clock);
  }

  static async open(gitdir: string, clock: Clock): Promise<GitRepository> {
    const head = await git.resolveRef({ fs, gitdir, ref: 'HEAD', depth: 2 });
    return new GitRepository(gitdir, head.replace(/^refs\/heads\//, ''), clock);
  }

  async branches(): Promise<string[]> {
    return git.listBranches({ fs, gitdir: this.gitdir });
  }

  /** The newest commit of a branch; `undefined` if there is no such branch. */
  async branchHead(name: string): Promise<string | undefined> {
    return isBranchName(name)
      ? this.#resolveRef(`refs/heads/${name}`)
      : undefined;
  }

  /** The commit of a branch, a tag, HEAD or a full or abbreviated object name. */
  async resolveCommit(ref: string): Promise<string | undefined> {
    if (ref === 'HEAD') {
      return this.branchHead(this.defaultBranch);
    }
    const name = ref.replace(/^refs\/(heads|tags)\//, '');
    const named =
      (await this.branchHead(name)) ??
      (isBranchName(name)
        ? await this.#resolveRef(`refs/tags/${name}`)
        : undefined);
    if (named) {
      return named;
    }
    if (!/^[0-9a-f]{7,40}$/.test(ref)) {
      return undefined;
    }
    try {
      const oid = isObjectName(ref)
        ? ref
        : await git.expandOid({ fs, gitdir: this.gitdir, oid: ref });
      return (await git.readCommit({ fs, gitdir: this.gitdir, oid })).oid;
    } catch {
      return undefined;
    }
  }

  async readCommit(oid: string): Promise<CommitObject> {
    return (await git.readCommit({ fs, gitdir: this.gitdir, oid })).commit;
  }

  /**
   * Newest first, each commit before its parents; with a path, only the commits
   * that changed that file.
   */
  async log(
    oid: string,
    options: { depth?: number; path?: string } = {},
  ): Promise<ReadCommitResult[]> {
    const { depth, path } = options;
    const read = (filepath?: string) =>
      git.log({ fs, gitdir: this.gitdir, ref: oid, filepath, force: true });
    const log = childrenFirst(await read());
    if (path === undefined) {
      return log.slice(0, depth);
    }
    const ofPath = new Set((await read(path)).map(commit => commit.oid));
    return log.filter(commit => ofPath.has(commit.oid)).slice(0, depth);
  }

  /** The file or directory at a path of a commit; the path `''` is the root. */
  async entry(
    commit: string,
    path: string,
  ): Promise<RepositoryEntry | undefined> {
    const { tree } = await this.readCommit(commit);
    let entry: RepositoryEntry | undefined = {
      path: '',
      mode: '040000',
      type: 'tree',
      oid: tree,
    };
    for (const segment of path.split('/').filter(Boolean)) {
      entry = await this.#child(entry, segment);
      if (!entry) {
        return undefined;
      }
    }
    return entry;
  }

  /** The direct children of a tree; their paths begin with `directory`. */
  async list(tree: string, directory = ''): Promise<RepositoryEntry[]> {
    const result = await git.readTree({ fs, gitdir: this.gitdir, oid: tree });
    return result.tree.map((child: TreeEntry) => ({
      path: joined(directory, child.path),
      mode: child.mode,
      type: child.type,
      oid: child.oid,
    }));
  }

  /** Everything below a tree, each directory before its children. */
  async listAll(tree: string, directory = ''): Promise<RepositoryEntry[]> {
    const entries: RepositoryEntry[] = [];
    for (const entry of await this.list(tree, directory)) {
      entries.push(entry);
      if (entry.type === 'tree') {
        entries.push(...(await this.listAll(entry.oid, entry.path)));
      }
    }
    return entries;
  }

  async readBlob(oid: string): Promise<Buffer> {
    const { blob } = await git.readBlob({ fs, gitdir: this.gitdir, oid });
    return Buffer.from(blob);
  }

  /** The type of an object; `undefined` if the repository does not have it. */
  async objectType(oid: string): Promise<string | undefined> {
    if (!isObjectName(oid)) {
      return undefined;
    }
    try {
      const object = await git.readObject({
        fs,
        gitdir: this.gitdir,
        oid,
        format: 'content',
      });
      return object.type;
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }

  async writeBlob(content: Uint8Array): Promise<string> {
    return git.writeBlob({ fs, gitdir: this.gitdir, blob: content });
  }

  async writeTree(entries: TreeEntry[]): Promise<string> {
    return git.writeTree({ fs, gitdir: this.gitdir, tree: entries });
  }

  async writeCommit(commit: NewCommit): Promise<string> {
    const now = Math.floor(this.#clock.now().getTime() / 1000);
    const signature = ({ name, email, timestamp = now }: Signature) => ({
      name,
      email,
      timestamp,
      timezoneOffset: 0,
    });
    return git.writeCommit({
      fs,
      gitdir: this.gitdir,
      commit: {
        message: commit.message,
        tree: commit.tree,
        parent: commit.parents,
        author: signature(commit.author),
        committer: signature(commit.committer ?? commit.author),
      },
    });
  }

  /** Creates the branch, or moves it from its present commit. */
  async setBranch(name: string, oid: string): Promise<void> {
    await git.writeRef({
      fs,
      gitdir: this.gitdir,
      ref: `refs/heads/${name}`,
      value: oid,
      force: true,
    });
  }

  async deleteBranch(name: string): Promise<void> {
    await git.deleteRef({ fs, gitdir: this.gitdir, ref: `refs/heads/${name}` });
  }

  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const bases = await git.findMergeBase({
      fs,
      gitdir: this.gitdir,
      oids: [a, b],
    });
    return bases[0];
  }

  async #child(
    parent: RepositoryEntry,
    name: string,
  ): Promise<RepositoryEntry | undefined> {
    const path = joined(parent.path, name);
    return parent.type === 'tree'
      ? (await this.list(parent.oid, parent.path)).find(
          child => child.path === path,
        )
      : undefined;
  }

  async #resolveRef(ref: string): Promise<string | undefined> {
    try {
      return await git.resolveRef({ fs, gitdir: this.gitdir, ref });
    } catch (error) {
      if (isNotFound(error)) {
        return undefined;
      }
      throw error;
    }
  }
}

import { HostRequests } from './HostRequests';
import { EntryAnswer, EntryKind, EntryRequest, GitEntry } from './hosts';
import { RepositoryError } from './RepositoryError';
import { RepositoryBranch } from './types';

/** Pages of a folder that are looked at; the largest hosts answer 100 entries in each. */
const MAX_PAGES = 100;

const WORDS: Record<Exclude<EntryKind, 'file'>, string> = {
  symlink: 'a symbolic link',
  submodule: 'a submodule',
  folder: 'a folder',
};

/**
 * Checks what a branch has at a path, folder by folder. A host answers 404 for
 * a file below a link or a submodule, and with the target for a link, so an
 * answer for a file alone does not show what a commit would replace. A host
 * that does not say what is there does not prevent writing.
 */
export class EntryCheck {
  readonly #requests: HostRequests;

  constructor(requests: HostRequests) {
    this.#requests = requests;
  }

  /**
   * Makes sure that a branch has a file at a path, or nothing.
   *
   * @param commit - head of the branch
   * @throws RepositoryError if it has something else there or above, or the
   * host does not answer
   */
  async requireFileOrNothing(
    branch: RepositoryBranch,
    path: string,
    commit: string,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const segments = path.split('/');
    let parent: GitEntry | undefined;
    for (const index of segments.keys()) {
      const part = segments.slice(0, index + 1).join('/');
      const entry = await this.#find(
        branch,
        { commit, parent, path: part },
        signal,
      );
      if (!entry) {
        return;
      }
      const wanted = part === path ? 'file' : 'folder';
      if (entry.kind !== wanted) {
        throw otherKind(branch, path, part, entry.kind);
      }
      parent = entry;
    }
  }

  async #find(
    branch: RepositoryBranch,
    place: { commit: string; parent?: GitEntry; path: string },
    signal: AbortSignal | undefined,
  ): Promise<GitEntry | undefined> {
    const { repository } = branch;
    const host = this.#requests.hostOf(repository);
    for (let page = 1; page <= MAX_PAGES; page++) {
      const request = host.entry(branch, { ...place, page });
      const { entry, isMore } =
        (request && (await this.#ask(branch, request, signal))) ?? {};
      if (entry || !isMore) {
        return entry;
      }
    }
    throw new RepositoryError(
      'refused',
      `The folder of ${place.path} in ${repository.url} has too many entries to be looked at`,
    );
  }

  async #ask(
    { repository }: RepositoryBranch,
    request: EntryRequest,
    signal: AbortSignal | undefined,
  ): Promise<EntryAnswer | undefined> {
    try {
      const answer = await this.#requests.ask(repository, request, signal);
      return answer.found ? answer.value : undefined;
    } catch (error) {
      const { problem } = error as RepositoryError;
      if (problem === 'refused' || problem === 'denied') {
        return undefined;
      }
      throw error;
    }
  }
}

function otherKind(
  { name, repository }: RepositoryBranch,
  path: string,
  part: string,
  kind: EntryKind,
): RepositoryError {
  const what = kind === 'file' ? 'a file' : WORDS[kind];
  return new RepositoryError(
    'not-a-file',
    part === path
      ? `${path} is ${what} on the branch ${name} of ${repository.url}, not a file. It is neither read nor replaced: name the file itself`
      : `${part} is ${what} on the branch ${name} of ${repository.url}, not a folder, so ${path} is neither read nor written: name a path without it`,
  );
}

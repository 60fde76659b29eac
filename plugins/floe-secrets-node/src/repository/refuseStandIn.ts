import { RepositoryError } from './RepositoryError';
import { GitHostType } from './types';

/** The first line of a file that Git LFS leaves in place of the real one. */
const LFS_POINTER =
  /^version https:\/\/(?:git-lfs|hawser)\.github\.com\/spec\/v\d+\r?\n/;
/** A pointer has at most this many bytes (specification of Git LFS). */
const MAX_POINTER = 1_024;

const WORDS: Partial<Record<string, string>> = {
  symlink: 'is a symbolic link to something that is no file of the repository',
  submodule: 'is a submodule',
};

/**
 * Refuses what a host answers in place of the file: a pointer of Git LFS, and
 * the descriptions of folders, submodules and links that GitHub sends with
 * status 200 where it was asked for a text.
 *
 * @throws RepositoryError that says what is there
 */
export function refuseStandIn(
  content: Buffer,
  { path, type }: { path: string; type: GitHostType },
): void {
  if (
    content.length <= MAX_POINTER &&
    LFS_POINTER.test(content.toString('latin1'))
  ) {
    throw new RepositoryError(
      'not-a-file',
      `${path} is kept in Git LFS, so the repository has only a pointer to it. Keep it in Git itself (git lfs untrack)`,
    );
  }
  const what = type === 'github' ? descriptionIn(content, path) : undefined;
  if (what) {
    throw new RepositoryError(
      'not-a-file',
      `${path} ${what}, not a file. Name the file itself`,
    );
  }
}

/** What GitHub describes; undefined for the content of a file. */
function descriptionIn(content: Buffer, path: string): string | undefined {
  // It writes JSON without spaces, and few files do.
  if (!/^(?:\[\{|\{)"/.test(content.toString('latin1', 0, 3))) {
    return undefined;
  }
  let body: any;
  try {
    body = JSON.parse(content.toString('utf8'));
  } catch {
    return undefined;
  }
  const isEntry = (one: any) =>
    typeof one?.sha === 'string' &&
    typeof one.git_url === 'string' &&
    typeof one._links?.self === 'string';
  if (Array.isArray(body)) {
    return body.length > 0 &&
      body.every(one => isEntry(one) && one.path === `${path}/${one.name}`)
      ? 'is a folder'
      : undefined;
  }
  return isEntry(body) && body.path === path ? WORDS[body.type] : undefined;
}

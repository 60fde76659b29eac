import { RequestRefusedError } from '../errors';
import { HostedRepository } from '../store/HostedRepository';

/** A place in a repository, as in the address of a page. */
export type RefPath = {
  ref: string;
  commit: string;
  path: string;
};

async function split(
  repository: HostedRepository,
  rest: string,
): Promise<RefPath | undefined> {
  const segments = rest.split('/').filter(Boolean);
  for (let length = segments.length; length > 0; length--) {
    const ref = segments.slice(0, length).join('/');
    const commit = await repository.git.resolveCommit(ref);
    if (commit) {
      return { ref, commit, path: segments.slice(length).join('/') };
    }
  }
  return undefined;
}

/**
 * Splits `ref/path` at the longest branch, because branches may have slashes.
 * In Backstage's links they are encoded twice.
 */
export async function refPathOf(
  repository: HostedRepository,
  rest: string,
): Promise<RefPath> {
  const decoded = rest.replace(/%2F/gi, '/');
  const found =
    (await split(repository, rest)) ?? (await split(repository, decoded));
  if (!found) {
    throw RequestRefusedError.notFound(
      'There is no branch, tag or commit of that name.',
    );
  }
  return found;
}

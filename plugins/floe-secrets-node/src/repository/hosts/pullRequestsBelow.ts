import { numberIn } from '../addresses';
import { GitRepository } from '../types';
import { GitHost } from './GitHost';

/**
 * Addresses of pull requests that are the address of the repository, a word and
 * the number.
 *
 * @param path - the word, such as `pull`, with the segments before it that
 * `split` leaves out
 * @param split - the repository of an address, and the segments behind it
 */
export function pullRequestsBelow(
  path: string,
  split: (url: URL) => { repository?: GitRepository; rest: string[] },
): Pick<GitHost, 'parsePullRequest' | 'pullRequestUrl'> {
  const word = path.slice(path.lastIndexOf('/') + 1);
  return {
    parsePullRequest(url) {
      const { repository, rest } = split(url);
      const number = rest[0] === word ? numberIn(rest[1]) : undefined;
      return repository && number ? { repository, number } : undefined;
    },
    pullRequestUrl: ({ repository, number }) =>
      `${repository.url}/${path}/${number}`,
  };
}

import { numberIn } from '../addresses';
import { GitRepository } from '../types';
import { GitHost } from './GitHost';

/**
 * Addresses of pull requests that consist of the repository's address, a word
 * and the number.
 *
 * @param path - the word, such as `pull`, and the segments between the
 * repository and it
 * @param split - splits an address into its repository and the remaining
 * segments
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

import { JsonObject } from '@backstage/types';
import { PullRequestState } from '../pullRequests/types';

/** How one kind of host names a pull request, and what its API answers of one. */
type PullRequestHostKind = {
  name: string;
  integrations(url: string, host: string): JsonObject;
  /** A place on the default branch of the repository. */
  location(url: string): string;
  pullRequestUrl(url: string): string;
  /** Path and query by which it is asked for. */
  statePath: string;
  /** Answers, of what the API's reference shows the fields that are read. */
  recorded: Record<'open' | 'merged' | 'closed', unknown>;
  merged: Partial<PullRequestState>;
};

/** The one host that no configuration moves. */
const BITBUCKET_API = 'https://api.bitbucket.org';

/** A fetch that finds Bitbucket Cloud's API at another address. */
export function fetchAt(url: string, fetchIt = fetch): typeof fetch {
  return (input, init) =>
    fetchIt(String(input).replace(BITBUCKET_API, url), init);
}

const COMMIT = '0123456789abcdef0123456789abcdef01234567';
const AT = '2026-11-24T03:00:00.000Z';
const MILLIS = Date.parse(AT);

export const HOSTS: PullRequestHostKind[] = [
  {
    name: 'GitHub',
    integrations: (url, host) => ({
      github: [{ host, apiBaseUrl: `${url}/api/v3`, token: 'secret' }],
    }),
    location: url => `${url}/acme/orders/tree/main/`,
    pullRequestUrl: url => `${url}/acme/orders/pull/7`,
    statePath: '/api/v3/repos/acme/orders/pulls/7',
    recorded: {
      open: { number: 7, state: 'open', merged: false, draft: true },
      merged: {
        number: 7,
        state: 'closed',
        merged: true,
        merged_at: AT,
        closed_at: AT,
        merge_commit_sha: COMMIT,
      },
      closed: { number: 7, state: 'closed', merged: false, closed_at: AT },
    },
    merged: { mergedAt: AT, mergeCommit: COMMIT },
  },
  {
    name: 'GitLab',
    integrations: (url, host) => ({
      gitlab: [
        { host, baseUrl: url, apiBaseUrl: `${url}/api/v4`, token: 'secret' },
      ],
    }),
    location: url => `${url}/acme/data/orders/-/tree/main/`,
    pullRequestUrl: url => `${url}/acme/data/orders/-/merge_requests/7`,
    statePath: '/api/v4/projects/acme%2Fdata%2Forders/merge_requests/7',
    recorded: {
      open: { iid: 7, state: 'opened', merged_at: null },
      merged: {
        iid: 7,
        state: 'merged',
        merged_at: AT,
        merge_commit_sha: null,
        squash_commit_sha: COMMIT,
      },
      closed: { iid: 7, state: 'closed', closed_at: AT },
    },
    merged: { mergedAt: AT, mergeCommit: COMMIT },
  },
  {
    name: 'Gitea',
    integrations: (url, host) => ({
      gitea: [{ host, baseUrl: url, username: 'jo', password: 'secret' }],
    }),
    location: url => `${url}/acme/orders/src/branch/main/`,
    pullRequestUrl: url => `${url}/acme/orders/pulls/7`,
    statePath: '/api/v1/repos/acme/orders/pulls/7',
    recorded: {
      open: { number: 7, state: 'open', merged: false },
      merged: {
        number: 7,
        state: 'closed',
        merged: true,
        merged_at: AT,
        merge_commit_sha: COMMIT,
      },
      closed: { number: 7, state: 'closed', merged: false, closed_at: AT },
    },
    merged: { mergedAt: AT, mergeCommit: COMMIT },
  },
  {
    name: 'Bitbucket Cloud',
    integrations: () => ({
      bitbucketCloud: [{ username: 'jo', token: 'secret' }],
    }),
    location: () => 'https://bitbucket.org/acme/orders/src/main/',
    pullRequestUrl: () => 'https://bitbucket.org/acme/orders/pull-requests/7',
    statePath: '/2.0/repositories/acme/orders/pullrequests/7',
    recorded: {
      open: { id: 7, state: 'OPEN', merge_commit: null },
      merged: { id: 7, state: 'MERGED', merge_commit: { hash: COMMIT } },
      closed: { id: 7, state: 'DECLINED', merge_commit: null },
    },
    // It has no time.
    merged: { mergedAt: null, mergeCommit: COMMIT },
  },
  {
    name: 'Bitbucket Data Center',
    integrations: (url, host) => ({
      bitbucketServer: [
        { host, apiBaseUrl: `${url}/rest/api/1.0`, token: 'secret' },
      ],
    }),
    location: url => `${url}/projects/ACME/repos/orders/browse?at=main`,
    pullRequestUrl: url => `${url}/projects/ACME/repos/orders/pull-requests/7`,
    statePath: '/rest/api/1.0/projects/ACME/repos/orders/pull-requests/7',
    recorded: {
      open: { id: 7, version: 1, state: 'OPEN', closed: false },
      merged: {
        id: 7,
        state: 'MERGED',
        closedDate: MILLIS,
        properties: { mergeCommit: { id: COMMIT } },
      },
      closed: { id: 7, state: 'DECLINED', closedDate: MILLIS },
    },
    merged: { mergedAt: AT, mergeCommit: COMMIT },
  },
  {
    name: 'Azure DevOps',
    integrations: (_, host) => ({
      azure: [
        {
          host,
          credentials: [{ personalAccessToken: 'secret' }],
        },
      ],
    }),
    location: url => `${url}/acme/data/_git/orders?version=GBmain`,
    pullRequestUrl: url => `${url}/acme/data/_git/orders/pullrequest/7`,
    statePath:
      '/acme/data/_apis/git/repositories/orders/pullrequests/7?api-version=6.0',
    recorded: {
      open: { pullRequestId: 7, status: 'active' },
      merged: {
        pullRequestId: 7,
        status: 'completed',
        closedDate: AT,
        lastMergeCommit: { commitId: COMMIT },
      },
      closed: { pullRequestId: 7, status: 'abandoned', closedDate: AT },
    },
    merged: { mergedAt: AT, mergeCommit: COMMIT },
  },
  {
    name: 'Gerrit',
    integrations: (url, host) => ({
      gerrit: [
        {
          host,
          baseUrl: url,
          gitilesBaseUrl: `${url}/gitiles`,
          username: 'jo',
          password: 'secret',
        },
      ],
    }),
    location: url => `${url}/gitiles/acme/orders/+/refs/heads/main/`,
    pullRequestUrl: url => `${url}/c/acme/orders/+/7`,
    statePath: '/a/changes/7?o=CURRENT_REVISION',
    recorded: {
      open: ')]}\'\n{"_number":7,"status":"NEW"}',
      merged: `)]}'\n${JSON.stringify({
        _number: 7,
        status: 'MERGED',
        submitted: '2026-11-24 03:00:00.000000000',
        current_revision: COMMIT,
      })}`,
      closed: ')]}\'\n{"_number":7,"status":"ABANDONED"}',
    },
    merged: { mergedAt: AT, mergeCommit: COMMIT },
  },
];

import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { PortalOptions } from './Portal';

/** A Git host whose pull requests are followed by a portal. */
export type PullRequestHost = {
  /** With these, a portal reaches the host, and its service has a repository there. */
  portalOptions: PortalOptions;
  /** Address of a pull request of that repository. */
  pullRequestUrl(number: number): string;
  /** Merges all pull requests. */
  merge(): void;
  stop(): Promise<void>;
};

/** Starts the part of GitHub's API that reports whether a pull request is merged. */
export async function startPullRequestHost(): Promise<PullRequestHost> {
  let merged = false;
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        state: merged ? 'closed' : 'open',
        merged,
        merged_at: merged ? new Date().toISOString() : null,
        merge_commit_sha: '0123456789abcdef0123456789abcdef01234567',
      }),
    );
  });
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const repository = `http://${host}/floe/interop`;
  return {
    portalOptions: {
      config: {
        integrations: {
          github: [{ host, apiBaseUrl: `http://${host}`, token: 'token' }],
        },
      },
      annotations: {
        'backstage.io/source-location': `url:${repository}/tree/main/`,
      },
      // The tests' usual scheduler runs a task once.
      features: [schedulerServiceFactory],
    },
    pullRequestUrl: number => `${repository}/pull/${number}`,
    merge: () => {
      merged = true;
    },
    stop: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

import { createServer, type Server } from 'node:http';

/** The part of GitHub's API that reports whether a pull request is merged. */
export async function startPullRequestHost(): Promise<{
  server: Server;
  merge(): void;
}> {
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
  return {
    server,
    merge: () => {
      merged = true;
    },
  };
}

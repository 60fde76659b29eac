import { encodePath } from '../addresses';
import { BranchHost, pullRequestState, query } from './BranchHost';
import { HostApi } from './HostApi';

/**
 * GitHub and GitHub Enterprise through the REST API: `pulls`, `git/trees`,
 * `git/commits`, `git/refs`, `issues/labels`. A branch only moves forward
 * (`force: false`), so that commits pushed meanwhile are kept.
 */
export function githubPullRequests(api: HostApi, owner: string): BranchHost {
  return {
    state: ({ number }) => ({
      path: `/pulls/${number}`,
      read: body => {
        const merged = body.merged ?? Boolean(body.merged_at);
        return pullRequestState(
          body.state,
          { open: 'open', closed: merged ? 'merged' : 'closed' },
          {
            mergedAt: body.merged_at ?? null,
            mergeCommit: body.merge_commit_sha ?? null,
            closedAt: body.closed_at ?? null,
          },
        );
      },
    }),
    async findOpen({ name }, target) {
      const found = await api.get(
        `/pulls${query({
          state: 'open',
          head: `${owner}:${name}`,
          base: target,
        })}`,
      );
      const pull = (found as any[])?.find(({ head }) => head.ref === name);
      return (
        pull && {
          number: pull.number,
          title: pull.title,
          text: pull.body ?? '',
        }
      );
    },
    async lastCommit(commit, path) {
      const [last] =
        (await api.get(
          `/commits${query({ sha: commit, path, per_page: 1 })}`,
        )) ?? [];
      return last && { id: last.sha, message: last.commit.message };
    },
    async commit({ branch, files, isNewBranch, message, parent }) {
      const { tree } = await api.get(`/git/commits/${parent}`);
      const blobs = await Promise.all(
        files.map(({ content }) =>
          api.send('POST', '/git/blobs', {
            content: content.toString('base64'),
            encoding: 'base64',
          }),
        ),
      );
      const { sha: treeSha } = await api.send('POST', '/git/trees', {
        base_tree: tree.sha,
        tree: files.map(({ path }, index) => ({
          path,
          mode: '100644',
          type: 'blob',
          sha: blobs[index].sha,
        })),
      });
      const { sha } = await api.send('POST', '/git/commits', {
        message,
        tree: treeSha,
        parents: [parent],
      });
      if (isNewBranch) {
        await api.send('POST', '/git/refs', {
          ref: `refs/heads/${branch.name}`,
          sha,
        });
      } else {
        await api.send('PATCH', `/git/refs/heads/${encodePath(branch.name)}`, {
          sha,
          force: false,
        });
      }
    },
    async open({ branch, draft, target, text, title }) {
      const { number } = await api.send('POST', '/pulls', {
        head: branch.name,
        base: target.name,
        title,
        body: text,
        draft,
      });
      return number;
    },
    async update(number, { text, title }) {
      await api.send('PATCH', `/pulls/${number}`, { title, body: text });
    },
    additions: (number, { labels, reviewers, teamReviewers }) => [
      ...[...reviewers, ...teamReviewers].map((name, index) => ({
        what: `the reviewer ${name}`,
        add: () =>
          api.send('POST', `/pulls/${number}/requested_reviewers`, {
            reviewers: index < reviewers.length ? [name] : [],
            team_reviewers: index < reviewers.length ? [] : [name],
          }),
      })),
      ...(labels.length
        ? [
            {
              what: `the labels ${labels.join(', ')}`,
              add: () =>
                api.send('POST', `/issues/${number}/labels`, { labels }),
            },
          ]
        : []),
    ],
  };
}

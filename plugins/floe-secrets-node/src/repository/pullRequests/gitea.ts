import { encodePath } from '../addresses';
import { BranchHost, pullRequestState, query } from './BranchHost';
import { HostApi } from './HostApi';

const PAGE = 50;
/** Maximum number of open pull requests to search. */
const MAX_PAGES = 20;

/**
 * Gitea (1.20 and newer) and Forgejo through API v1: `contents` changes several
 * files in one commit. An update names the blob of the file, and is refused if
 * the file has changed.
 */
export function giteaPullRequests(api: HostApi): BranchHost {
  return {
    state: ({ number }) => ({
      path: `/pulls/${number}`,
      read: body =>
        pullRequestState(
          body.state,
          { open: 'open', closed: body.merged ? 'merged' : 'closed' },
          {
            mergedAt: body.merged_at ?? null,
            mergeCommit: body.merge_commit_sha ?? null,
            closedAt: body.closed_at ?? null,
          },
        ),
    }),
    async findOpen({ name }, target) {
      for (let page = 1; page <= MAX_PAGES; page++) {
        const pulls: any[] =
          (await api.get(
            `/pulls${query({ state: 'open', limit: PAGE, page })}`,
          )) ?? [];
        const pull = pulls.find(
          ({ base, head }) =>
            head.ref === name &&
            base.ref === target &&
            head.repo_id === base.repo_id,
        );
        if (pull) {
          return {
            number: pull.number,
            title: pull.title,
            text: pull.body ?? '',
          };
        }
        // A server may limit the page size.
        if (pulls.length === 0) {
          return undefined;
        }
      }
      return undefined;
    },
    async lastCommit(commit, path) {
      const [last] =
        (await api.get(
          `/commits${query({ sha: commit, path, limit: 1, stat: 'false' })}`,
        )) ?? [];
      return last && { id: last.sha, message: last.commit.message };
    },
    async commit({ branch, files, isNewBranch, message, parent, target }) {
      await api.send('POST', '/contents', {
        branch: isNewBranch ? target.name : branch.name,
        ...(isNewBranch && { new_branch: branch.name }),
        message,
        files: await Promise.all(
          files.map(async ({ content, isNew, path }) => ({
            operation: isNew ? 'create' : 'update',
            path,
            content: content.toString('base64'),
            ...(!isNew && {
              sha: (
                await api.get(
                  `/contents/${encodePath(path)}${query({ ref: parent })}`,
                )
              )?.sha,
            }),
          })),
        ),
      });
    },
    async open({ branch, draft, target, text, title }) {
      const { number } = await api.send('POST', '/pulls', {
        head: branch.name,
        base: target.name,
        title: draft ? `WIP: ${title}` : title,
        body: text,
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
      ...labels.map(name => ({
        what: `the label ${name}`,
        add: async () => {
          const known: any[] =
            (await api.get(`/labels${query({ limit: PAGE })}`)) ?? [];
          const label = known.find(one => one.name === name);
          if (!label) {
            throw new Error('the repository has no such label');
          }
          await api.send('POST', `/issues/${number}/labels`, {
            labels: [label.id],
          });
        },
      })),
    ],
  };
}

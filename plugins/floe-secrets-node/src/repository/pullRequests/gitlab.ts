import { BranchHost, instant, pullRequestState, query } from './BranchHost';
import { HostApi } from './HostApi';

/**
 * GitLab through the REST API: merge requests, and commits with actions. An
 * update action names the last commit of the file, and GitLab refuses it if
 * there is a newer one.
 */
export function gitlabMergeRequests(api: HostApi): BranchHost {
  async function lastCommit(commit: string, path: string) {
    const [last] =
      (await api.get(
        `/repository/commits${query({ ref_name: commit, path, per_page: 1 })}`,
      )) ?? [];
    return last && { id: last.id, message: last.message };
  }
  return {
    state: ({ number }) => ({
      path: `/merge_requests/${number}`,
      read: body =>
        pullRequestState(
          body.state,
          // Locked: GitLab is merging it.
          {
            opened: 'open',
            locked: 'open',
            merged: 'merged',
            closed: 'closed',
          },
          {
            mergedAt: instant(body.merged_at),
            mergeCommit:
              body.merge_commit_sha ??
              body.squash_commit_sha ??
              body.sha ??
              null,
            closedAt: instant(body.closed_at),
          },
        ),
    }),
    async findOpen({ name }, target) {
      const [found] =
        (await api.get(
          `/merge_requests${query({
            state: 'opened',
            source_branch: name,
            target_branch: target,
          })}`,
        )) ?? [];
      return (
        found && {
          number: found.iid,
          title: found.title,
          text: found.description ?? '',
        }
      );
    },
    lastCommit,
    async commit({ branch, files, isNewBranch, message, parent }) {
      const actions = await Promise.all(
        files.map(async ({ content, isNew, path }) => ({
          action: isNew ? 'create' : 'update',
          file_path: path,
          content: content.toString('base64'),
          encoding: 'base64',
          ...(!isNew && {
            last_commit_id: (await lastCommit(parent, path))?.id,
          }),
        })),
      );
      await api.send('POST', '/repository/commits', {
        branch: branch.name,
        ...(isNewBranch && { start_sha: parent }),
        commit_message: message,
        actions,
      });
    },
    async open({ branch, draft, target, text, title }) {
      const { iid } = await api.send('POST', '/merge_requests', {
        source_branch: branch.name,
        target_branch: target.name,
        title: draft ? `Draft: ${title}` : title,
        description: text,
        remove_source_branch: true,
      });
      return iid;
    },
    async update(number, { text, title }) {
      await api.send('PUT', `/merge_requests/${number}`, {
        title,
        description: text,
      });
    },
    additions: (number, { labels, reviewers, teamReviewers }) => [
      ...(reviewers.length
        ? [
            {
              what: `the reviewers ${reviewers.join(', ')}`,
              add: async () => {
                const ids = await Promise.all(
                  reviewers.map(name => userId(api, name)),
                );
                await api.send('PUT', `/merge_requests/${number}`, {
                  reviewer_ids: ids,
                });
              },
            },
          ]
        : []),
      ...teamReviewers.map(name => ({
        what: `the team ${name}`,
        add: async () => {
          throw new Error('GitLab asks groups by its approval rules');
        },
      })),
      ...(labels.length
        ? [
            {
              what: `the labels ${labels.join(', ')}`,
              add: () =>
                api.send('PUT', `/merge_requests/${number}`, {
                  add_labels: labels.join(','),
                }),
            },
          ]
        : []),
    ],
  };
}

async function userId(api: HostApi, username: string): Promise<number> {
  // The members of the project, including inherited ones.
  const members = await api.get(
    `/members/all${query({ query: username, per_page: 100 })}`,
  );
  const found = (members as any[])?.find(
    member => member.username.toLowerCase() === username.toLowerCase(),
  );
  if (!found) {
    throw new Error(`${username} is not a member of the project`);
  }
  return found.id;
}

import { encodePath } from '../addresses';
import { GitRepository } from '../types';
import {
  BranchHost,
  instant,
  notOffered,
  pullRequestState,
  query,
} from './BranchHost';
import { HostApi } from './HostApi';

/**
 * Bitbucket Data Center and Server through REST 1.0: `browse` writes one file
 * as one commit, so several files become several commits. The request names the
 * last commit of the file, and is refused if there is a newer one.
 */
export function bitbucketServerPullRequests(
  api: HostApi,
  repository: GitRepository,
): BranchHost {
  const reference = (name: string) => ({
    id: `refs/heads/${name}`,
    repository: {
      slug: repository.name,
      project: { key: repository.owner },
    },
  });
  const one = (number: number) => `/pull-requests/${number}`;
  async function lastCommit(commit: string, path: string) {
    const found = await api.get(
      `/commits${query({ until: commit, path, limit: 1 })}`,
    );
    const [last] = found?.values ?? [];
    return last && { id: last.id, message: last.message };
  }
  return {
    state: ({ number }) => ({
      path: one(number),
      read: body =>
        pullRequestState(
          body.state,
          { OPEN: 'open', MERGED: 'merged', DECLINED: 'closed' },
          {
            mergedAt: instant(body.closedDate),
            mergeCommit: body.properties?.mergeCommit?.id ?? null,
            closedAt: instant(body.closedDate),
          },
        ),
    }),
    async findOpen({ name }, target) {
      const found = await api.get(
        `/pull-requests${query({
          state: 'OPEN',
          direction: 'OUTGOING',
          at: `refs/heads/${name}`,
          limit: 100,
        })}`,
      );
      const pull = (found?.values as any[])?.find(
        ({ toRef }) => toRef.id === `refs/heads/${target}`,
      );
      return (
        pull && {
          number: pull.id,
          title: pull.title,
          text: pull.description ?? '',
        }
      );
    },
    lastCommit,
    async commit({ branch, files, isNewBranch, message, parent }) {
      if (isNewBranch) {
        await api.send('POST', '/branches', {
          name: branch.name,
          startPoint: parent,
        });
      }
      for (const { content, isNew, path } of files) {
        const form = new FormData();
        form.set('branch', branch.name);
        form.set('message', message);
        const last = isNew ? undefined : await lastCommit(parent, path);
        if (last) {
          form.set('sourceCommitId', last.id);
        }
        form.set('content', new Blob([new Uint8Array(content)]), path);
        await api.send('PUT', `/browse/${encodePath(path)}`, form);
      }
    },
    async open({ branch, draft, target, text, title }) {
      const { id } = await api.send('POST', '/pull-requests', {
        title,
        description: text,
        fromRef: reference(branch.name),
        toRef: reference(target.name),
        // Versions before 8.18 do not support drafts and leave the field out.
        ...(draft && { draft }),
      });
      return id;
    },
    async update(number, { text, title }) {
      const { reviewers, version } = await api.get(one(number));
      await api.send('PUT', one(number), {
        version,
        title,
        description: text,
        reviewers: reviewers.map(({ user }: any) => ({
          user: { name: user.name },
        })),
      });
    },
    additions: (number, { labels, reviewers, teamReviewers }) => [
      ...reviewers.map(name => ({
        what: `the reviewer ${name}`,
        add: () =>
          api.send('POST', `${one(number)}/participants`, {
            user: { name },
            role: 'REVIEWER',
          }),
      })),
      ...teamReviewers.map(name => notOffered(`the team ${name}`)),
      ...labels.map(name => notOffered(`the label ${name}`)),
    ],
  };
}

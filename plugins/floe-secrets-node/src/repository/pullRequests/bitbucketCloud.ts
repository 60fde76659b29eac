import {
  BranchHost,
  instant,
  notOffered,
  pullRequestState,
  query,
} from './BranchHost';
import { HostApi } from './HostApi';

/**
 * Bitbucket Cloud through its API 2.0: `src` adds a commit, and answers 409 if
 * the branch is no longer at the given parent. Its responses have no time of a
 * merge or decline.
 */
export function bitbucketCloudPullRequests(api: HostApi): BranchHost {
  const one = (number: number) => `/pullrequests/${number}`;
  return {
    state: ({ number }) => ({
      path: one(number),
      read: body =>
        pullRequestState(
          body.state,
          {
            OPEN: 'open',
            MERGED: 'merged',
            DECLINED: 'closed',
            SUPERSEDED: 'closed',
          },
          {
            mergedAt: instant(body.closed_on),
            mergeCommit: body.merge_commit?.hash ?? null,
            closedAt: instant(body.closed_on),
          },
        ),
    }),
    async findOpen({ name }, target) {
      const text = (value: string) => `"${value.replace(/["\\]/g, '\\$&')}"`;
      const found = await api.get(
        `/pullrequests${query({
          q: `source.branch.name = ${text(
            name,
          )} AND destination.branch.name = ${text(target)} AND state = "OPEN"`,
        })}`,
      );
      const [pull] = found?.values ?? [];
      return (
        pull && {
          number: pull.id,
          title: pull.title,
          text: pull.description ?? '',
        }
      );
    },
    async lastCommit(commit, path) {
      const found = await api.get(
        `/commits/${commit}${query({ path, pagelen: 1 })}`,
      );
      const [last] = found?.values ?? [];
      return last && { id: last.hash, message: last.message };
    },
    async commit({ branch, files, message, parent }) {
      const form = new FormData();
      form.set('message', message);
      form.set('branch', branch.name);
      form.set('parents', parent);
      for (const { content, path } of files) {
        form.set(`/${path}`, new Blob([new Uint8Array(content)]), path);
      }
      await api.send('POST', '/src', form);
    },
    async open({ branch, draft, target, text, title }) {
      const { id } = await api.send('POST', '/pullrequests', {
        title,
        description: text,
        source: { branch: { name: branch.name } },
        destination: { branch: { name: target.name } },
        close_source_branch: true,
        ...(draft && { draft }),
      });
      return id;
    },
    async update(number, { text, title }) {
      const { reviewers } = await api.get(one(number));
      await api.send('PUT', one(number), {
        title,
        description: text,
        reviewers: reviewers.map(({ uuid }: any) => ({ uuid })),
      });
    },
    additions: (number, { labels, reviewers, teamReviewers }) => [
      ...reviewers.map(name => ({
        what: `the reviewer ${name}`,
        add: async () => {
          const { title, reviewers: known } = await api.get(one(number));
          await api.send('PUT', one(number), {
            title,
            reviewers: [
              ...known.map(({ uuid }: any) => ({ uuid })),
              name.startsWith('{') ? { uuid: name } : { account_id: name },
            ],
          });
        },
      })),
      ...teamReviewers.map(name => notOffered(`the team ${name}`)),
      ...labels.map(name => notOffered(`the label ${name}`)),
    ],
  };
}

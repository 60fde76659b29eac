import {
  BranchHost,
  instant,
  notOffered,
  pullRequestState,
  query,
} from './BranchHost';
import { HostApi } from './HostApi';

const VERSION = { 'api-version': '6.0' };
const NO_COMMIT = '0'.repeat(40);
/** Azure DevOps refuses a longer description. */
const MAX_TEXT = 4_000;
const CUT = '\n\n… (cut: Azure DevOps takes 4,000 characters)';

/**
 * Azure DevOps Services and Server by REST 6.0: `refs`, `pushes` and
 * `pullrequests`. A push names the current head of the branch, and is refused
 * if the head has moved.
 */
export function azurePullRequests(api: HostApi): BranchHost {
  const reference = (name: string) => `refs/heads/${name}`;
  const one = (number: number) => `/pullrequests/${number}${query(VERSION)}`;
  return {
    state: ({ number }) => ({
      path: one(number),
      read: body =>
        pullRequestState(
          body.status,
          { active: 'open', completed: 'merged', abandoned: 'closed' },
          {
            mergedAt: instant(body.closedDate),
            mergeCommit: body.lastMergeCommit?.commitId ?? null,
            closedAt: instant(body.closedDate),
          },
        ),
    }),
    async findOpen({ name }, target) {
      const found = await api.get(
        `/pullrequests${query({
          ...VERSION,
          'searchCriteria.sourceRefName': reference(name),
          'searchCriteria.targetRefName': reference(target),
          'searchCriteria.status': 'active',
        })}`,
      );
      const [{ pullRequestId = undefined } = {}] = found?.value ?? [];
      // A list cuts the description after 400 characters.
      const pull = pullRequestId && (await api.get(one(pullRequestId)));
      return (
        pull && {
          number: pull.pullRequestId,
          title: pull.title,
          text: pull.description ?? '',
        }
      );
    },
    async lastCommit(commit, path) {
      const found = await api.get(
        `/commits${query({
          ...VERSION,
          'searchCriteria.itemPath': `/${path}`,
          'searchCriteria.itemVersion.version': commit,
          'searchCriteria.itemVersion.versionType': 'commit',
          'searchCriteria.$top': 1,
        })}`,
      );
      const [last] = found?.value ?? [];
      if (!last) {
        return undefined;
      }
      // A list cuts a long comment.
      const { comment } = last.commentTruncated
        ? await api.get(`/commits/${last.commitId}${query(VERSION)}`)
        : last;
      return { id: last.commitId, message: comment };
    },
    async commit({ branch, files, isNewBranch, message, parent }) {
      if (isNewBranch) {
        const made = await api.send('POST', `/refs${query(VERSION)}`, [
          {
            name: reference(branch.name),
            oldObjectId: NO_COMMIT,
            newObjectId: parent,
          },
        ]);
        // Azure DevOps answers 200 even if it refused the update.
        const [{ success, updateStatus }] = made.value;
        if (!success) {
          throw new Error(`The branch was not made: ${updateStatus}`);
        }
      }
      await api.send('POST', `/pushes${query(VERSION)}`, {
        refUpdates: [{ name: reference(branch.name), oldObjectId: parent }],
        commits: [
          {
            comment: message,
            changes: files.map(({ content, isNew, path }) => ({
              changeType: isNew ? 'add' : 'edit',
              item: { path: `/${path}` },
              newContent: {
                content: content.toString('base64'),
                contentType: 'base64encoded',
              },
            })),
          },
        ],
      });
    },
    async open({ branch, draft, target, text, title }) {
      const { pullRequestId } = await api.send(
        'POST',
        `/pullrequests${query(VERSION)}`,
        {
          sourceRefName: reference(branch.name),
          targetRefName: reference(target.name),
          title,
          description: cut(text),
          isDraft: draft,
        },
      );
      return pullRequestId;
    },
    async update(number, { text, title }) {
      await api.send('PATCH', one(number), { title, description: cut(text) });
    },
    additions: (number, { labels, reviewers, teamReviewers }) => [
      ...reviewers.map(id => ({
        what: `the reviewer ${id}`,
        add: () =>
          api.send(
            'PUT',
            `/pullrequests/${number}/reviewers/${encodeURIComponent(id)}${query(
              VERSION,
            )}`,
            { id, vote: 0 },
          ),
      })),
      ...teamReviewers.map(name => notOffered(`the team ${name}`)),
      ...labels.map(name => ({
        what: `the label ${name}`,
        add: () =>
          api.send('POST', `/pullrequests/${number}/labels${query(VERSION)}`, {
            name,
          }),
      })),
    ],
  };
}

function cut(text: string): string {
  return text.length > MAX_TEXT
    ? `${text.slice(0, MAX_TEXT - CUT.length)}${CUT}`
    : text;
}

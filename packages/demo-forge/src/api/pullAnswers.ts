import { FileDiff, patchText } from '../git/fileChanges';
import { Links } from '../links';
import { PullRequest } from '../store/repositoryRecord';
import { HostedRepository } from '../store/HostedRepository';
import { repositoryAnswer, userAnswer } from './answers';

/** A pull request as a list item. */
export function pullAnswer(
  links: Links,
  repository: HostedRepository,
  pull: PullRequest,
) {
  const { fullName, owner } = repository;
  const api = `${links.apiRepository(fullName)}/pulls/${pull.number}`;
  const html = links.pull(fullName, pull.number);
  const branch = ({ ref, sha }: PullRequest['head']) => ({
    label: `${owner}:${ref}`,
    ref,
    sha,
    user: userAnswer(links, owner),
    repo: repositoryAnswer(links, repository, 'none'),
  });
  return {
    id: pull.number,
    number: pull.number,
    url: api,
    html_url: html,
    issue_url: `${links.apiRepository(fullName)}/issues/${pull.number}`,
    commits_url: `${api}/commits`,
    state: pull.state,
    draft: pull.draft,
    locked: false,
    title: pull.title,
    body: pull.body || null,
    user: userAnswer(links, pull.author),
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt ?? null,
    merged_at: pull.merge?.at ?? null,
    merge_commit_sha: pull.merge?.sha ?? null,
    head: branch(pull.head),
    base: branch(pull.base),
    assignees: pull.assignees.map(login => userAnswer(links, login)),
    requested_reviewers: pull.reviewers.map(login => userAnswer(links, login)),
    requested_teams: pull.teamReviewers.map(slug => ({ slug, name: slug })),
    labels: pull.labels.map(name => ({ name })),
  };
}

/** The fields that only the answer for a single pull request has. */
type PullDetails = {
  commits: number;
  diffs: FileDiff[];
  /** `undefined` for a closed pull request. */
  mergeable: boolean | undefined;
};

/** `GET /repos/{owner}/{repo}/pulls/{number}`. */
export function pullDetailAnswer(
  links: Links,
  repository: HostedRepository,
  pull: PullRequest,
  { commits, diffs, mergeable }: PullDetails,
) {
  const sum = (field: 'additions' | 'deletions') =>
    diffs.reduce((total, diff) => total + diff[field], 0);
  const openState = mergeable ? 'clean' : 'dirty';
  return {
    ...pullAnswer(links, repository, pull),
    merged: Boolean(pull.merge),
    merged_by: pull.merge ? userAnswer(links, pull.merge.by) : null,
    mergeable: mergeable ?? null,
    mergeable_state: mergeable === undefined ? 'unknown' : openState,
    comments: pull.comments.length,
    commits,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: diffs.length,
  };
}

/** One entry of `GET …/pulls/{number}/files`. */
export function pullFileAnswer(
  links: Links,
  fullName: string,
  commit: string,
  diff: FileDiff,
) {
  const patch = patchText(diff);
  return {
    sha: diff.after?.oid ?? diff.before?.oid,
    filename: diff.path,
    status: diff.status,
    additions: diff.additions,
    deletions: diff.deletions,
    changes: diff.additions + diff.deletions,
    blob_url: links.at('blob', fullName, commit, diff.path),
    raw_url: links.at('raw', fullName, commit, diff.path),
    contents_url: links.contents(fullName, diff.path, commit),
    ...(patch && { patch }),
  };
}

/** A comment of the conversation. */
export function commentAnswer(
  links: Links,
  fullName: string,
  number: number,
  comment: PullRequest['comments'][number],
) {
  return {
    id: comment.id,
    body: comment.body,
    user: userAnswer(links, comment.author),
    created_at: comment.createdAt,
    updated_at: comment.createdAt,
    html_url: `${links.pull(fullName, number)}#comment-${comment.id}`,
  };
}

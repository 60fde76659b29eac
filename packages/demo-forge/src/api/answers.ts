import { CommitObject } from 'isomorphic-git';
import { RepositoryEntry } from '../git/GitRepository';
import { Links } from '../links';
import { HostedRepository } from '../store/HostedRepository';

/** An account as GitHub's answers show it. */
export function userAnswer(links: Links, login: string) {
  return {
    login,
    type: 'User',
    site_admin: false,
    html_url: links.user(login),
    url: `${links.api}/users/${encodeURIComponent(login)}`,
  };
}

/** `GET /repos/{owner}/{repo}`; without a token GitHub leaves `permissions` out. */
export function repositoryAnswer(
  links: Links,
  repository: HostedRepository,
  permission: 'none' | 'read' | 'write',
) {
  const { fullName } = repository;
  const api = links.apiRepository(fullName);
  const html = links.repository(fullName);
  const push = permission === 'write';
  return {
    name: repository.name,
    full_name: fullName,
    owner: { ...userAnswer(links, repository.owner), type: 'Organization' },
    private: false,
    fork: false,
    archived: false,
    visibility: 'public',
    description: repository.record.description,
    default_branch: repository.defaultBranch,
    created_at: repository.record.createdAt,
    html_url: html,
    clone_url: `${html}.git`,
    url: api,
    archive_url: `${api}/{archive_format}{/ref}`,
    trees_url: `${api}/git/trees{/sha}`,
    blobs_url: `${api}/git/blobs{/sha}`,
    contents_url: `${api}/contents/{+path}`,
    commits_url: `${api}/commits{/sha}`,
    pulls_url: `${api}/pulls{/number}`,
    allow_merge_commit: true,
    allow_squash_merge: true,
    allow_rebase_merge: false,
    ...(permission !== 'none' && {
      permissions: { admin: false, push, pull: true },
    }),
  };
}

function signature({ name, email, timestamp }: CommitObject['author']) {
  return { name, email, date: new Date(timestamp * 1000).toISOString() };
}

/** A commit of the git-data API: flat. */
export function gitCommitAnswer(
  links: Links,
  fullName: string,
  sha: string,
  commit: CommitObject,
) {
  const api = links.apiRepository(fullName);
  return {
    sha,
    url: `${api}/git/commits/${sha}`,
    html_url: links.commit(fullName, sha),
    author: signature(commit.author),
    committer: signature(commit.committer),
    message: commit.message.trimEnd(),
    tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
    parents: commit.parent.map(parent => ({
      sha: parent,
      url: `${api}/git/commits/${parent}`,
      html_url: links.commit(fullName, parent),
    })),
  };
}

/** A commit of the commits API: the same, with the Git part below `commit`. */
export function commitAnswer(
  links: Links,
  fullName: string,
  sha: string,
  commit: CommitObject,
) {
  const { parents, html_url, ...flat } = gitCommitAnswer(
    links,
    fullName,
    sha,
    commit,
  );
  return {
    sha,
    url: `${links.apiRepository(fullName)}/commits/${sha}`,
    html_url,
    commit: flat,
    author: null,
    committer: null,
    parents,
  };
}

/** A file, directory or symbolic link of the contents API, without its content. */
export function contentAnswer(
  links: Links,
  fullName: string,
  ref: string,
  entry: RepositoryEntry,
) {
  const isTree = entry.type === 'tree';
  const type = { tree: 'dir', commit: 'submodule', blob: 'file' }[entry.type];
  const url = links.contents(fullName, entry.path, ref);
  const git = `${links.apiRepository(fullName)}/git/${
    isTree ? 'trees' : 'blobs'
  }/${entry.oid}`;
  const html = links.at(isTree ? 'tree' : 'blob', fullName, ref, entry.path);
  return {
    type: entry.mode === '120000' ? 'symlink' : type,
    name: entry.path.split('/').pop(),
    path: entry.path,
    sha: entry.oid,
    url,
    git_url: git,
    html_url: html,
    download_url: isTree ? null : links.at('raw', fullName, ref, entry.path),
    _links: { self: url, git, html },
  };
}

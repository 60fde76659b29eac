import { ForgeContext } from '../context';
import { isBinary } from '../git/fileChanges';
import { RepositoryEntry } from '../git/GitRepository';
import { PullRequests } from '../pulls/PullRequests';
import { HostedRepository } from '../store/HostedRepository';
import { codeView } from './codeView';
import { Html, html, HtmlValue } from './html';
import { Page } from './layout';
import { renderMarkdown } from './markdown';
import { RefPath } from './refPath';
import { timeAgo } from './time';

/** The breadcrumbs of a path of a repository. */
export function breadcrumbsOf(
  { links }: ForgeContext,
  repository: HostedRepository,
  place?: RefPath,
): Page['breadcrumbs'] {
  const { owner, name, fullName } = repository;
  const segments = place?.path.split('/').filter(Boolean) ?? [];
  return [
    { title: owner, href: links.user(owner) },
    { title: name, href: links.repository(fullName) },
    ...segments.map((segment, index) => ({
      title: segment,
      href: links.at(
        index === segments.length - 1 ? 'blob' : 'tree',
        fullName,
        place!.ref,
        segments.slice(0, index + 1).join('/'),
      ),
    })),
  ];
}

/** The tabs below the name of a repository. */
export function repositoryTabs(
  { links }: ForgeContext,
  { fullName, defaultBranch }: HostedRepository,
  current: 'code' | 'commits' | 'pulls',
): Html {
  const tabs = [
    { id: 'code', title: 'Code', href: links.repository(fullName) },
    {
      id: 'commits',
      title: 'Commits',
      href: links.at('commits', fullName, defaultBranch),
    },
    {
      id: 'pulls',
      title: 'Pull requests',
      href: `${links.repository(fullName)}/pulls`,
    },
  ];
  return html`<nav class="tabs" aria-label="Repository">
    <ul>
      ${tabs.map(
        ({ id, title, href }) =>
          html`<li>
            <a href="${href}" ${id === current && html`aria-current="page"`}
              >${title}</a
            >
          </li>`,
      )}
    </ul>
  </nav>`;
}

/** All repositories, or those of one owner. */
export async function repositoryListPage(
  { clock, links }: ForgeContext,
  repositories: HostedRepository[],
  title: string,
): Promise<Page> {
  const rows = await Promise.all(
    repositories.map(async repository => {
      const { fullName, record, git, defaultBranch } = repository;
      const open = (await new PullRequests(repository).list('open')).length;
      const head = await git.branchHead(defaultBranch);
      const commit = head && (await git.readCommit(head));
      return html`<li class="card repository">
        <h2><a href="${links.repository(fullName)}">${fullName}</a></h2>
        <p>${record.description}</p>
        <p class="meta">
          ${open > 0 &&
          html`<a href="${links.repository(fullName)}/pulls" class="badge open"
            >${open} open pull ${open === 1 ? 'request' : 'requests'}</a
          >`}
          ${commit &&
          html`<span
            >Updated
            ${timeAgo(commit.committer.timestamp * 1000, clock.now())}</span
          >`}
        </p>
      </li>`;
    }),
  );
  return {
    title,
    section: 'repositories',
    body: html`<h1>${title}</h1>
      <ul class="repositories">
        ${rows}
      </ul>`,
  };
}

function entryRow(
  { links }: ForgeContext,
  { fullName }: HostedRepository,
  ref: string,
  { path, type }: RepositoryEntry,
): Html {
  const view = type === 'tree' ? 'tree' : 'blob';
  const name = path.split('/').pop();
  return html`<li class="${view}">
    <a href="${links.at(view, fullName, ref, path)}">${name}</a>
    ${type === 'tree' && html`<span class="hidden">(folder)</span>`}
  </li>`;
}

/** The files of a folder, and its README below them. */
export async function treePage(
  context: ForgeContext,
  repository: HostedRepository,
  place: RefPath,
  tree: RepositoryEntry,
): Promise<Page> {
  const { git, fullName, record } = repository;
  const children = (await git.list(tree.oid, tree.path)).sort(
    (a, b) => Number(b.type === 'tree') - Number(a.type === 'tree'),
  );
  const readme = children.find(
    ({ path, type }) => type === 'blob' && /(^|\/)readme\.md$/i.test(path),
  );
  const text = readme && (await git.readBlob(readme.oid)).toString('utf8');
  return {
    title: place.path ? `${fullName}/${place.path}` : fullName,
    section: 'repositories',
    breadcrumbs: breadcrumbsOf(context, repository, place),
    body: [
      html`<h1>${place.path || fullName}</h1>
        ${!place.path && html`<p class="lead">${record.description}</p>`}
        ${repositoryTabs(context, repository, 'code')}
        <section class="card" aria-label="Files">
          <p class="card-head">
            <span class="branch">${place.ref}</span>
            <code>${place.commit.slice(0, 7)}</code>
          </p>
          <ul class="entries">
            ${children.map(child =>
              entryRow(context, repository, place.ref, child),
            )}
          </ul>
        </section>`,
      text !== undefined &&
        html`<section class="card markdown" aria-label="README">
          ${renderMarkdown(text)}
        </section>`,
    ],
  };
}

function blobContent(path: string, content: Buffer, plain: boolean): HtmlValue {
  if (isBinary(content)) {
    return html`<p class="empty">Binary file, ${content.length} bytes.</p>`;
  }
  const text = content.toString('utf8');
  return /\.md$/i.test(path) && !plain
    ? html`<div class="markdown">${renderMarkdown(text)}</div>`
    : codeView(text);
}

/** A file; Markdown is rendered unless `plain` is set. */
export async function blobPage(
  context: ForgeContext,
  repository: HostedRepository,
  place: RefPath,
  entry: RepositoryEntry,
  plain: boolean,
): Promise<Page> {
  const { links } = context;
  const { git, fullName } = repository;
  const content = await git.readBlob(entry.oid);
  const address = (view: 'raw' | 'commits') =>
    links.at(view, fullName, place.ref, place.path);
  const editable =
    !isBinary(content) && (await git.branchHead(place.ref)) !== undefined;
  const edit = links
    .at('blob', fullName, place.ref, place.path)
    .replace('/blob/', '/edit/');
  return {
    title: `${fullName}/${place.path}`,
    section: 'repositories',
    breadcrumbs: breadcrumbsOf(context, repository, place),
    body: html`<h1>${place.path}</h1>
      ${repositoryTabs(context, repository, 'code')}
      <section class="card" aria-label="File">
        <p class="card-head">
          <span class="branch">${place.ref}</span>
          <span class="actions">
            <a href="${address('raw')}">Raw</a>
            <a href="${address('commits')}">History</a>
            ${editable && html`<a href="${edit}">Edit</a>`}
          </span>
        </p>
        ${blobContent(place.path, content, plain)}
      </section>`,
  };
}

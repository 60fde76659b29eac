import { ForgeContext } from '../context';
import { fileChanges, fileDiff } from '../git/fileChanges';
import { HostedRepository } from '../store/HostedRepository';
import { diffView } from './diffView';
import { html } from './html';
import { Page } from './layout';
import { RefPath } from './refPath';
import { breadcrumbsOf, repositoryTabs } from './repositoryPages';
import { timeAgo } from './time';

const shownCommits = 100;

/** The history of a branch or of one file. */
export async function commitListPage(
  context: ForgeContext,
  repository: HostedRepository,
  { ref, commit, path }: RefPath,
): Promise<Page> {
  const { git, fullName } = repository;
  const log = await git.log(commit, {
    depth: shownCommits,
    path: path || undefined,
  });
  return {
    title: `Commits · ${fullName}`,
    section: 'repositories',
    breadcrumbs: breadcrumbsOf(context, repository),
    body: html`<h1>
        Commits ${path ? html`of <code>${path}</code>` : html`on ${ref}`}
      </h1>
      ${repositoryTabs(context, repository, 'commits')}
      <ul class="card rows">
        ${log.map(
          ({ oid, commit: { message, author } }) => html`<li>
            <a class="title" href="${context.links.commit(fullName, oid)}"
              >${message.split('\n')[0]}</a
            >
            <p class="meta">
              <code>${oid.slice(0, 7)}</code> ${author.name},
              ${timeAgo(author.timestamp * 1000, context.clock.now())}
            </p>
          </li>`,
        )}
      </ul>`,
  };
}

/** One commit with its difference to its first parent. */
export async function commitPage(
  context: ForgeContext,
  repository: HostedRepository,
  oid: string,
): Promise<Page> {
  const { git, fullName } = repository;
  const { message, author, parent } = await git.readCommit(oid);
  const [title, ...rest] = message.trimEnd().split('\n');
  const changes = await fileChanges(git, parent[0], oid);
  const diffs = await Promise.all(changes.map(change => fileDiff(git, change)));
  return {
    title: `${title} · ${fullName}`,
    section: 'repositories',
    breadcrumbs: breadcrumbsOf(context, repository),
    body: [
      html`<h1>${title}</h1>
        <p class="meta">
          <code>${oid.slice(0, 7)}</code> by ${author.name},
          ${timeAgo(author.timestamp * 1000, context.clock.now())}
        </p>
        ${repositoryTabs(context, repository, 'commits')}
        ${rest.some(Boolean) &&
        html`<pre class="card message">${rest.join('\n').trim()}</pre>`}`,
      diffView(diffs),
    ],
  };
}

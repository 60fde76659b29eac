import { ForgeContext } from '../context';
import { FileDiff } from '../git/fileChanges';
import { MergeOutcome } from '../git/mergeTrees';
import { ApplicationStatus } from '../gitops/GitOps';
import { PullRequest } from '../store/repositoryRecord';
import { HostedRepository } from '../store/HostedRepository';
import { diffView } from './diffView';
import { Html, html, HtmlValue } from './html';
import { Page } from './layout';
import { renderMarkdown } from './markdown';
import { breadcrumbsOf, repositoryTabs } from './repositoryPages';
import { resultFor, syncPanel } from './syncPanel';
import { timeAgo } from './time';

function stateBadge(pull: PullRequest): Html {
  if (pull.merge) {
    return html`<span class="badge merged">Merged</span>`;
  }
  if (pull.state === 'closed') {
    return html`<span class="badge closed">Closed</span>`;
  }
  return pull.draft
    ? html`<span class="badge draft">Draft</span>`
    : html`<span class="badge open">Open</span>`;
}

function pullRow(
  { clock, links }: ForgeContext,
  { fullName }: HostedRepository,
  pull: PullRequest,
): Html {
  return html`<li>
    ${stateBadge(pull)}
    <a class="title" href="${links.pull(fullName, pull.number)}"
      >${pull.title}</a
    >
    <p class="meta">
      ${fullName}#${pull.number} opened ${timeAgo(pull.createdAt, clock.now())}
      by ${pull.author}
    </p>
  </li>`;
}

function pullRows(rows: Html[], empty: string): Html {
  return rows.length > 0
    ? html`<ul class="card rows">
        ${rows}
      </ul>`
    : html`<p class="card empty">${empty}</p>`;
}

/** A pull request with its repository. */
export type HostedPull = {
  repository: HostedRepository;
  pull: PullRequest;
};

/** The pull requests of all repositories, the newest first. */
export function allPullsPage(context: ForgeContext, pulls: HostedPull[]): Page {
  const byTime = [...pulls].sort(
    (a, b) =>
      b.pull.createdAt.localeCompare(a.pull.createdAt) ||
      a.repository.fullName.localeCompare(b.repository.fullName) ||
      b.pull.number - a.pull.number,
  );
  const rows = (state: PullRequest['state']) =>
    byTime
      .filter(({ pull }) => pull.state === state)
      .map(({ repository, pull }) => pullRow(context, repository, pull));
  return {
    title: 'Pull requests',
    section: 'pulls',
    body: html`<h1>Pull requests</h1>
      <h2>Open</h2>
      ${pullRows(
        rows('open'),
        'No pull request waits for review. The portal opens one when you finish its wizard.',
      )}
      <h2>Closed</h2>
      ${pullRows(rows('closed'), 'None yet.')}`,
  };
}

/** The pull requests of one repository. */
export function pullListPage(
  context: ForgeContext,
  repository: HostedRepository,
  pulls: PullRequest[],
): Page {
  const rows = (state: PullRequest['state']) =>
    pulls
      .filter(pull => pull.state === state)
      .map(pull => pullRow(context, repository, pull));
  return {
    title: `Pull requests · ${repository.fullName}`,
    section: 'pulls',
    breadcrumbs: breadcrumbsOf(context, repository),
    body: html`<h1>Pull requests of ${repository.fullName}</h1>
      ${repositoryTabs(context, repository, 'pulls')}
      <h2>Open</h2>
      ${pullRows(rows('open'), 'None.')}
      <h2>Closed</h2>
      ${pullRows(rows('closed'), 'None.')}`,
  };
}

type PullView = {
  pull: PullRequest;
  commits: number;
  diffs: FileDiff[];
  /** For an open pull request. */
  outcome?: MergeOutcome;
  applications: ApplicationStatus[];
  gitOpsEnabled: boolean;
};

function mergeBox(action: string, { pull, outcome }: PullView): Html {
  const form = (verb: string, label: string, style: string) =>
    html`<form method="post" action="${action}/${verb}">
      <input type="hidden" name="head" value="${pull.head.sha}" />
      <button class="${style}">${label}</button>
    </form>`;
  if (pull.state === 'closed') {
    return html`<section class="card merge" aria-label="Merge">
      <p>This pull request was closed without being merged.</p>
      <div class="buttons">${form('reopen', 'Reopen', '')}</div>
    </section>`;
  }
  if (outcome?.clean) {
    return html`<section class="card merge ready" aria-label="Merge">
      <p>
        ${pull.draft
          ? 'This is still a draft.'
          : html`No conflicts with <code>${pull.base.ref}</code>.`}
      </p>
      <div class="buttons">
        ${pull.draft
          ? form('ready', 'Ready for review', 'primary')
          : form('merge', 'Merge', 'primary')}
        ${form('close', 'Close without merging', '')}
      </div>
    </section>`;
  }
  return html`<section class="card merge blocked" aria-label="Merge">
    <p>
      Cannot be merged: <code>${pull.base.ref}</code> has changed the same lines
      since.
    </p>
    ${outcome &&
    outcome.conflicts.length > 0 &&
    html`<ul>
      ${outcome.conflicts.map(path => html`<li><code>${path}</code></li>`)}
    </ul>`}
    <div class="buttons">${form('close', 'Close without merging', '')}</div>
  </section>`;
}

function gitOpsSection(view: PullView, now: Date): HtmlValue {
  const { merge } = view.pull;
  if (!merge || view.applications.length === 0) {
    return undefined;
  }
  return html`<section aria-labelledby="gitops">
    <h2 id="gitops">What GitOps did</h2>
    ${view.gitOpsEnabled
      ? view.applications.map(status =>
          syncPanel(status, resultFor(status, merge.sha), now),
        )
      : html`<p class="card empty">
          No cluster is connected, so nothing was applied.
        </p>`}
  </section>`;
}

/** One pull request: its text, its changes, and the result of its merge. */
export function pullPage(
  context: ForgeContext,
  repository: HostedRepository,
  view: PullView,
): Page {
  const { pull, commits } = view;
  const { fullName } = repository;
  const now = context.clock.now();
  const address = `/${fullName}/pull/${pull.number}`;
  const waiting =
    pull.merge &&
    view.gitOpsEnabled &&
    view.applications.some(
      status => status.running && !resultFor(status, pull.merge!.sha),
    );
  return {
    title: `${pull.title} · Pull request #${pull.number}`,
    section: 'pulls',
    refreshSeconds: waiting ? 2 : undefined,
    breadcrumbs: [
      ...(breadcrumbsOf(context, repository) ?? []),
      {
        title: 'Pull requests',
        href: `${context.links.repository(fullName)}/pulls`,
      },
    ],
    body: [
      html`<h1>${pull.title} <span class="number">#${pull.number}</span></h1>
        <p class="meta">
          ${stateBadge(pull)}
          ${pull.merge
            ? html`<b>${pull.merge.by}</b> merged`
            : html`<b>${pull.author}</b> wants to merge`}
          ${commits} ${commits === 1 ? 'commit' : 'commits'} into
          <span class="branch">${pull.base.ref}</span> from
          <span class="branch">${pull.head.ref}</span>
          ${timeAgo(pull.merge?.at ?? pull.createdAt, now)}
        </p>
        ${pull.body &&
        html`<section class="card markdown" aria-label="Description">
          ${renderMarkdown(pull.body)}
        </section>`}`,
      pull.comments.map(
        comment => html`<section
          class="card markdown"
          id="comment-${comment.id}"
          aria-label="Comment"
        >
          <p class="meta">
            <b>${comment.author}</b> ${timeAgo(comment.createdAt, now)}
          </p>
          ${renderMarkdown(comment.body)}
        </section>`,
      ),
      !pull.merge && mergeBox(address, view),
      gitOpsSection(view, now),
      html`<h2>Changes</h2>`,
      diffView(view.diffs),
    ],
  };
}

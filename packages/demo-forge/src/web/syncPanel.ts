import { ApplicationStatus } from '../gitops/GitOps';
import { Application, SyncedObject, SyncResult } from '../gitops/types';
import { Html, html, HtmlValue } from './html';
import { timeAgo } from './time';

/** The most relevant result of one commit: the first success, else the last failure. */
export function resultFor(
  { results }: ApplicationStatus,
  revision: string,
): SyncResult | undefined {
  const own = results.filter(result => result.revision === revision);
  return own.filter(({ succeeded }) => succeeded).pop() ?? own[0];
}

function objectRow(object: SyncedObject): Html {
  return html`<tr>
    <td><span class="badge ${object.outcome}">${object.outcome}</span></td>
    <td>
      <span class="kind">${object.kind}</span> ${object.name}
      <span class="meta">${object.apiVersion}</span>
      ${object.message && html`<p class="error">${object.message}</p>`}
    </td>
  </tr>`;
}

function resultView(result: SyncResult): HtmlValue {
  return [
    result.message && html`<p class="error">${result.message}</p>`,
    result.objects.length > 0
      ? html`<table class="objects">
          <caption class="hidden">
            Objects of the application
          </caption>
          <thead class="hidden">
            <tr>
              <th scope="col">Outcome</th>
              <th scope="col">Object</th>
            </tr>
          </thead>
          <tbody>
            ${result.objects.map(objectRow)}
          </tbody>
        </table>`
      : !result.message &&
        html`<p class="empty">The values files describe no secrets.</p>`,
  ];
}

function badgeOf(status: ApplicationStatus, result?: SyncResult): Html {
  if (!result) {
    const words = status.running ? 'synchronising' : 'not synchronised yet';
    return html`<span class="badge pending">${words}</span>`;
  }
  return result.succeeded
    ? html`<span class="badge created">applied</span>`
    : html`<span class="badge failed">failed</span>`;
}

function arrivalNote({ secretsUrl }: Application): Html {
  return html`<p class="note">
    The cluster has the objects. Whether each secret arrives is for the
    operators to say:
    ${secretsUrl
      ? html`<a href="${secretsUrl}">watch the Secrets tab</a>.`
      : 'the Secrets tab of the service shows it.'}
  </p>`;
}

/** One application at one commit, with a form for the available actions. */
export function syncPanel(
  status: ApplicationStatus,
  result: SyncResult | undefined,
  now: Date,
  form?: HtmlValue,
): Html {
  const { application } = status;
  const { name, namespace, cluster } = application;
  return html`<section class="card sync">
    <div class="head">
      <h3>${name} ${badgeOf(status, result)}</h3>
      ${form}
    </div>
    ${result &&
    html`<p class="meta">
        Namespace <code>${namespace}</code> of <code>${cluster}</code>, at
        <code>${result.revision.slice(0, 7)}</code>,
        ${timeAgo(result.finishedAt, now)}
      </p>
      ${resultView(result)}
      ${result.succeeded &&
      result.objects.length > 0 &&
      arrivalNote(application)}`}
  </section>`;
}

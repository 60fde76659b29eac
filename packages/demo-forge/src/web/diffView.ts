import { DiffLine, FileDiff } from '../git/fileChanges';
import { Html, html, HtmlValue } from './html';

const signs = { context: '', added: '+', removed: '−', note: '' };
const spoken = {
  context: '',
  added: 'Added: ',
  removed: 'Removed: ',
  note: '',
};

function line({ kind, text, before, after }: DiffLine): Html {
  return html`<tr class="${kind}">
    <td class="number">${before}</td>
    <td class="number">${after}</td>
    <td class="sign" aria-hidden="true">${signs[kind]}</td>
    <td class="code">
      ${spoken[kind] && html`<span class="hidden">${spoken[kind]}</span>`}<code
        >${text}</code
      >
    </td>
  </tr>`;
}

function hunks(diff: FileDiff): HtmlValue {
  if (diff.omitted === 'binary') {
    return html`<p class="empty">Binary file, not shown.</p>`;
  }
  if (diff.omitted === 'too-large') {
    return html`<p class="empty">The difference is too large to be shown.</p>`;
  }
  if (diff.hunks.length === 0) {
    const { before, after } = diff;
    return html`<p class="empty">
      ${before && after && before.mode !== after.mode
        ? `File mode changed from ${before.mode} to ${after.mode}.`
        : 'Empty file.'}
    </p>`;
  }
  return html`<table class="diff">
    <caption class="hidden">
      Changes of ${diff.path}
    </caption>
    <thead class="hidden">
      <tr>
        <th scope="col">Old line</th>
        <th scope="col">New line</th>
        <th scope="col">Sign</th>
        <th scope="col">Text</th>
      </tr>
    </thead>
    <tbody>
      ${diff.hunks.map(hunk => [
        html`<tr class="hunk">
          <td colspan="4">${hunk.header}</td>
        </tr>`,
        hunk.lines.map(line),
      ])}
    </tbody>
  </table>`;
}

/** Numbers of added and removed lines. */
function diffCount(diff: { additions: number; deletions: number }): Html {
  return html`<span class="count"
    ><span class="added" title="Added lines">+${diff.additions}</span>
    <span class="removed" title="Removed lines">−${diff.deletions}</span></span
  >`;
}

/** The unified diffs of files, each foldable, with a list of links before them. */
export function diffView(diffs: FileDiff[]): HtmlValue {
  const total = {
    additions: diffs.reduce((sum, { additions }) => sum + additions, 0),
    deletions: diffs.reduce((sum, { deletions }) => sum + deletions, 0),
  };
  return [
    html`<p class="summary">
      ${diffs.length} ${diffs.length === 1 ? 'file' : 'files'} changed
      ${diffCount(total)}
    </p>`,
    diffs.map(
      (diff, index) =>
        html`<details class="card file" open id="file-${index + 1}">
          <summary>
            <span class="path">${diff.path}</span>
            ${diff.status !== 'modified' &&
            html`<span class="badge">${diff.status}</span>`}
            ${diffCount(diff)}
          </summary>
          ${hunks(diff)}
        </details>`,
    ),
  ];
}

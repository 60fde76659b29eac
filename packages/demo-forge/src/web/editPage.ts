import { ForgeContext } from '../context';
import { HostedRepository } from '../store/HostedRepository';
import { html } from './html';
import { Page } from './layout';
import { RefPath } from './refPath';
import { breadcrumbsOf } from './repositoryPages';

/** A form that changes a text file by a commit on its branch. */
export function editPage(
  context: ForgeContext,
  repository: HostedRepository,
  place: RefPath,
  file: { oid: string; text: string },
): Page {
  const { ref, path } = place;
  const isDefault = ref === repository.defaultBranch;
  return {
    title: `Edit ${path}`,
    section: 'repositories',
    breadcrumbs: breadcrumbsOf(context, repository, place),
    body: html`<h1>Edit ${path}</h1>
      <form method="post" class="card edit">
        <input type="hidden" name="oid" value="${file.oid}" />
        <label for="text">Content</label>
        <textarea id="text" name="text" rows="24" spellcheck="false">
${file.text}</textarea
        >
        <label for="message">Commit message</label>
        <input
          id="message"
          name="message"
          required
          maxlength="200"
          value="Update ${path}"
        />
        ${isDefault &&
        html`<p class="note">
          This goes to <code>${ref}</code> without review, and GitOps applies it
          at once.
        </p>`}
        <div class="buttons">
          <button class="primary">Commit to ${ref}</button>
          <a
            class="button"
            href="${context.links.at('blob', repository.fullName, ref, path)}"
            >Cancel</a
          >
        </div>
      </form>`,
  };
}

import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';
import { isBinary } from '../git/fileChanges';
import { RepositoryEntry } from '../git/GitRepository';
import { commitFile } from '../store/commitFile';
import { HostedRepository } from '../store/HostedRepository';
import { commitListPage, commitPage } from './commitPages';
import { editPage } from './editPage';
import { renderPage } from './layout';
import { RefPath, refPathOf } from './refPath';
import { blobPage, repositoryListPage, treePage } from './repositoryPages';
import { WebContext, webLogin } from './webContext';

const editForm = z.object({
  oid: z.string(),
  text: z.string(),
  message: z.string().trim().min(1).max(200),
});

async function entryAt(
  { git }: HostedRepository,
  { commit, path }: RefPath,
): Promise<RepositoryEntry> {
  const entry = await git.entry(commit, path);
  if (!entry) {
    throw RequestRefusedError.notFound('There is no such file or folder.');
  }
  return entry;
}

/** Repositories, folders, files and commits. */
export function codeRoutes(context: WebContext): Router {
  const { links, store } = context;
  const router = PromiseRouter();

  router.get('/', async (_request, response) => {
    const page = await repositoryListPage(
      context,
      store.list(),
      'Repositories',
    );
    response.send(renderPage(page));
  });

  router.get('/:owner', async (request, response) => {
    const { owner } = request.params;
    const owned = store.list().filter(repository => repository.owner === owner);
    if (owned.length === 0) {
      throw RequestRefusedError.notFound('There is no such owner.');
    }
    response.send(renderPage(await repositoryListPage(context, owned, owner)));
  });

  router.get('/:owner/:repo', async (request, response) => {
    const repository = repositoryOf(context, request);
    const place = await refPathOf(repository, repository.defaultBranch);
    const tree = await entryAt(repository, place);
    response.send(renderPage(await treePage(context, repository, place, tree)));
  });

  router.get(
    '/:owner/:repo/:view(blob|tree)/:place(*)',
    async (request, response) => {
      const repository = repositoryOf(context, request);
      const place = await refPathOf(repository, request.params.place);
      const entry = await entryAt(repository, place);
      const page =
        entry.type === 'tree'
          ? treePage(context, repository, place, entry)
          : blobPage(
              context,
              repository,
              place,
              entry,
              request.query.plain !== undefined,
            );
      response.send(renderPage(await page));
    },
  );

  router.get('/:owner/:repo/raw/:place(*)', async (request, response) => {
    const repository = repositoryOf(context, request);
    const place = await refPathOf(repository, request.params.place);
    const entry = await entryAt(repository, place);
    if (entry.type !== 'blob') {
      throw RequestRefusedError.notFound('There is no such file.');
    }
    const content = await repository.git.readBlob(entry.oid);
    response
      .type(isBinary(content) ? 'application/octet-stream' : 'text/plain')
      .send(content);
  });

  router.get('/:owner/:repo/edit/:place(*)', async (request, response) => {
    const repository = repositoryOf(context, request);
    const place = await refPathOf(repository, request.params.place);
    const entry = await entryAt(repository, place);
    const content =
      entry.type === 'blob' && (await repository.git.readBlob(entry.oid));
    if (
      !content ||
      isBinary(content) ||
      !(await repository.git.branchHead(place.ref))
    ) {
      const view = entry.type === 'tree' ? 'tree' : 'blob';
      response.redirect(
        links.at(view, repository.fullName, place.ref, place.path),
      );
      return;
    }
    const file = { oid: entry.oid, text: content.toString('utf8') };
    response.send(renderPage(editPage(context, repository, place, file)));
  });

  router.post('/:owner/:repo/edit/:place(*)', async (request, response) => {
    const repository = repositoryOf(context, request);
    const { ref, path } = await refPathOf(repository, request.params.place);
    const form = editForm.parse(request.body);
    const { commit } = await commitFile(repository, {
      branch: ref,
      path,
      // Forms always send CRLF.
      content: Buffer.from(form.text.replace(/\r\n/g, '\n')),
      message: form.message,
      author: { name: webLogin, email: `${webLogin}@localhost` },
      expectedOid: form.oid,
    });
    response.redirect(303, links.commit(repository.fullName, commit));
  });

  router.get('/:owner/:repo/commits/:place(*)', async (request, response) => {
    const repository = repositoryOf(context, request);
    const place = await refPathOf(repository, request.params.place);
    response.send(renderPage(await commitListPage(context, repository, place)));
  });

  router.get('/:owner/:repo/commit/:sha', async (request, response) => {
    const repository = repositoryOf(context, request);
    const { commit } = await refPathOf(repository, request.params.sha);
    response.send(renderPage(await commitPage(context, repository, commit)));
  });

  return router;
}

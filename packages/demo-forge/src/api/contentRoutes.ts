import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { posix } from 'node:path';
import { commitOf, ForgeContext, repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';
import { GitRepository, RepositoryEntry } from '../git/GitRepository';
import { commitFile } from '../store/commitFile';
import { contentAnswer, gitCommitAnswer } from './answers';
import { apiAuthor } from './authentication';
import { requestBodies } from './requests';

const rawMediaType = /application\/vnd\.github\.(v3\.)?raw/;

/** The file of the repository that a symbolic link names, if it is one. */
async function linkedFile(
  git: GitRepository,
  commit: string,
  link: RepositoryEntry,
): Promise<RepositoryEntry | undefined> {
  const target = String(await git.readBlob(link.oid));
  const path = posix.join(posix.dirname(link.path), target);
  if (posix.isAbsolute(target) || path.startsWith('..')) {
    return undefined;
  }
  const entry = await git.entry(commit, path);
  return entry?.type === 'blob' && entry.mode !== '120000' ? entry : undefined;
}

/** Files and directories: read by Backstage's readers, written one at a time. */
export function contentRoutes(context: ForgeContext): Router {
  const { links } = context;
  const router = PromiseRouter();
  const paths = [
    '/repos/:owner/:repo/contents',
    '/repos/:owner/:repo/contents/:path(*)',
  ];

  router.get(paths, async (request, response) => {
    const repository = repositoryOf(context, request);
    const { git, fullName } = repository;
    const ref = String(request.query.ref ?? repository.defaultBranch);
    const commit = await commitOf(repository, ref);
    const entry = await git.entry(commit, request.params.path ?? '');
    if (!entry) {
      throw RequestRefusedError.notFound();
    }
    response.set('ETag', `"${entry.oid}"`);
    if (request.fresh) {
      response.status(304).end();
      return;
    }
    if (entry.type === 'tree') {
      const children = await git.list(entry.oid, entry.path);
      response.json(
        children.map(child => contentAnswer(links, fullName, ref, child)),
      );
      return;
    }
    const file =
      entry.mode === '120000' ? await linkedFile(git, commit, entry) : entry;
    // As GitHub, which sends these whatever the caller accepts.
    if (!file || entry.type === 'commit') {
      response.json({
        ...contentAnswer(links, fullName, ref, entry),
        size: 0,
        ...(entry.mode === '120000' && {
          target: String(await git.readBlob(entry.oid)),
        }),
      });
      return;
    }
    const content = await git.readBlob(file.oid);
    if (rawMediaType.test(request.header('accept') ?? '')) {
      response.type('application/vnd.github.raw; charset=utf-8').send(content);
      return;
    }
    response.json({
      ...contentAnswer(links, fullName, ref, entry),
      size: content.length,
      encoding: 'base64',
      content: content.toString('base64'),
    });
  });

  router.put(paths[1], async (request, response) => {
    const repository = repositoryOf(context, request);
    const { git, fullName, defaultBranch } = repository;
    const body = requestBodies.putContents.parse(request.body);
    const branch = body.branch ?? defaultBranch;
    const path = request.params.path;
    const { commit, oid, mode, created } = await commitFile(repository, {
      branch,
      path,
      content: Buffer.from(body.content, 'base64'),
      message: body.message,
      author: body.author ?? apiAuthor,
      expectedOid: body.sha,
    });
    const entry: RepositoryEntry = { path, mode, type: 'blob', oid };
    response.status(created ? 201 : 200).json({
      content: contentAnswer(links, fullName, branch, entry),
      commit: gitCommitAnswer(
        links,
        fullName,
        commit,
        await git.readCommit(commit),
      ),
    });
  });

  return router;
}

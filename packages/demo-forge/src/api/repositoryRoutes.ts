import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { commitOf, ForgeContext, repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';
import { archive } from '../git/archive';
import { commitAnswer, repositoryAnswer, userAnswer } from './answers';
import { apiLogin, permissionOf, requireToken } from './authentication';
import { paginate } from './paginate';

/** Repositories, branches, commits and archives. */
export function repositoryRoutes(context: ForgeContext): Router {
  const { store, links } = context;
  const router = PromiseRouter();

  router.get('/user', requireToken, (_request, response) => {
    response.json(userAnswer(links, apiLogin));
  });

  router.get(
    ['/orgs/:owner/repos', '/users/:owner/repos'],
    (request, response) => {
      const owned = store
        .list()
        .filter(({ owner }) => owner === request.params.owner);
      const page = paginate(
        request,
        response,
        owned,
        `${links.api}${request.path}`,
      );
      response.json(
        page.map(repository =>
          repositoryAnswer(links, repository, permissionOf(response)),
        ),
      );
    },
  );

  router.get('/repos/:owner/:repo', (request, response) => {
    const repository = repositoryOf(context, request);
    response.json(repositoryAnswer(links, repository, permissionOf(response)));
  });

  router.get('/repos/:owner/:repo/branches', async (request, response) => {
    const { git } = repositoryOf(context, request);
    const names = paginate(
      request,
      response,
      await git.branches(),
      `${links.api}${request.path}`,
    );
    response.json(
      await Promise.all(
        names.map(async name => ({
          name,
          commit: { sha: await git.branchHead(name) },
        })),
      ),
    );
  });

  router.get(
    '/repos/:owner/:repo/branches/:branch(*)',
    async (request, response) => {
      const { git, fullName } = repositoryOf(context, request);
      const name = request.params.branch;
      const sha = await git.branchHead(name);
      if (!sha) {
        throw RequestRefusedError.notFound('Branch not found');
      }
      const commit = await git.readCommit(sha);
      response.json({
        name,
        commit: commitAnswer(links, fullName, sha, commit),
      });
    },
  );

  router.get('/repos/:owner/:repo/commits', async (request, response) => {
    const repository = repositoryOf(context, request);
    const { sha, path } = request.query;
    const start = await commitOf(repository, sha ? String(sha) : undefined);
    const log = await repository.git.log(start, {
      path: path ? String(path) : undefined,
    });
    const page = paginate(
      request,
      response,
      log,
      `${links.api}${request.path}`,
    );
    response.json(
      page.map(({ oid, commit }) =>
        commitAnswer(links, repository.fullName, oid, commit),
      ),
    );
  });

  router.get(
    '/repos/:owner/:repo/commits/:ref(*)/status',
    async (request, response) => {
      const repository = repositoryOf(context, request);
      const sha = await commitOf(repository, request.params.ref);
      response.json({
        state: 'pending',
        statuses: [],
        total_count: 0,
        sha,
        repository: repositoryAnswer(links, repository, permissionOf(response)),
      });
    },
  );

  router.get(
    '/repos/:owner/:repo/commits/:ref(*)',
    async (request, response) => {
      const { git, fullName } = repositoryOf(context, request);
      const sha = await git.resolveCommit(request.params.ref);
      if (!sha) {
        throw RequestRefusedError.unprocessable(
          `No commit found for SHA: ${request.params.ref}`,
        );
      }
      response.json(
        commitAnswer(links, fullName, sha, await git.readCommit(sha)),
      );
    },
  );

  router.get(
    ['/repos/:owner/:repo/tarball', '/repos/:owner/:repo/tarball/:ref(*)'],
    async (request, response) => {
      const repository = repositoryOf(context, request);
      const sha = await commitOf(repository, request.params.ref);
      const { owner, name, git } = repository;
      const folder = `${owner}-${name}-${sha.slice(0, 7)}`;
      const stream = await archive(git, sha, folder);
      response.type('application/x-gzip');
      response.attachment(`${folder}.tar.gz`);
      stream.on('error', error => response.destroy(error)).pipe(response);
    },
  );

  return router;
}

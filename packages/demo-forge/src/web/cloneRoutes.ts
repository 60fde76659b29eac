import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext, repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';

/**
 * The files that `git clone` and `git fetch` read over plain HTTP: Git's "dumb"
 * protocol, where references are a text and objects are files. There is no
 * push.
 */
export function cloneRoutes(context: ForgeContext): Router {
  const router = PromiseRouter();

  router.get('/:owner/:repo.git/info/refs', async (request, response) => {
    if (request.query.service === 'git-receive-pack') {
      throw new RequestRefusedError(
        403,
        'This host accepts changes through pull requests only.',
      );
    }
    const { git } = repositoryOf(context, request);
    const lines = await Promise.all(
      (
        await git.branches()
      ).map(
        async name => `${await git.branchHead(name)}\trefs/heads/${name}\n`,
      ),
    );
    response.type('text/plain').send(lines.join(''));
  });

  router.get('/:owner/:repo.git/HEAD', (request, response) => {
    const { defaultBranch } = repositoryOf(context, request);
    response.type('text/plain').send(`ref: refs/heads/${defaultBranch}\n`);
  });

  router.get(
    '/:owner/:repo.git/objects/:folder([0-9a-f]{2})/:file([0-9a-f]{38})',
    async (request, response) => {
      const { git } = repositoryOf(context, request);
      const { folder, file } = request.params;
      response.type('application/x-git-loose-object');
      response.sendFile(`objects/${folder}/${file}`, { root: git.gitdir });
    },
  );

  router.get('/:owner/:repo.git/objects/info/packs', (_request, response) => {
    response.type('text/plain').send('\n');
  });

  return router;
}

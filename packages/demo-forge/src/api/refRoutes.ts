import { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext, repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';
import { PullRequests } from '../pulls/PullRequests';
import { requestBodies } from './requests';

/** Octokit sends `heads%2Fbranch`, others `heads/branch`. */
function branchOf(request: Request): string {
  const [, branch] = /^heads\/(.+)$/.exec(request.params.ref) ?? [];
  if (!branch) {
    throw RequestRefusedError.unprocessable('Reference does not exist');
  }
  return branch;
}

/** Branches as references. */
export function refRoutes(context: ForgeContext): Router {
  const { links } = context;
  const router = PromiseRouter();
  const path = '/repos/:owner/:repo/git/refs/:ref(*)';

  const refAnswer = (fullName: string, branch: string, sha: string) => {
    const api = links.apiRepository(fullName);
    return {
      ref: `refs/heads/${branch}`,
      url: `${api}/git/refs/heads/${encodeURIComponent(branch)}`,
      object: { type: 'commit', sha, url: `${api}/git/commits/${sha}` },
    };
  };

  router.get(
    [path, '/repos/:owner/:repo/git/ref/:ref(*)'],
    async (request, response) => {
      const { git, fullName } = repositoryOf(context, request);
      const branch = branchOf(request);
      const sha = await git.branchHead(branch);
      if (!sha) {
        throw RequestRefusedError.notFound();
      }
      response.json(refAnswer(fullName, branch, sha));
    },
  );

  router.post('/repos/:owner/:repo/git/refs', async (request, response) => {
    const repository = repositoryOf(context, request);
    const { ref, sha } = requestBodies.createRef.parse(request.body);
    const branch = ref.slice('refs/heads/'.length);
    await repository.exclusively(() => repository.createBranch(branch, sha));
    response.status(201).json(refAnswer(repository.fullName, branch, sha));
  });

  router.patch(path, async (request, response) => {
    const repository = repositoryOf(context, request);
    const { sha, force } = requestBodies.updateRef.parse(request.body);
    const branch = branchOf(request);
    await repository.exclusively(() =>
      repository.moveBranch(branch, sha, { force }),
    );
    response.json(refAnswer(repository.fullName, branch, sha));
  });

  router.delete(path, async (request, response) => {
    const repository = repositoryOf(context, request);
    const branch = branchOf(request);
    const pulls = new PullRequests(repository);
    const orphans = (await pulls.list('open')).filter(
      ({ head }) => head.ref === branch,
    );
    for (const { number } of orphans) {
      await pulls.setState(number, 'closed');
    }
    await repository.exclusively(() => repository.deleteBranch(branch));
    response.status(204).end();
  });

  return router;
}

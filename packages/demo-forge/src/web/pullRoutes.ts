import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import { pullOf, repositoryOf } from '../context';
import { PullRequests } from '../pulls/PullRequests';
import { renderPage } from './layout';
import { allPullsPage, pullListPage, pullPage } from './pullPages';
import { WebContext, webLogin } from './webContext';

const mergeForm = z.object({ head: z.string() });
const longestWaitMilliseconds = 5000;

/** Pull requests: their pages and the buttons on them. */
export function pullRoutes(context: WebContext): Router {
  const { links, store, gitOps, logger } = context;
  const router = PromiseRouter();
  const one = '/:owner/:repo/pull/:number(\\d+)';

  router.get('/-/pulls', async (_request, response) => {
    const pulls = await Promise.all(
      store.list().map(async repository => {
        const found = await new PullRequests(repository).list('all');
        return found.map(pull => ({ repository, pull }));
      }),
    );
    response.send(renderPage(allPullsPage(context, pulls.flat())));
  });

  router.get('/:owner/:repo/pulls', async (request, response) => {
    const repository = repositoryOf(context, request);
    const pulls = await new PullRequests(repository).list('all');
    response.send(renderPage(pullListPage(context, repository, pulls)));
  });

  router.get(one, async (request, response) => {
    const { repository, pulls, number } = pullOf(context, request);
    const pull = await pulls.get(number);
    const [diffs, commits, outcome] = await Promise.all([
      pulls.diffs(pull),
      pulls.commits(pull),
      pull.state === 'open' ? pulls.mergeability(pull) : undefined,
    ]);
    const page = pullPage(context, repository, {
      pull,
      diffs,
      commits: commits.length,
      outcome,
      applications: gitOps.statuses(repository.fullName),
      gitOpsEnabled: gitOps.enabled,
    });
    response.send(renderPage(page));
  });

  router.post(`${one}/merge`, async (request, response) => {
    const { repository, pulls, number } = pullOf(context, request);
    const { head } = mergeForm.parse(request.body);
    await pulls.merge(number, {
      method: 'merge',
      by: webLogin,
      expectedHead: head,
    });
    const address = links.pull(repository.fullName, number);
    logger.info(`Merged ${address}`);
    await Promise.race([
      gitOps.idle(repository.fullName),
      setTimeout(longestWaitMilliseconds, undefined, { ref: false }),
    ]);
    response.redirect(303, address);
  });

  router.post(`${one}/ready`, async (request, response) => {
    const { repository, pulls, number } = pullOf(context, request);
    await pulls.edit(number, pull => {
      pull.draft = false;
    });
    response.redirect(303, links.pull(repository.fullName, number));
  });

  for (const [verb, state] of [
    ['close', 'closed'],
    ['reopen', 'open'],
  ] as const) {
    router.post(`${one}/${verb}`, async (request, response) => {
      const { repository, pulls, number } = pullOf(context, request);
      await pulls.setState(number, state);
      response.redirect(303, links.pull(repository.fullName, number));
    });
  }

  return router;
}

import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext, pullOf, repositoryOf } from '../context';
import { RequestRefusedError } from '../errors';
import { PullRequests } from '../pulls/PullRequests';
import { commitAnswer } from './answers';
import { apiLogin } from './authentication';
import { paginate } from './paginate';
import { pullAnswer, pullDetailAnswer, pullFileAnswer } from './pullAnswers';
import { requestBodies } from './requests';

/** Pull requests: opened by Backstage's action, followed by the portal. */
export function pullRoutes(context: ForgeContext): Router {
  const { links } = context;
  const router = PromiseRouter();
  const all = '/repos/:owner/:repo/pulls';
  const one = `${all}/:number(\\d+)`;

  const detailed = async (pulls: PullRequests, number: number) => {
    const pull = await pulls.get(number);
    const [diffs, commits, outcome] = await Promise.all([
      pulls.diffs(pull),
      pulls.commits(pull),
      pull.state === 'open' ? pulls.mergeability(pull) : undefined,
    ]);
    return pullDetailAnswer(links, pulls.repository, pull, {
      diffs,
      commits: commits.length,
      mergeable: outcome?.clean,
    });
  };

  router.get(all, async (request, response) => {
    const repository = repositoryOf(context, request);
    const { state, head, base } = request.query;
    const wanted = state === 'closed' || state === 'all' ? state : 'open';
    const found = await new PullRequests(repository).list(wanted);
    const matching = found.filter(
      pull =>
        (!head || `${repository.owner}:${pull.head.ref}` === head) &&
        (!base || pull.base.ref === base),
    );
    const url = `${links.api}${request.path}`;
    response.json(
      paginate(request, response, matching, url).map(pull =>
        pullAnswer(links, repository, pull),
      ),
    );
  });

  router.post(all, async (request, response) => {
    const repository = repositoryOf(context, request);
    const body = requestBodies.createPull.parse(request.body);
    const [owner, branch] = body.head.includes(':')
      ? body.head.split(':', 2)
      : [repository.owner, body.head];
    if (owner.toLowerCase() !== repository.owner.toLowerCase()) {
      throw RequestRefusedError.unprocessable('Validation Failed', [
        { resource: 'PullRequest', field: 'head', code: 'invalid' },
      ]);
    }
    const pulls = new PullRequests(repository);
    const { number } = await pulls.create({
      title: body.title,
      body: body.body ?? '',
      draft: body.draft,
      head: branch,
      base: body.base,
      author: apiLogin,
    });
    context.logger.info(
      `Pull request opened: ${links.pull(repository.fullName, number)}`,
    );
    const answer = await detailed(pulls, number);
    response.status(201).location(answer.url).json(answer);
  });

  router.get(one, async (request, response) => {
    const { pulls, number } = pullOf(context, request);
    response.json(await detailed(pulls, number));
  });

  router.patch(one, async (request, response) => {
    const { pulls, number } = pullOf(context, request);
    const body = requestBodies.updatePull.parse(request.body);
    if (body.base !== undefined) {
      await pulls.setBase(number, body.base);
    }
    await pulls.edit(number, pull => {
      pull.title = body.title ?? pull.title;
      pull.body = body.body === undefined ? pull.body : body.body ?? '';
    });
    if (body.state) {
      await pulls.setState(number, body.state);
    }
    response.json(await detailed(pulls, number));
  });

  router.get(`${one}/files`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const pull = await pulls.get(number);
    const url = `${links.api}${request.path}`;
    response.json(
      paginate(request, response, await pulls.diffs(pull), url).map(diff =>
        pullFileAnswer(links, repository.fullName, pull.head.sha, diff),
      ),
    );
  });

  router.get(`${one}/commits`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const commits = await pulls.commits(await pulls.get(number));
    const url = `${links.api}${request.path}`;
    response.json(
      paginate(request, response, commits.reverse(), url).map(
        ({ oid, commit }) =>
          commitAnswer(links, repository.fullName, oid, commit),
      ),
    );
  });

  router.get(`${one}/merge`, async (request, response) => {
    const { pulls, number } = pullOf(context, request);
    if (!(await pulls.get(number)).merge) {
      throw RequestRefusedError.notFound();
    }
    response.status(204).end();
  });

  router.put(`${one}/merge`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const body = requestBodies.mergePull.parse(request.body);
    if (body.merge_method === 'rebase') {
      throw new RequestRefusedError(
        405,
        'Rebase merges are not allowed on this repository.',
      );
    }
    const { merge } = await pulls.merge(number, {
      method: body.merge_method,
      by: apiLogin,
      expectedHead: body.sha,
      title: body.commit_title,
      message: body.commit_message,
    });
    context.logger.info(`Merged ${links.pull(repository.fullName, number)}`);
    response.json({
      sha: merge?.sha,
      merged: true,
      message: 'Pull Request successfully merged',
    });
  });

  router.post(`${one}/requested_reviewers`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const body = requestBodies.reviewers.parse(request.body);
    const pull = await pulls.edit(number, record => {
      record.reviewers = [...new Set([...record.reviewers, ...body.reviewers])];
      record.teamReviewers = [
        ...new Set([...record.teamReviewers, ...body.team_reviewers]),
      ];
    });
    response.status(201).json(pullAnswer(links, repository, pull));
  });

  return router;
}

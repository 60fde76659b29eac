import { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { timestamp } from '../clock';
import { ForgeContext, pullOf } from '../context';
import { apiLogin } from './authentication';
import { commentAnswer, pullAnswer } from './pullAnswers';
import { requestBodies } from './requests';

/** The parts of a pull request that GitHub keeps below its issue. */
export function issueRoutes(context: ForgeContext): Router {
  const { clock, links } = context;
  const router = PromiseRouter();
  const one = '/repos/:owner/:repo/issues/:number(\\d+)';

  router.post(`${one}/assignees`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const { assignees } = requestBodies.assignees.parse(request.body);
    const pull = await pulls.edit(number, record => {
      record.assignees = [...new Set([...record.assignees, ...assignees])];
    });
    response.status(201).json(pullAnswer(links, repository, pull));
  });

  router.post(`${one}/labels`, async (request, response) => {
    const { pulls, number } = pullOf(context, request);
    const { labels } = requestBodies.labels.parse(request.body);
    const pull = await pulls.edit(number, record => {
      record.labels = [...new Set([...record.labels, ...labels])];
    });
    response.json(pull.labels.map(name => ({ name })));
  });

  router.get(`${one}/comments`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const { comments } = await pulls.get(number);
    response.json(
      comments.map(comment =>
        commentAnswer(links, repository.fullName, number, comment),
      ),
    );
  });

  router.post(`${one}/comments`, async (request, response) => {
    const { pulls, number, repository } = pullOf(context, request);
    const { body } = requestBodies.comment.parse(request.body);
    const { comments } = await pulls.edit(number, ({ comments: present }) => {
      present.push({
        id: present.length + 1,
        author: apiLogin,
        body,
        createdAt: timestamp(clock),
      });
    });
    const comment = comments[comments.length - 1];
    response
      .status(201)
      .json(commentAnswer(links, repository.fullName, number, comment));
  });

  return router;
}

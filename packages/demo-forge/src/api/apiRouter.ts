import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext } from '../context';
import { RequestRefusedError } from '../errors';
import { apiErrorHandler } from './apiErrors';
import { ApiTokens, authenticate, requireWriteToWrite } from './authentication';
import { contentRoutes } from './contentRoutes';
import { gitObjectRoutes } from './gitObjectRoutes';
import { graphqlRoutes } from './graphql';
import { issueRoutes } from './issueRoutes';
import { pullRoutes } from './pullRoutes';
import { refRoutes } from './refRoutes';
import { repositoryRoutes } from './repositoryRoutes';

/** GitHub's largest blob has 100 MB, a third more in base64. */
const largestBody = '140mb';

/**
 * GitHub's API under `/v3` and `/graphql`, as far as Backstage's readers and
 * `publish:github:pull-request` use it. There is no header `X-OAuth-Scopes`:
 * with it the action would make a fork.
 */
export function apiRouter(context: ForgeContext, tokens: ApiTokens): Router {
  const router = PromiseRouter();
  router.use(authenticate(tokens));
  router.use(express.json({ limit: largestBody, type: () => true }));
  router.use('/graphql', graphqlRoutes(context));
  router.use('/v3', requireWriteToWrite);
  for (const routes of [
    repositoryRoutes,
    contentRoutes,
    gitObjectRoutes,
    refRoutes,
    pullRoutes,
    issueRoutes,
  ]) {
    router.use('/v3', routes(context));
  }
  router.get('/v3', (_request, response) => {
    response.json({ current_user_url: `${context.links.api}/user` });
  });
  router.use(() => {
    throw RequestRefusedError.notFound();
  });
  router.use(apiErrorHandler(context.logger));
  return router;
}

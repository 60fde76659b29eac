import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { ForgeContext } from '../context';
import { RequestRefusedError } from '../errors';
import { apiErrorHandler } from './apiErrors';
import {
  ApiTokens,
  authenticate,
  requireToken,
  requireWriteToWrite,
} from './authentication';
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
 * The part of GitHub's API under `/v3` and `/graphql` that Backstage's readers
 * and `publish:github:pull-request` use. There is no header `X-OAuth-Scopes`:
 * with it, the action would create a fork.
 */
export function apiRouter(context: ForgeContext, tokens: ApiTokens): Router {
  const router = PromiseRouter();
  const json = express.json({ limit: largestBody, type: () => true });
  router.use(authenticate(tokens));
  router.use('/graphql', requireToken, json, graphqlRoutes(context));
  router.use('/v3', requireWriteToWrite, json);
  router.use('/v3', repositoryRoutes(context));
  router.use('/v3', contentRoutes(context));
  router.use('/v3', gitObjectRoutes(context));
  router.use('/v3', refRoutes(context));
  router.use('/v3', pullRoutes(context));
  router.use('/v3', issueRoutes(context));
  router.use(() => {
    throw RequestRefusedError.notFound();
  });
  router.use(apiErrorHandler(context.logger));
  return router;
}

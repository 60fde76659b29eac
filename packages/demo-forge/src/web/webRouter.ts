import { resolvePackagePath } from '@backstage/backend-plugin-api';
import express, { RequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { RequestRefusedError } from '../errors';
import { applicationRoutes } from './applicationRoutes';
import { cloneRoutes } from './cloneRoutes';
import { codeRoutes } from './codeRoutes';
import { pullRoutes } from './pullRoutes';
import { requireSameOrigin } from './sameOrigin';
import { WebContext } from './webContext';
import { webErrorHandler } from './webErrors';

const largestForm = '2mb';

const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy':
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache',
  });
  next();
};

/** The pages of the host. They work without JavaScript and forbid it. */
export function webRouter(
  context: WebContext,
  allowedOrigins: string[],
): Router {
  const router = PromiseRouter();
  router.use(securityHeaders);
  router.use(requireSameOrigin(allowedOrigins));
  router.use(express.urlencoded({ extended: false, limit: largestForm }));
  router.get('/-/health', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.use(
    '/-',
    express.static(resolvePackagePath('@floe/demo-forge', 'assets')),
  );
  router.use(cloneRoutes(context));
  router.use(applicationRoutes(context));
  router.use(pullRoutes(context));
  router.use(codeRoutes(context));
  router.use(() => {
    throw RequestRefusedError.notFound('There is no such page.');
  });
  router.use(webErrorHandler(context.logger));
  return router;
}

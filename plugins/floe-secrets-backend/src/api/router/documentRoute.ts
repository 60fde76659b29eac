import {
  createValidatedOpenApiRouter,
  getOpenApiSpecRoute,
} from '@backstage/backend-openapi-utils';
import { type RequestHandler } from 'express';
import { isRead } from './limits';

type Document = Parameters<typeof createValidatedOpenApiRouter>[0];

/**
 * Answers with the whole document, as the utility does. Its validator, of which
 * nothing is needed here, is made at the first request.
 */
export function documentRoute(document: Document): RequestHandler {
  let router: RequestHandler | undefined;
  return (req, res, next) => {
    if (isRead(req.method) && req.path === getOpenApiSpecRoute('')) {
      router ??= createValidatedOpenApiRouter(document, {
        // It has to have one; there is nothing left to do.
        middleware: [(_req, _res, proceed) => proceed()],
        validatorOptions: { validateApiSpec: false },
      }) as RequestHandler;
      router(req, res, next);
    } else {
      next();
    }
  };
}

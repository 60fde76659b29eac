import { NextFunction, Request, RequestHandler, Response } from 'express';
import { timingSafeEqual } from 'node:crypto';
import { RequestRefusedError } from '../errors';

/** The tokens of the API and their rights. */
export type ApiTokens = {
  /** Allows writing. */
  token: string;
  /** Allows only reading: writes are answered with 403, as by GitHub. */
  readToken?: string;
};

/** Login of the account that the tokens belong to. */
export const apiLogin = 'floe-portal';

/** Author of commits if a request names none. */
export const apiAuthor = { name: apiLogin, email: `${apiLogin}@localhost` };

type Permission = 'none' | 'read' | 'write';

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function tokenOf(header: string): string {
  const [scheme, credentials = ''] = header.trim().split(/\s+/, 2);
  return scheme.toLowerCase() === 'basic'
    ? Buffer.from(credentials, 'base64').toString('utf8').replace(/^.*?:/, '')
    : credentials;
}

/**
 * Identifies the caller by `Authorization: Bearer`, `token` (Octokit) or
 * `Basic`. Without the header everything can be read; a wrong token is refused.
 */
export function authenticate(tokens: ApiTokens): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    const header = request.header('authorization');
    let permission: Permission = 'none';
    if (header) {
      const token = tokenOf(header);
      if (equal(token, tokens.token)) {
        permission = 'write';
      } else if (tokens.readToken && equal(token, tokens.readToken)) {
        permission = 'read';
      } else {
        throw new RequestRefusedError(401, 'Bad credentials');
      }
    }
    response.locals.permission = permission;
    next();
  };
}

/** The rights of the caller; only after `authenticate`. */
export function permissionOf(response: Response): Permission {
  return response.locals.permission;
}

/** Refuses callers without a token, as GitHub does for GraphQL and writes. */
export const requireToken: RequestHandler = (_request, response, next) => {
  if (permissionOf(response) === 'none') {
    throw new RequestRefusedError(401, 'Requires authentication');
  }
  next();
};

/** Refuses every method but GET and HEAD unless the token may write. */
export const requireWriteToWrite: RequestHandler = (
  request,
  response,
  next,
) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(request.method)) {
    if (permissionOf(response) === 'none') {
      throw new RequestRefusedError(401, 'Requires authentication');
    }
    if (permissionOf(response) === 'read') {
      throw new RequestRefusedError(
        403,
        'Resource not accessible by personal access token',
      );
    }
  }
  next();
};

import { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, RequestHandler } from 'express';
import { principalKey } from '../../catalog/principal';
import { Clock } from '../../clock/Clock';
import { limitConcurrency } from './limitConcurrency';

/** Less than the number of database connections (knex: ten). */
const FROM_DATABASE = { running: 6, waiting: 2_000 };

/**
 * A preview waits for the Git host and the cluster, and uses worker threads.
 */
const PREVIEWS = { running: 4, runningEach: 2, waiting: 200 };

/**
 * All other requests: they wait for a cluster. Each reads the database too, and
 * while it waits for its turn at the cluster, again and again.
 */
const OTHERS = { running: 20, runningEach: 4, waiting: 500 };

const CERTIFICATE = /^\/v1\/clusters\/[^/]*\/sealing-certificate\/?$/i;

/** Writes that need only the database; clusters are called later. */
const WRITES = /^\/v1\/(?:changes|refreshes|operations\/[^/]*\/cancel)\/?$/i;

/**
 * Whether a request only needs the database. Requests that other plugins send
 * meanwhile, such as for the conditions of a permission, are not below `/v1`.
 * Express handles HEAD like GET, ignores case and allows a trailing slash.
 */
function isAnsweredFromDatabase({ method, path }: Request): boolean {
  if (method === 'POST') {
    return WRITES.test(path);
  }
  return isRead(method) && /^\/v1\//i.test(path) && !CERTIFICATE.test(path);
}

/** What has no turns of another kind, so that no request goes without. */
function isOther(request: Request): boolean {
  return (
    /^\/v1\//i.test(request.path) &&
    !isAnsweredFromDatabase(request) &&
    !isPreview(request)
  );
}

function isPreview({ method, path }: Request): boolean {
  return method === 'POST' && (isPreviewPath(path) || isPlanPath(path));
}

/** Whether a request has no body. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether a path is one of previews, by Express' matching. */
export function isPreviewPath(path: string): boolean {
  return /^\/v1\/preview\/?$/i.test(path);
}

/**
 * Whether a path is one of file plans or data keys, which call the Git host as
 * previews do.
 */
function isPlanPath(path: string): boolean {
  return /^\/v1\/(?:(?:sops|secret-stores)\/plan|data-keys\/wrap)\/?$/i.test(
    path,
  );
}

/**
 * The limits for reads and writes of the database, for what waits for a
 * cluster, and for previews.
 */
export function limitTurns(options: {
  clock: Clock;
  httpAuth: HttpAuthService;
}): RequestHandler[] {
  const { clock, httpAuth } = options;
  const callerOf = async (request: Request) =>
    principalKey(
      await httpAuth.credentials(request, { allow: ['user', 'service'] }),
    );
  return [
    limitConcurrency({
      ...FROM_DATABASE,
      clock,
      callerOf,
      isLimited: isAnsweredFromDatabase,
    }),
    limitConcurrency({
      ...OTHERS,
      clock,
      callerOf,
      isLimited: isOther,
    }),
    limitConcurrency({ ...PREVIEWS, clock, callerOf, isLimited: isPreview }),
  ];
}

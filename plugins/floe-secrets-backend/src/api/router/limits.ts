import { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Request, RequestHandler } from 'express';
import { principalKey } from '../../catalog/principal';
import { Clock } from '../../clock/Clock';
import { limitConcurrency } from './limitConcurrency';

/** Fewer at a time than the database has connections (knex: ten). */
const FROM_DATABASE = { running: 6, waiting: 2_000 };

/** One waits for the Git host and the cluster, and has worker threads work for it. */
const PREVIEWS = { running: 4, runningEach: 2, waiting: 200 };

/** Writes that the database alone answers; clusters are asked later. */
const WRITES = /^\/v1\/(?:changes|refreshes|operations\/[^/]*\/cancel)\/?$/i;

/**
 * Whether a request waits for no cluster. What other plugins ask while they
 * answer one of these, such as the conditions of a permission, is not below
 * `/v1`. Express answers HEAD as GET, and takes paths in any case and with a
 * slash at their end.
 */
function isAnsweredFromDatabase({ method, path }: Request): boolean {
  if (method === 'POST') {
    return WRITES.test(path);
  }
  return (
    isRead(method) &&
    /^\/v1\//i.test(path) &&
    !/^\/v1\/clusters\/[^/]*\/sealing-certificate\/?$/i.test(path)
  );
}

function isPreview({ method, path }: Request): boolean {
  return method === 'POST' && (isPreviewPath(path) || isPlanPath(path));
}

/** Whether a request has no body. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether a path is that of previews, as Express matches it. */
export function isPreviewPath(path: string): boolean {
  return /^\/v1\/preview\/?$/i.test(path);
}

/** Whether a path is that of plans of files or of data keys, which ask the Git host as previews do. */
function isPlanPath(path: string): boolean {
  return /^\/v1\/(?:(?:sops|secret-stores)\/plan|data-keys\/wrap)\/?$/i.test(
    path,
  );
}

/** The turns that reads and writes of the database take, and those of previews. */
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
    limitConcurrency({ ...PREVIEWS, clock, callerOf, isLimited: isPreview }),
  ];
}

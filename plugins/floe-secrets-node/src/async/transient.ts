import { setTimeout as sleep } from 'node:timers/promises';

/** Connection error codes of Node and undici. */
const CODES = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'UND_ERR_SOCKET',
  'UND_ERR_CONNECT_TIMEOUT',
  'UND_ERR_HEADERS_TIMEOUT',
];
/** Statuses of a proxy, or of a plugin that is starting or stopping. */
const STATUSES = [502, 503, 504];
/** Backstage's rate limit (`backend.rateLimit`), which calls between plugins fall under too. */
const LIMITED = 429;
/** Maximum depth of nested causes. */
const MAX_CAUSES = 5;
/**
 * The first retry is immediate: an idle connection that was closed is replaced
 * at once.
 */
const PAUSE_MS = 50;

/**
 * Whether a call to another plugin failed for a reason that may be temporary: a
 * closed connection, or a plugin that is starting or stopping.
 * @public
 */
export function isTransient(error: unknown): boolean {
  let cause = error as
    | { code?: unknown; statusCode?: unknown; name?: unknown; cause?: unknown }
    | undefined;
  for (let depth = 0; cause && depth < MAX_CAUSES; depth++) {
    if (
      CODES.includes(String(cause.code)) ||
      [...STATUSES, LIMITED].includes(Number(cause.statusCode)) ||
      cause.name === 'ServiceUnavailableError'
    ) {
      return true;
    }
    cause = cause.cause as typeof cause;
  }
  return false;
}

/**
 * Whether a call to another plugin was refused by a rate limit.
 * @public
 */
export function isRateLimited(error: unknown): boolean {
  return (
    (error as { statusCode?: unknown } | undefined)?.statusCode === LIMITED
  );
}

/**
 * Repeats a call that failed for a temporary reason.
 * @public
 */
export async function retryTransient<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    // Calls that a rate limit refused are not repeated.
    if (!isTransient(error) || isRateLimited(error)) {
      throw error;
    }
    await sleep(PAUSE_MS * (1 + Math.random()));
    return await call();
  }
}

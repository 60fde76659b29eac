import { setTimeout as sleep } from 'node:timers/promises';

/** Codes of errors of a connection, of Node and of undici. */
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
/** What a proxy says, or a plugin that starts or ends. */
const STATUSES = [502, 503, 504];
/** Backstage's rate limit (`backend.rateLimit`), which calls between plugins fall under too. */
const LIMITED = 429;
/** A cause may have a cause; no more are followed. */
const MAX_CAUSES = 5;
/** A connection that was closed while it lay idle is replaced at once. */
const PAUSE_MS = 50;

/**
 * Whether a call of another plugin failed for a reason that may be gone the
 * next time: a connection that was closed, or a plugin that starts or ends.
 *
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
 * Whether a call of another plugin was refused because there are too many.
 *
 * @public
 */
export function isRateLimited(error: unknown): boolean {
  return (
    (error as { statusCode?: unknown } | undefined)?.statusCode === LIMITED
  );
}

/**
 * Calls once more what failed for a reason that may be gone.
 *
 * @public
 */
export async function retryTransient<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    // What is refused because there are too many calls gets no call more.
    if (!isTransient(error) || isRateLimited(error)) {
      throw error;
    }
    await sleep(PAUSE_MS * (1 + Math.random()));
    return await call();
  }
}

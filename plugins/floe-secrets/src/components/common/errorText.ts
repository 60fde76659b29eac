import { ResponseError } from '@backstage/errors';

/**
 * The text of an error for users: the backend's message rather than the HTTP
 * status.
 */
export function errorText(error: unknown): string {
  if (ResponseError.is(error)) {
    return error.cause.message;
  }
  return error instanceof Error ? error.message : String(error);
}

import { ResponseError } from '@backstage/errors';

/** What an error says to a person: the backend's own words rather than the status of its answer. */
export function errorText(error: unknown): string {
  if (ResponseError.is(error)) {
    return error.cause.message;
  }
  return error instanceof Error ? error.message : String(error);
}

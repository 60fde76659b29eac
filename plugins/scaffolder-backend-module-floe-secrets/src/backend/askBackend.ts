import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { FloeSecretsRequestOptions } from '@floe/backstage-plugin-floe-secrets-common';
import { retryTransient } from '@floe/backstage-plugin-floe-secrets-node';

/** Sends requests to the floe-secrets backend on behalf of one user. */
export type AskBackend = <T>(
  request: (options: FloeSecretsRequestOptions) => Promise<T>,
) => Promise<T>;

/**
 * Creates the function with which an action sends its requests.
 *
 * @param credentials - of the user on whose behalf the action runs
 * @returns a function that adds the user's token to each request, and repeats
 *   it once if the connection or the backend fails temporarily: all requests
 *   are idempotent. If the backend refuses a request, the function rejects with
 *   the backend's own error, because a task shows the message of an error and
 *   not that of its cause.
 */
export async function askBackend(
  auth: AuthService,
  credentials: BackstageCredentials,
): Promise<AskBackend> {
  const { token } = await auth.getPluginRequestToken({
    onBehalfOf: credentials,
    targetPluginId: 'floe-secrets',
  });
  return async request => {
    try {
      return await retryTransient(() => request({ token }));
    } catch (error) {
      throw ResponseError.is(error) ? error.cause : error;
    }
  };
}

import { shellCommand } from '../../../commands';
import { compareControllers } from '../compareControllers';
import { Refusal } from './Refusal';

const TOKEN_FORBIDDEN =
  /\bserviceaccounts "([a-z0-9.-]{1,253})" is forbidden: User "([^"\s]{1,300})" cannot create resource "serviceaccounts\/token"[^\n]{0,80}? in the namespace "([a-z0-9.-]{1,253})"/;

/**
 * What stops External Secrets Operator before it asks a provider: its own
 * rights, its cache, its controller class, and an API server that does not
 * answer in time.
 */
export function operatorRefusal(words: string): Refusal | undefined {
  return (
    tokenForbidden(words) ??
    foreignStoreClass(words) ??
    cacheNotReady(words) ??
    apiServerTooSlow(words)
  );
}

/** `CreateToken` of the authentication by a service account (runtime/esutils). */
function tokenForbidden(words: string): Refusal | undefined {
  const [, account, user, namespace] = TOKEN_FORBIDDEN.exec(words) ?? [];
  return account
    ? {
        summary: `The operator is not allowed to create a token for the ServiceAccount ${account}, with which the store logs in.`,
        remedies: [
          {
            title: `Grant ${user} the verb create on serviceaccounts/token, and check it`,
            command: shellCommand(
              ...['kubectl', 'auth', 'can-i', 'create'],
              ...['serviceaccounts', '--subresource=token'],
              ...['-n', namespace, '--as', user],
            ),
          },
        ],
      }
    : undefined;
}

/** `GetFromStore` in client_manager.go. */
function foreignStoreClass(words: string): Refusal | undefined {
  return /\bcan not reference unmanaged store\b/.test(words)
    ? {
        summary:
          'The store belongs to an operator of another controller class (spec.controller).',
        remedies: [compareControllers()],
      }
    : undefined;
}

function cacheNotReady(words: string): Refusal | undefined {
  return /^controller caches for secret \S+ are not in sync/.test(words)
    ? {
        summary:
          'The operator had not read the Secrets of the cluster yet, as after its start. It tries again.',
        remedies: [],
      }
    : undefined;
}

/** `errors.NewTimeoutError`, `NewServerTimeout` and the errors of etcd. */
function apiServerTooSlow(words: string): Refusal | undefined {
  return /\betcdserver: (?:request timed out|leader changed)|\bthe server was unable to return a response in the time allotted|\bTimeout: request did not complete within requested timeout|\bthe server is currently unable to handle the request|\bthe API server is shutting down/.test(
    words,
  )
    ? {
        summary:
          'The API server of the cluster did not answer in time during the last attempt.',
        remedies: [],
      }
    : undefined;
}

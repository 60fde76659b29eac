import { compareControllers } from '../compareControllers';
import { Refusal } from './Refusal';

/**
 * What stops External Secrets Operator before it asks a provider: its
 * cache, its controller class, and an API server that does not
 * answer in time.
 */
export function operatorRefusal(words: string): Refusal | undefined {
  return (
    foreignStoreClass(words) ?? cacheNotReady(words) ?? apiServerTooSlow(words)
  );
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

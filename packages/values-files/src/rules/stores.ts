import { Verdict } from './verdict';

/**
 * What the last attempt of the operator shows of a store: `untried` before a
 * deployment or the first attempt.
 * @public
 */
export type StoreAttempt = 'untried' | 'failed' | 'succeeded';

/**
 * A store that does not exist. A secret that has arrived keeps its value until
 * the next refresh, so this is a warning; otherwise it is an error. Only the
 * operator proves it: the portal may not see every store.
 *
 * @param isReported - whether the operator's message says so
 * @public
 */
export function storeNotFound(
  attempt: StoreAttempt,
  isReported = false,
): Verdict<'not-found'> {
  return {
    cause: 'not-found',
    severity: attempt === 'succeeded' ? 'warning' : 'error',
    confidence: isReported ? 'proven' : 'likely',
  };
}

/**
 * A ClusterSecretStore whose conditions exclude the namespace: it fails at each
 * attempt.
 * @public
 */
export function storeNamespaceDenied(): Verdict<'namespace-denied'> {
  return { cause: 'namespace-denied', severity: 'error', confidence: 'proven' };
}

/**
 * A store that is not ready: an error once a secret fails because of it. It may
 * be ready at the next attempt.
 *
 * @param isShown - whether its condition or the operator's message says so
 * @public
 */
export function storeNotReady(
  attempt: StoreAttempt,
  isShown: boolean,
): Verdict<'not-ready'> {
  return {
    cause: 'not-ready',
    severity: attempt === 'failed' ? 'error' : 'warning',
    confidence: isShown ? 'proven' : 'likely',
  };
}

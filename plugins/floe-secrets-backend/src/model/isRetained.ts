import { ExternalSecretFacts } from './observed';

/**
 * Whether External Secrets Operator found nothing at the provider and, with
 * deletionPolicy Retain, kept the target as it was, without filling or creating
 * it (`msgSyncedRetain` in externalsecret_controller.go).
 */
export function isRetained({
  ready,
}: Pick<ExternalSecretFacts, 'ready'>): boolean {
  return ready?.message === 'secret retained due to DeletionPolicy=Retain';
}

import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretFacts } from '../model/observed';

/** Whether values come from a provider or a file to the cluster, or go out of it. */
export function directionOf(
  facts: SecretFacts,
): NonNullable<ManagedSecret['direction']> {
  return facts.type === 'push-secret' || facts.type === 'cluster-push-secret'
    ? 'to-provider'
    : 'to-cluster';
}

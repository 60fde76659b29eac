import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { modelKinds } from '../model/ModelKind';
import { SecretFacts } from '../model/observed';

/** Whether values come from a provider or a file to the cluster, or go out of it. */
export function directionOf(
  facts: SecretFacts,
): NonNullable<ManagedSecret['direction']> {
  return modelKinds.of(facts).direction;
}

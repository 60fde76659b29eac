import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { modelKinds } from '../model/ModelKind';
import { SecretFacts } from '../model/observed';

/** Whether values are read into the cluster or pushed out of it. */
export function directionOf(
  facts: SecretFacts,
): NonNullable<ManagedSecret['direction']> {
  return modelKinds.of(facts).direction;
}

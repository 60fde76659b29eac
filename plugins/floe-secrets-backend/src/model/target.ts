import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { modelKinds } from './ModelKind';
import { ObservedSecret } from './observed';

/** The Secret that an object produces, as far as the object names it. */
export function targetOf(
  secret: Pick<ObservedSecret, 'facts' | 'name'>,
): ManagedSecret['target'] {
  return modelKinds.of(secret.facts).target(secret);
}

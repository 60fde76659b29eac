import { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { ObservedSecret } from '../../model/observed';
import { ObservedTarget } from '../../model/observedTargets';
import { secretsKinds } from '../SecretsKind';

/** The Helm release of a plain Secret, as a part of its source. */
export function helmReleaseOf(
  { facts }: Pick<ObservedSecret, 'facts'>,
  { release }: Pick<ObservedTarget, 'release'>,
): Pick<ManagedSecret['source'], 'helmRelease'> {
  const kind = secretsKinds.of(facts);
  if (!kind.helmRelease) {
    return {};
  }
  const held = kind.helmRelease(facts);
  return {
    helmRelease: held && {
      name: held.name,
      namespace: held.namespace,
      revision: release?.revision ?? null,
      status: release?.status ?? null,
      deployedAt: release?.deployedAt ?? null,
    },
  };
}

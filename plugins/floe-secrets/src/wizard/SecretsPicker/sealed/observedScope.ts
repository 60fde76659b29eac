import type { ServiceFieldValue } from '@floe/backstage-plugin-floe-secrets-common';
import type { SealingScopeName } from '@floe/values-files';
import type { ServiceFacts } from '../../common/useServiceFacts';

/**
 * The scope of the release's SealedSecrets in the cluster; undefined if there
 * are none, or if they differ.
 */
export function observedScope(
  { fullname, environment, cluster, namespace }: ServiceFieldValue,
  { answer }: Pick<ServiceFacts, 'answer'>,
): SealingScopeName | undefined {
  const scopes = new Set(
    answer.items
      .filter(
        secret =>
          secret.approach === 'sealed-secrets' &&
          secret.environment === environment &&
          secret.cluster === cluster &&
          secret.namespace === namespace &&
          secret.name.startsWith(`${fullname}-`),
      )
      .flatMap(({ source }) => source.scope ?? []),
  );
  const [scope] = scopes;
  return scopes.size === 1 ? scope : undefined;
}

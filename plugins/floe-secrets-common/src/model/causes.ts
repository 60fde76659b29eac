import type { ManagedSecret } from './types';

/** What findings of several secrets can have in common. @public */
export type CauseScope = 'store' | 'cluster' | 'namespace';

const STORE_FINDINGS: readonly string[] = [
  'store-not-found',
  'store-namespace-denied',
  'store-not-ready',
  'store-auth-missing',
  'store-unmaintained',
  'provider-access-denied',
  'provider-unreachable',
  'provider-throttled',
];
const CLUSTER_FINDINGS: readonly string[] = [
  'api-version-not-served',
  'sealing-certificate-expired',
  'sealing-certificate-expiring',
];

/**
 * Where the cause of a finding is: in the store, in the cluster, or in the
 * secret itself. Findings of one id and one namespace are grouped where
 * they have nothing else in common.
 * @public
 */
export function causeScopeOf(findingId: string): CauseScope {
  if (STORE_FINDINGS.includes(findingId)) {
    return 'store';
  }
  return CLUSTER_FINDINGS.includes(findingId) ? 'cluster' : 'namespace';
}

/**
 * What findings of one cause have in common: the id and the place. Findings
 * with equal keys count as one cause, whatever their words.
 * @public
 */
export function causeKeyOf(
  secret: Pick<ManagedSecret, 'cluster' | 'namespace' | 'source'>,
  findingId: string,
): string {
  const { cluster, namespace } = secret;
  const { store } = secret.source;
  const scope = causeScopeOf(findingId);
  const place =
    scope === 'store' && store
      ? [store.kind, store.kind === 'SecretStore' ? namespace : '', store.name]
      : [scope === 'cluster' ? '' : namespace];
  return JSON.stringify([findingId, cluster, ...place]);
}

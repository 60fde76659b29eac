import type { CheckFindingId } from '@floe/values-files';
import type { FindingId } from './types';

/**
 * What findings are called in English, by their ids: those of the backend and
 * those of the checks of values files.
 * @public
 */
export const FINDING_TITLES = {
  'remote-key-missing': 'Key missing at the provider',
  'remote-property-missing': 'Property missing at the provider',
  'store-not-found': 'Store does not exist',
  'store-namespace-denied': 'Store does not allow the namespace',
  'store-not-ready': 'Store is not ready',
  'store-auth-missing': 'Store cannot log in',
  'provider-access-denied': 'Provider denies access',
  'provider-unreachable': 'Provider cannot be reached',
  'provider-throttled': 'Provider limits requests',
  'store-unmaintained': 'Provider of the store is not maintained',
  'target-owned-by-other': 'Target belongs to another object',
  'target-immutable': 'Target is immutable',
  'target-missing': 'Target does not exist',
  'target-key-missing': 'Key missing in the target',
  'template-error': 'Template cannot be applied',
  'value-not-decodable': 'Value cannot be decoded',
  'generator-not-found': 'Generator does not exist',
  'push-source-missing': 'Nothing to push',
  'never-synced': 'Never synced',
  'deletion-pending': 'Being deleted',
  'invalid-duration': 'Invalid duration',
  'target-shared': 'Several objects write the target',
  'refresh-overdue': 'Refresh is overdue',
  'change-pending': 'Change not applied yet',
  'refresh-disabled': 'Not refreshed on an interval',
  'sync-failed': 'Last attempt failed',
  'api-version-not-served': 'API version not served',
  'vault-path-has-data-prefix': 'Vault path contains data/',
  'refresh-interval-out-of-range': 'Refresh interval outside the policy',
  'cluster-store-used': 'ClusterSecretStore used',
  'cannot-decrypt': 'Cannot be decrypted',
  'sealed-scope-mismatch': 'Sealed for another scope',
  'sealed-for-other-key': 'Sealed with another key',
  'sealing-certificate-expired': 'Sealing certificate has expired',
  'sealing-certificate-expiring': 'Sealing certificate expires soon',
  'sealed-by-older-key': 'Sealed with an older key',
  'invalid-ciphertext': 'Not a ciphertext',
  'target-unmanaged': 'Target exists already',
  'controller-gave-up': 'Controller no longer retries',
  'template-depends-on-version': 'Result depends on the controller version',
  'sops-decryption-failed': 'SOPS decryption failed',
  'sops-decryption-not-configured': 'SOPS decryption is not configured',
  'sops-rule-unmatched': 'No rule in .sops.yaml matches',
  'sops-recipients-drift': 'Encrypted for other recipients than the rule',
  'sops-plaintext-left': 'Value in plain text',
  'plain-secret': 'Not managed by anything',
  'rotation-overdue': 'Rotation is overdue',
  'consumer-older-than-secret': 'Workload started before the last change',
  'chart-render-failed': 'Chart cannot be installed',
  'credential-in-values': 'Credential in the values file',
  'database-connection-missing': 'No database is named',
  'database-secret-missing': 'Secret of the database is missing',
  'secret-replaced': 'Secret gets another approach',
  'earlier-file-has-it': 'An earlier values file has it',
  'earlier-list-replaced': 'List of an earlier values file is replaced',
  'name-invalid': 'Invalid name',
  'not-in-values': 'Not in the values files',
  'other-secret-affected': 'Another secret changes too',
  'refresh-interval-form': 'Interval not as Go prints it',
  'secret-key-repeated': 'Key has two entries',
  'secret-reference-missing': 'Nothing makes a Secret that is read',
  'section-disabled': 'Section is not enabled',
  'section-without-keys': 'Section has no keys',
  'setting-without-effect': 'Setting has no effect',
  'store-not-named': 'No store is named',
  'store-provider-mismatch': 'Key of another provider',
  'values-anchor': 'Aliases cannot be resolved',
  'values-duplicate-key': 'Duplicate key',
  'values-layout': 'Layout of the file allows no change',
  'values-not-a-map': 'Values file is not a map',
  'values-not-yaml': 'Values file is not YAML',
  'values-several-documents': 'Values file has several documents',
  'values-sops-encrypted': 'Values file is encrypted with SOPS',
  'values-too-large': 'Values file is too large',
  'values-type-conflict': 'Value of another type',
  'workload-not-found': 'Workload is not in the values',
} as const satisfies Record<FindingId | CheckFindingId, string>;

/**
 * What a finding is called in English; the id for the rule of a module.
 * @public
 */
export function findingTitleOf(findingId: string): string {
  return Object.hasOwn(FINDING_TITLES, findingId)
    ? FINDING_TITLES[findingId as keyof typeof FINDING_TITLES]
    : findingId;
}

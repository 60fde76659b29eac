import { CheckFindingId } from './types';

/** A one-sentence title for each finding of a check. */
export const CHECK_TITLES: Readonly<Record<CheckFindingId, string>> = {
  'api-version-not-served':
    'The chart renders a version of an API that the cluster does not serve.',
  'chart-render-failed': 'The chart cannot be installed with these values.',
  'cluster-store-used': 'A ClusterSecretStore serves the whole cluster.',
  'credential-in-values':
    'Git would hold a credential or a value in clear text.',
  'database-connection-missing':
    'The embedded database is disabled, but no other one is configured.',
  'database-secret-missing': 'Dagster reads a Secret that nothing creates.',
  'earlier-file-has-it': 'An earlier values file has what the change removes.',
  'earlier-list-replaced': 'A list replaces a list of an earlier values file.',
  'invalid-ciphertext': 'A sealed value does not have the form of one.',
  'invalid-duration': 'This is not a Go duration.',
  'name-invalid': 'Kubernetes or Helm does not accept this name unchanged.',
  'not-in-values':
    'The change names something that the values files do not have.',
  'other-secret-affected': 'A change affects another secret too.',
  'plain-secret': 'The values have a whole Secret.',
  'refresh-disabled': 'A secret is never refreshed.',
  'refresh-interval-form': "An interval is not in Go's format.",
  'refresh-interval-out-of-range':
    'A refresh interval is outside of the policy.',
  'sealed-by-older-key':
    'A value was sealed with a certificate that is not the newest one.',
  'sealed-for-other-key':
    'A value was sealed with a certificate that the controller does not have.',
  'sealed-scope-mismatch':
    'Values were sealed for another scope than that of the annotations.',
  'sealing-certificate-expired': 'A sealing certificate has expired.',
  'secret-key-repeated': 'A key of a Secret has two entries.',
  'secret-replaced': 'A Secret gets another approach.',
  'secret-reference-missing':
    'The values read a Secret, or a key of one, that nothing creates.',
  'section-disabled': 'A section has keys but is not enabled.',
  'section-without-keys': 'A section is enabled but has no keys.',
  'setting-without-effect': 'A setting is at a place where nothing reads it.',
  'sops-plaintext-left': 'A value that SOPS must encrypt is in clear text.',
  'store-namespace-denied': 'A store excludes the namespace.',
  'store-not-found': 'The cluster does not have a store.',
  'store-not-ready': 'A store is not ready.',
  'store-not-named': 'A new approach needs a SecretStore, but none is named.',
  'store-provider-mismatch':
    'A key suggests another provider than that of its store.',
  'target-owned-by-other': 'Two objects create one Secret.',
  'template-error': 'A template uses keys that do not exist.',
  'values-anchor': 'Aliases of the file cannot be resolved.',
  'values-duplicate-key': 'A map has a key twice.',
  'values-layout': 'The layout of the file does not allow a change.',
  'values-not-a-map': 'A values file is not a map.',
  'values-not-yaml': 'Helm cannot read a values file.',
  'values-several-documents': 'A values file has several documents.',
  'values-sops-encrypted': 'SOPS encrypted the file.',
  'values-too-large': 'A values file is larger than 1 MiB.',
  'values-type-conflict': 'A value has another type than the chart requires.',
  'vault-path-has-data-prefix': "A key contains the data/ of Vault's HTTP API.",
  'workload-not-found': 'The values have no place for a workload.',
};

/** Words of the domain, shared by every view. */
export const vocabularyMessages = {
  state: {
    synced: 'Synced',
    pending: 'Pending',
    stale: 'Stale',
    failing: 'Failing',
    unknown: 'Unknown',
    deleted: 'Deleted',
  },
  stateMeaning: {
    synced: 'The secret is in the cluster as the newest configuration says',
    pending: 'The newest configuration is not applied yet',
    stale: 'A refresh is overdue',
    failing: 'The last attempt failed',
    unknown: 'The cluster cannot be seen now',
  },
  inGitMeaning: 'A file in Git: no cluster shows what became of it',
  approach: {
    'external-secrets': 'External Secrets',
    'sealed-secrets': 'Sealed Secrets',
    sops: 'SOPS',
    kubernetes: 'Kubernetes Secret',
  },
  component: {
    database: 'Database',
    compute: 'Compute',
    storage: 'Storage',
    catalog: 'Catalog',
  },
  noComponent: 'Other secrets',
  provider: {
    aws: 'AWS',
    vault: 'HashiCorp Vault',
    gcpsm: 'Google Secret Manager',
    azurekv: 'Azure Key Vault',
    ibm: 'IBM Cloud Secrets Manager',
    conjur: 'CyberArk Conjur',
    kubernetes: 'Kubernetes',
    fake: 'Fake (tests only)',
  },
  recipientType: {
    age: 'age',
    pgp: 'PGP',
    kms: 'AWS KMS',
    gcp_kms: 'Google Cloud KMS',
    azure_kv: 'Azure Key Vault',
    hc_vault: 'HashiCorp Vault',
    hckms: 'Huawei Cloud KMS',
  },
  severity: {
    error: 'Error',
    warning: 'Warning',
    info: 'Note',
  },
  confidence: {
    proven: 'Proven',
    likely: 'Likely',
    provenMeaning: 'What the cluster shows leaves no other explanation',
    likelyMeaning: 'The best explanation of what the cluster shows, not proven',
  },
  storeFinding: {
    'store-not-found': 'the store {{store}} does not exist',
    'store-namespace-denied':
      'the store {{store}} does not allow this namespace',
    'store-not-ready': 'the store {{store}} is not ready',
    'store-auth-missing': 'the store {{store}} misses its credentials',
    'provider-access-denied': 'the store {{store}} refuses access',
    'provider-unreachable':
      'the provider behind the store {{store}} cannot be reached',
    'provider-throttled':
      'the provider behind the store {{store}} limits requests',
  },
  scope: {
    strict: 'Strict: this name in this namespace',
    'namespace-wide': 'Any name in this namespace',
    'cluster-wide': 'Any name in any namespace',
  },
  refreshPolicy: {
    Periodic: 'Periodically',
    OnChange: 'When its configuration changes',
    CreatedOnce: 'Once, when it is created',
  },
  opensInNewTab: 'opens in a new tab',
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    failed: 'Copying is not possible here: select the text instead',
  },
} as const;

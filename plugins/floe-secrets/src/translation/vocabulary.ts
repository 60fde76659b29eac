import { FINDING_TITLES } from '@floe/backstage-plugin-floe-secrets-common';

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
    synced: 'The cluster has the secret in its latest configuration',
    pending: 'The latest configuration is not applied yet',
    stale: 'A refresh is overdue',
    failing: 'The last attempt failed',
    unknown: 'The cluster cannot be read now',
  },
  inGitMeaning: 'A file in Git: the cluster does not show its state',
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
    akeyless: 'Akeyless',
    barbican: 'OpenStack Barbican',
    beyondtrust: 'BeyondTrust Password Safe',
    beyondtrustworkloadcredentials: 'BeyondTrust Workload Credentials',
    bitwardensecretsmanager: 'Bitwarden Secrets Manager',
    chef: 'Chef',
    cloudrusm: 'Cloud.ru Secret Manager',
    crd: 'Kubernetes resources',
    delinea: 'Delinea DevOps Secrets Vault',
    doppler: 'Doppler',
    dvls: 'Devolutions Server',
    github: 'GitHub Actions secrets',
    gitlab: 'GitLab variables',
    keepersecurity: 'Keeper',
    nebiusmysterybox: 'Nebius MysteryBox',
    onepassword: '1Password Connect',
    onepasswordSDK: '1Password',
    openBao: 'OpenBao',
    oracle: 'Oracle Vault',
    ovh: 'OVHcloud',
    passworddepot: 'Password Depot',
    secretserver: 'Delinea Secret Server',
    yandexcertificatemanager: 'Yandex Certificate Manager',
    yandexlockbox: 'Yandex Lockbox',
  },
  awsService: {
    SecretsManager: 'AWS Secrets Manager',
    ParameterStore: 'AWS Parameter Store',
  },
  providerHint: {
    aws: 'A key is the name or the ARN of a secret; a property is a field of its JSON.',
    vault:
      'A key is a path below the mount, without secret/data; a property is a field of it.',
    gcpsm:
      'A key is the name of a secret in the project; a property is a field of its JSON.',
    azurekv:
      'A key is the name of a secret; the prefix key/ or cert/ selects a key or a certificate.',
    ibm: 'A key is the name or the id of a secret; prefix it with its type, such as kv/.',
    conjur:
      'A key is the whole id of a variable; a property is a field of it if its value is JSON.',
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
    provenMeaning: 'The evidence allows no other explanation',
    likelyMeaning: 'The best explanation of the evidence, but not proven',
  },
  findingTitle: FINDING_TITLES,
  storeFinding: {
    'store-not-found': 'the store {{store}} does not exist',
    'store-namespace-denied':
      'the store {{store}} does not allow this namespace',
    'store-not-ready': 'the store {{store}} is not ready',
    'store-auth-missing': 'the store {{store}} cannot log in',
    'provider-access-denied':
      'the provider denies access to the store {{store}}',
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

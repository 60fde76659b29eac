// The rotation and practices views of the overview.

export const rotationMessages = {
  title: 'Rotation',
  overdueSummary_one: '{{count}} secret is overdue.',
  overdueSummary_other: '{{count}} secrets are overdue.',
  noneOverdue: 'No secret is overdue.',
  soonSummary_one: '{{count}} more is due in the next 30 days.',
  soonSummary_other: '{{count}} more are due in the next 30 days.',
  notKnown_one:
    'The due date of {{count}} secret is unknown: nothing shows when it last changed, or its environment has no maximum age.',
  notKnown_other:
    'The due date of {{count}} secrets is unknown: nothing shows when they last changed, or their environment has no maximum age.',
  byOwner: 'By owner',
  owner: 'Owner',
  noOwner: 'Without an owner',
  overdue: 'Overdue',
  soon: 'Due in the next 30 days',
  due: 'Due',
  lastChanged: 'Last changed',
  atLatest: '{{time}} at the latest',
  limited: 'The first {{limit}} of {{total}} secrets are shown.',
  certificates: 'Sealing certificates',
  cluster: 'Cluster',
  controller: 'Controller',
  began: 'Began',
  ends: 'Ends',
  calendar: {
    export: 'Download for a calendar',
    name: 'Rotation of secrets',
    secret: 'Rotate {{name}} ({{environment}})',
    overdue: 'Overdue: rotate {{name}} ({{environment}})',
    certificate: 'The sealing certificate of {{cluster}} ends',
    description: 'Services: {{services}}. {{place}}. Last changed: {{time}}.',
    done_one: 'The file has {{count}} date.',
    done_other: 'The file has {{count}} dates.',
  },
} as const;

export const practicesMessages = {
  name: 'Practices',
  meaning:
    'The seven practices of the secrets guide, for each service and environment. Statements of the platform team about its clusters are marked as declared: the portal cannot verify them.',
  summary: 'The practices',
  practice: 'Practice',
  metBy: 'Followed',
  brokenBy: 'Broken',
  unknownOf: 'Not known',
  byService: 'By service and environment',
  noService: 'Secrets of no service',
  place_one: '{{environment}}, {{count}} secret',
  place_other: '{{environment}}, {{count}} secrets',
  detailOf: 'Practices of {{name}}',
  limited:
    'The first {{limit}} of {{total}} are shown, those with the most violations first.',
  title: {
    'no-plaintext-in-git': 'Never commit a secret in plain text to Git',
    'namespaced-stores': 'Use a SecretStore of the namespace where possible',
    'audit-logging': 'Log who reads secrets',
    rotation: 'Rotate secrets regularly',
    'refresh-interval': 'Use short refresh intervals',
    'restricted-rbac': 'Restrict who may read secrets by RBAC',
    'encryption-at-rest': 'Encrypt secrets at rest in etcd',
  },
  short: {
    'no-plaintext-in-git': 'No plain text',
    'namespaced-stores': 'Own store',
    'audit-logging': 'Audit log',
    rotation: 'Rotation',
    'refresh-interval': 'Refresh',
    'restricted-rbac': 'RBAC',
    'encryption-at-rest': 'Encryption',
  },
  status: {
    met: 'Followed',
    declared: 'Declared',
    violated: '{{violations}} of {{total}} broken',
    unknown: 'Not known',
    notApplicable: 'None here',
  },
  evidence: {
    'no-plaintext-in-git': {
      met_one:
        'The secret has a reference or ciphertext alone, and no plain Secret is beside it. The portal does not read other files in Git.',
      met_other:
        'All {{count}} secrets have references or ciphertext alone, and no plain Secret is beside them. The portal does not read other files in Git.',
      violated_one: 'The SOPS file of the secret has a value in plain text.',
      violated_other:
        'The SOPS files of {{violations}} of {{count}} secrets have a value in plain text.',
    },
    'namespaced-stores': {
      met_one: 'The ExternalSecret uses no ClusterSecretStore.',
      met_other: 'None of {{count}} ExternalSecrets uses a ClusterSecretStore.',
      violated_one: 'The ExternalSecret uses a ClusterSecretStore.',
      violated_other:
        '{{violations}} of {{count}} ExternalSecrets use a ClusterSecretStore.',
    },
    rotation: {
      met_one: 'The secret is not older than the policy allows.',
      met_other: 'None of {{count}} secrets is older than the policy allows.',
      violated_one: 'The secret is older than the policy allows.',
      violated_other:
        '{{violations}} of {{count}} secrets are older than the policy allows.',
    },
    'refresh-interval': {
      met_one: 'The refresh interval is within the policy.',
      met_other: 'All {{count}} refresh intervals are within the policy.',
      violated_one: 'The refresh interval is outside the policy.',
      violated_other:
        '{{violations}} of {{count}} refresh intervals are outside the policy.',
    },
  },
  gitUnknown_one:
    'Nothing that was read shows whether Git has the value: it is a plain Secret, or the portal would not see a plain one beside it.',
  gitUnknown_other:
    'For {{unknown}} of {{count}} secrets nothing that was read shows whether Git has their values: they are plain Secrets, or the portal would not see a plain one beside them.',
  showGit:
    'Let the portal read the metadata of Secrets, name the SOPS files of the service, and manage plain Secrets by one of the approaches.',
  ageUnknown_one: 'Nothing shows when the secret last changed.',
  ageUnknown_other:
    'Nothing shows when {{unknown}} of {{count}} secrets last changed.',
  notConcerned: 'It does not apply to any secret here.',
  noMaximumAge: 'The policy of this environment sets no maximum age.',
  declared: {
    met_one: 'The platform team declares it for the cluster.',
    met_other: 'The platform team declares it for all {{count}} clusters.',
    violated_one:
      'The platform team declares that the cluster does not do this.',
    violated_other:
      'The platform team declares that {{violations}} of {{count}} clusters do not do this.',
    unknown_one: 'Nobody has declared it for the cluster.',
    unknown_other:
      'Nobody has declared it for {{unknown}} of {{count}} clusters.',
  },
  declare:
    'The platform team declares it for each cluster in floeSecrets.clusterPractices.',
  remedy: {
    'no-plaintext-in-git':
      'Encrypt the value, and change it at its source: Git keeps what was committed.',
    'namespaced-stores':
      'Name a SecretStore of the namespace instead, with a role of its own.',
    'audit-logging':
      'Turn on the audit log of the API server for Secrets, and that of the secret manager.',
    rotation:
      'Give it a new value at its source. If its last change is unknown, let the portal read the metadata of Secrets.',
    'refresh-interval': 'Set the refresh interval to the range of the policy.',
    'restricted-rbac':
      'Let only the operators, and the people who need it, get and list Secrets.',
    'encryption-at-rest': 'Give the API server an EncryptionConfiguration.',
  },
  show_one: 'Show {{count}} secret',
  show_other: 'Show {{count}} secrets',
  approaches: {
    title: 'Approaches, by the decision matrix',
    count_one: '{{approach}}: {{count}} secret.',
    count_other: '{{approach}}: {{count}} secrets.',
    recommendedInUse: 'Recommended here.',
    recommended: 'Recommended here, and not in use.',
    allowed: 'Possible, another one is recommended here.',
    notAllowed: 'Not allowed in this environment.',
  },
} as const;

/** How evidence writes the fields of an object. */
export const notationSentences = {
  due: 'Due',
  open: 'Open {{file}}',
  removeRemoterefVersion: 'Remove remoteRef.version',
  reconciliationSuspended: 'Reconciliation is suspended',
  noRuleSopsYaml: 'No rule of .sops.yaml applies to {{path}}',
  noRuleAppliesRule:
    'No rule of {{configPath}} applies to {{path}}: rule {{number}} ({{pattern}}) matches {{other}}, the name before encryption, not the committed file',
  damagedCiphertextNoKey:
    '{{place}} is a damaged ciphertext that no key decrypts: take it from an earlier commit',
  served: 'Served: {{versions}}',
  encrypteddataNotBase: 'encryptedData.{{key}} is not Base64',
  refreshintervalDueAt: 'refreshInterval: {{interval}}; due at {{time}}',
  refreshintervalDueAtTime:
    'refreshInterval: {{interval}}; due at {{time}} in the time zone of the operator, assumed to be UTC',
  remoterefKeyPathVersion:
    'remoteRef.key: {{key}}, of the {{kind}} {{store}} with path {{path}}, version {{version}}',
  remoterefKeyPathNot:
    'remoteRef.key: {{key}}, of the {{kind}} {{store}} with path not set, version {{version}}',
  remoterefKey: 'remoteRef: key {{key}}',
  remoterefKeyProperty: 'remoteRef: key {{key}}, property {{property}}',
  remoterefKeyVersion: 'remoteRef: key {{key}}, version {{version}}',
  remoterefKeyPropertyVersion:
    'remoteRef: key {{key}}, property {{property}}, version {{version}}',
  specDataEmpty: 'spec.data is empty',
  specDecryptionNotSet: 'spec.decryption is not set',
  specSuspendTrue: 'spec.suspend is true',
  specSecretstorerefsLabelSelectors:
    'spec.secretStoreRefs has label selectors only',
  specTimeoutNotSet: 'spec.timeout is not set; spec.interval: {{interval}}',
  specSyncwindowsAllow: 'spec.syncWindows: allow {{schedule}} for {{length}}',
  specSyncwindowsDeny: 'spec.syncWindows: deny {{schedule}} for {{length}}',
  operatorCannotReadSchedule:
    'the operator cannot read the schedule (Sunday is 0, hours end at 23, and there is no L)',
  operatorCannotReadScheduleTime:
    'the operator cannot read the schedule: the time zone is not known, or too few of the five fields are left beside it',
  everyNeverOpensWindow:
    '@every never opens a window whose duration is shorter than its interval',
  statusInventoryNoEntries: 'status.inventory has no entries',
  statusSyncedpushsecretsNoEntries: 'status.syncedPushSecrets has no entries',
  statusSyncedpushsecretsEmpty: 'status.syncedPushSecrets is empty',
  statusSyncedpushsecrets: 'status.syncedPushSecrets has {{stores}}',
  statusProvisionednamespacesEmpty: 'status.provisionedNamespaces is empty',
  targetAbsentCreationpolicyDeletionpolicy:
    'target: absent, creationPolicy {{creation}}, deletionPolicy {{deletion}}',
  targetCreationpolicy: 'target: {{target}}, creationPolicy {{creation}}',
  targetCreationpolicyDeletionpolicy:
    'target: {{target}}, creationPolicy {{creation}}, deletionPolicy {{deletion}}',
  templateKeys: 'template keys: {{keys}}',
  remoterefKeyDoesNot:
    'remoteRef.key does not have the form that the provider expects: {{form}}',
  remoterefKeyDoesNotHave:
    'remoteRef.key does not have the form that the provider expects',
  providerAlreadySecretUnder:
    'The provider already has a secret under this key that the operator did not create, so the operator does not overwrite it',
  patchClusterUntilGit: 'To patch the cluster until Git is applied again:',
  lengthenRefreshIntervalGuide:
    'Lengthen the refresh interval; the guide recommends 15 min to 1 h',
} as const;

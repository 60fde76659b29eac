// The form of the wizard for Sealed Secrets.

export const certificateMessages = {
  label: 'Certificate',
  description:
    'This browser encrypts values with it; only the cluster can decrypt them.',
  ofCluster: 'The newest one of {{cluster}}',
  pasted: 'One that I paste',
  pem: 'Certificate in PEM',
  pemDescription: 'As kubeseal --fetch-cert prints it',
  pasteAgain:
    'The values were sealed with a pasted certificate. Paste it again to enter more values. With another certificate, enter all values again.',
  failed: 'The certificate of {{cluster}} could not be fetched',
  fingerprint: 'SHA-256 fingerprint',
  copyFingerprint: 'Copy the fingerprint',
  made: 'Valid from',
  validUntil: 'Valid until',
  key: 'Key',
  keySize: 'RSA, {{bits}} bits',
  fetched: 'Fetched',
} as const;

export const scopeMessages = {
  label: 'Scope',
  description:
    'If you move or rename a Secret beyond its scope, seal its values again. The wizard writes the annotation that a wider scope needs.',
  strict: 'Strict: under this name in this namespace only (recommended)',
  'namespace-wide': 'Namespace-wide: under any name in this namespace',
  'cluster-wide': 'Cluster-wide: under any name in any namespace',
  otherInCluster:
    'The objects of this release in the cluster have another scope: {{scope}}',
  otherInClusterHelp:
    'Choose that scope, or seal all values of the release again: the others can no longer be decrypted.',
} as const;

export const sealedMessages = {
  components:
    'This browser seals each value when you leave its input. The clear text is never sent or stored.',
  enter: 'Enter the value',
  lines: 'Several lines',
  oneLine: 'One line',
  file: 'From a file',
  fileOf: 'File with the value of {{label}}',
  fileTooLarge: 'The file is larger than 1 MiB, more than a Secret can hold',
  fileUnreadable: 'The file could not be read',
  fileNotJson: 'The file is named .json but does not contain JSON',
  isSealed: 'Sealed',
  onlyCluster: 'Only the cluster can decrypt it.',
  inGit: 'In Git, kept',
  inGitUnreadable: 'In Git, but the cluster cannot decrypt it',
  keep: 'Keep the value in Git',
  keepValue: 'Keep the value in Git of {{label}}',
  replace: 'Replace',
  replaceValue: 'Replace the value of {{label}}',
  padded:
    'The value started or ended with whitespace. If that was a mistake, replace it.',
  linesChanged:
    'The pasted line breaks of Windows (CR LF) became LF, which most programs expect. To keep them, replace the value with a file.',
  inCluster: 'The cluster has a value for this key; leave it out to keep it.',
  dropped: 'Enter the values again',
  droppedDescription:
    'They were sealed for another scope, namespace or certificate, so the cluster could not decrypt them.',
  keyTwice: 'This key is used twice',
  badKey: 'Letters, digits, hyphens, underscores and dots only',
} as const;

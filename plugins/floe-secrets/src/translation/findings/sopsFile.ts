/** What the rules for encrypted files in Git say. */
export const sopsFileSentences = {
  kustomizationAppliesFileWithout:
    'The Kustomization {{namespace}}/{{name}} applies this file without decrypting it: Secret {{name2}} has ciphertext as its values, although Flux reports it as ready',
  kustomizationAppliesFileWithoutDecrypting:
    'The Kustomization {{namespace}}/{{name}} applies this file without decrypting it: Secret {{name2}} has ciphertext as its values',
  encryptedUnder: '{{path}} is encrypted under {{join}}',
  secretInventory: 'Secret {{namespace}}/{{name}} is in its inventory',
  sourceRepositoryAtRevision:
    'Its source is this repository, at a revision that may not be this branch',
  portalCannotSeeWhich:
    'The portal cannot see which repository it applies: it needs the permission to get gitrepositories.source.toolkit.fluxcd.io',
  fileDamagedNoKey: 'The file is damaged: no key decrypts all of it',
  valueFileNotEncrypted:
    '1 value of the file is not encrypted in Git, although its rule encrypts it',
  valueFileNotEncryptedGit:
    '1 value of the file is not encrypted in Git, although the file encrypts it',
  fileNotEncryptedValue:
    'The file is not encrypted: 1 value is in plain text in Git',
  valuesFileAreNot:
    '{{openCount}} values of the file are not encrypted in Git, although its rule encrypts them',
  valuesFileAreNotEncrypted:
    '{{openCount}} values of the file are not encrypted in Git, although the file encrypts them',
  fileNotEncryptedValues:
    'The file is not encrypted: {{openCount}} values are in plain text in Git',
  noSopsMetadata: '{{path}} has no SOPS metadata',
  notEncryptedLine: '{{path}} is not encrypted (line {{line}})',
  notEncrypted: '{{path}} is not encrypted',
  moreAreNotEncrypted: '{{x}} more are not encrypted',
  removePlainTextLines:
    'Remove the plain-text lines, then enter the new values with SOPS',
  ruleButCannotDecrypt:
    '{{nameRecipient}} is in rule {{number}} of {{configPath}}, but cannot decrypt {{path}}',
  notRuleButCan:
    '{{nameRecipient}} is not in rule {{number}} of {{configPath}}, but can decrypt {{path}}',
  keyGroupsDifferFrom:
    'The key groups of {{path}} differ from those of rule {{number}} of {{configPath}}',
  ruleCannotDecryptFile:
    '{{of}} of its rule cannot decrypt the file, and {{of2}} that the rule does not name can',
  ruleCannotDecryptFile2: '{{of}} of its rule cannot decrypt the file',
  ruleDoesNotName: '{{of}} that its rule does not name can decrypt the file',
  fileOtherKeyGroups: 'The file has other key groups than its rule',
  thereAreTwoConfigurations:
    'There are two configurations: sops uses {{configPath}} if it is run in its folder, and {{outerConfigPath}} if it is run outside of it',
  openAtLine: 'Open {{path}} at line {{line}}',
  putEachDocumentFile:
    'Put each document in a file of its own, then use SOPS on that file: SOPS cannot decrypt a file whose documents are not encrypted together',
  noRuleSopsYaml:
    'No rule of .sops.yaml matches this file: sops can neither encrypt it nor update its recipients',
  sopsCannotUseSops: 'SOPS cannot use the .sops.yaml of this file',
  noSopsYamlCovers:
    'No .sops.yaml covers this file, so its recipients cannot be checked',
  thereNoSopsYaml:
    'There is no .sops.yaml in the folder of {{path}}, nor in any above it',
  addRuleFileRecipients:
    'Add a rule for the file to {{x}}, with the recipients that the file has now',
  noKustomizationAppliesFile:
    'No Kustomization applies this file: Flux reads only .yaml and .yml files from a folder without kustomization.yaml',
  secret: '{{path}} has the Secret {{secrets}}',
  kustomizationAppliesFolderInventory:
    'The Kustomization {{namespace}}/{{name}} applies the folder {{path}}, and its inventory does not have the Secret',
  renameFileYamlJson:
    'Rename the file to .yaml (JSON is valid YAML), or name it under resources of a kustomization.yaml in its folder',
} as const;

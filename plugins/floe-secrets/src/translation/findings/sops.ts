/** What the rules for objects that decrypt with SOPS say. */
export const sopsSentences = {
  secretDecryptionKeysDoes: 'The Secret for the decryption keys does not exist',
  atLastAttemptSecret:
    'At the last attempt, the Secret for the decryption keys did not exist',
  existsNow: 'It exists now',
  fluxTriesAgainAfter: 'Flux tries again after its retry interval',
  operatorFoundNoAge: 'The operator found no age key',
  fluxReadsAnAge:
    'Flux reads an age key only from a name that ends in .agekey, and a PGP key only from one that ends in .asc',
  operatorCannotReadKey:
    'The operator cannot read a key in the Secret with the decryption keys',
  operatorDecryptedDataBinary:
    'The operator decrypted the data as a binary file: the name of its key has no file extension that shows the format',
  operatorTooFewKeys:
    'The operator has too few of the keys: the file needs keys of several groups (a Shamir threshold), and the operator opened only some of the groups',
  valueFilePlainText:
    'A value of the file is in plain text although SOPS expects ciphertext, so the operator cannot decrypt the file',
  noKeyOperatorDecrypts:
    'No key of the operator decrypts the file: it is encrypted for other recipients',
  keyServiceDidNot: 'A key service did not decrypt the data key of the file',
  noKeyOperatorDecryptsFile: 'No key of the operator decrypts the file',
  mayEncryptedOtherRecipients:
    'It may be encrypted for other recipients, or the operator may not use a key',
  fileWasChangedAfter:
    'The file was changed after it was encrypted: its checksum does not match',
  operatorCouldNotDecrypt: 'The operator could not decrypt the file',
  atLastAttemptChanged:
    'At the last attempt that changed the status, the operator could not decrypt the file',
  objectWasChangedSince:
    'The object was changed since, and the status does not show whether the operator has tried again',
  keysAreTakenFrom: 'Keys are taken from Secret {{namespace}}/{{keySecret}}',
  secretKustomizationEncryptedSops:
    'A Secret of this Kustomization is encrypted with SOPS, but the Kustomization has no decryption configured',
  setSpecDecryptionKustomization:
    'Set spec.decryption of the Kustomization in Git; SECRET is the Secret with the keys, in its namespace',
  createSecretFromFile:
    'Create the Secret from the file that holds the age identity (for PGP: `identity.asc`)',
  afterFixSecretLet: 'After the fix of the Secret, let Flux try again at once',
  replaceKeyAnAge:
    'Replace the key: an age identity is a line that begins with AGE-SECRET-KEY-, a PGP key is armored',
  lowerShamirThresholdSops:
    'Or lower shamir_threshold in .sops.yaml (to 2 at least) and encrypt the file again, on a disk that nobody else can read',
  sopsUpdatekeysDoesNot: '`sops updatekeys` does not change the threshold',
  fileStandsPath: 'FILE stands for its path',
  addFileExtensionFormat:
    'Add the file extension of its format to the key, for example `files: [config.yaml=app.yaml]` in the secretGenerator',
  compareFileLastGood:
    'Compare the file with its last good commit: SOPS cannot check it now',
  removePlainTextLine:
    'Remove the plain-text line, rotate the value at its source (Git keeps it in its history), and enter the new one',
  addClusterSRecipient:
    "Add the cluster's recipient to .sops.yaml, then encrypt the data key for it (prints no value)",
  fileStandsPathEncrypted: 'FILE stands for the path of the encrypted file',
  ifMissingAddCluster:
    "If it is missing, add the cluster's recipient to .sops.yaml, then encrypt the data key for it (prints no value)",
  operatorSOwnKeys: "The operator's own keys do not decrypt the file either",
  keyFileEncryptedDisabled:
    'The key of {{name}} that the file is encrypted with is disabled or deleted',
  operatorNoCredentialsWhich:
    'The operator has no credentials for {{name}}, which keeps the key of the file',
  doesNotLetOperator:
    '{{name}} does not let the operator decrypt with the key of the file',
  operatorCannotReachWhich:
    'The operator cannot reach {{name}}, which keeps the key of the file',
  didNotDecryptData: '{{name}} did not decrypt the data key of the file',
  enableKeyEncryptFile:
    'Enable the key in {{name}}, or encrypt the file with another key from its source',
  checkAddressNetworkPolicy:
    'Check the address, the network policy and the TLS certificate of {{name}}, and whether it is running',
  giveIdentityOperatorFlux:
    'Give the identity of the operator (for Flux: of the kustomize-controller, or of spec.decryption.serviceAccountName) {{right}}',
  latestRevisionNotApplied:
    'The latest revision is not applied; the cluster keeps the previous one',
  fluxApplied: 'Flux has applied {{applied}}',
  stoppedCheckingHealthObjects:
    'It stopped checking the health of its objects, because it was to reconcile anew',
  couldNotDeleteObjects:
    'It could not delete objects that are no longer in its source',
  sourceKustomizationNoFolder:
    'The source of this Kustomization has no folder spec.path',
  fluxCouldNotGet:
    'Flux could not get the manifests from the source of this Kustomization',
  fluxMayNotUse:
    'Flux may not use the source of this Kustomization, because it is in another namespace',
  fluxDoesNotRetry: 'Flux does not retry automatically',
  useSourceNamespaceKustomization:
    'Use a source in the namespace of the Kustomization, or start the controller without --no-cross-namespace-refs',
  celExpressionKustomizationNot:
    'A CEL expression of this Kustomization is not valid (spec.healthCheckExprs or readyExpr under spec.dependsOn)',
  kustomizationNeedsFeatureGate:
    'This Kustomization needs a feature gate of the controller that is off (spec.decryption.serviceAccountName)',
  startControllerFeatureGates:
    'Start the controller with --feature-gates=ObjectLevelWorkloadIdentity=true, or remove spec.decryption.serviceAccountName',
  fluxCouldNotBuild: 'Flux could not build the manifests of this Kustomization',
  afterFluxHadApplied:
    'After Flux had applied its objects, the Secret {{place}} was not there: something else deletes it',
  afterFluxHadAppliedObjects:
    'After Flux had applied its objects, the Secret {{place}} was being deleted: something else deletes it',
  fluxAppliedReportsFailure:
    'Flux has applied {{applied}}, and reports a failure because another object did not become healthy: {{join}}',
  fluxAppliedReportsFailureBecause:
    'Flux has applied {{applied}}, and reports a failure because another object of this Kustomization did not become healthy',
  fluxWaitsKustomizationOn:
    'Flux waits for the Kustomization {{namespace}}/{{name}}, on which this one depends',
  fluxWaitsKustomizationOnWhich:
    'Flux waits for a Kustomization on which this one depends',
  fluxCannotReadSpec:
    'Flux cannot read the {{kind}} that spec.postBuild.substituteFrom names',
  fluxCannotReadSpecPostbuild:
    'Flux cannot read the {{kind}} {{name}} that spec.postBuild.substituteFrom names',
  createCorrectNameMark:
    'Create the {{kind}}, correct its name, or mark it as optional',
  fluxDidNotFinish: 'Flux did not finish within its timeout (spec.timeout)',
  mayHaveAppliedPart: 'It may have applied a part of the latest revision',
  checkWhetherApiServer:
    'Check whether the API server and its webhooks answer in time, or raise spec.timeout',
  clusterDoesNotServe:
    'The cluster does not serve the kind or API version of the {{kind}} {{object}} that this Kustomization applies too',
  fluxChecksAllObjects:
    'Flux checks all objects before it applies them, so a change to the Secrets has probably not been applied either',
  clusterDoesNotServeKind:
    'The cluster does not serve the kind or API version of an object that this Kustomization applies too',
  installWhatDefinesKind:
    'Install what defines the kind, or correct its apiVersion',
  objectsNeedCanDepend:
    'Objects that need it can depend on it in a Kustomization of their own (spec.dependsOn)',
  clusterRefusedWhichKustomization:
    'The cluster refused the {{kind}} {{place}}, which this Kustomization applies too',
  fluxReportsSuccessBut:
    'Flux reports success but has not applied any object: its source has none in {{path}} that Flux reads',
  fluxReportsSuccessButNot:
    'Flux reports success but has not applied any object: its source has none in the folder of the Kustomization that Flux reads',
  checkSpecPathFiles:
    'Check spec.path and the files there: without a kustomization.yaml, Flux reads only files that end in .yaml or .yml',
  fluxBeganApplyKustomization:
    'Flux began to apply this Kustomization {{inWords}} ago and has not finished, which is longer than its timeout allows',
  fluxShouldHaveTried: 'Flux should have tried again {{late}} ago and did not',
  fluxShouldHaveApplied:
    'Flux should have applied this Kustomization again {{late}} ago and did not',
  checkWhetherKustomizeController:
    'Check whether the kustomize-controller is running',
  suspendedNoChangeReaches: 'It is suspended: no change reaches the cluster',
  statusDoesNotShow:
    'Its status does not show whether the last change reached the cluster',
  secretMoreDoesNot:
    'The Secret {{join}} and {{rest}} more does not exist, although it was applied',
  objectSuspendedSoNothing:
    'The object is suspended, so nothing creates them again',
  secretDoesNotExist:
    'The Secret {{join}} does not exist, although it was applied',
  secretsDoNotExist:
    '{{length}} of {{length2}} Secrets do not exist, although they were applied: {{join}} and {{rest}} more',
  secretsDoNotExistAlthough:
    '{{length}} of {{length2}} Secrets do not exist, although they were applied: {{join}}',
  sourceKustomizationDidNot:
    'The source of this Kustomization, the {{kind}} {{name}}, did not exist at the last attempt',
  createSourceCorrectSpec: 'Create the source, or correct spec.sourceRef',
  namesNoNamespace: 'The {{kind}} {{name}} names no namespace',
  fluxChecksAllObjectsBefore:
    'Flux checks all objects before it applies them, so no change of this revision has been applied',
  noSuchKeyFile: '{{name}} has no such key as the file is encrypted with',
  compareKeyMetadataFile:
    'Compare the key in the metadata of the file with those in {{name}} (account, region, name and version), or encrypt the file with another key from its source',
} as const;

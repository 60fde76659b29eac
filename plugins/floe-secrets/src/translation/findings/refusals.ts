/** Why an operator, a provider or a cluster refuses something. */
export const refusalsSentences = {
  operatorNotAllowedSecrets:
    'The operator is not allowed to {{verb}} Secrets in this namespace',
  grantVerbOnSecrets:
    'Grant {{user}} the verb {{verb}} on secrets with a Role or ClusterRole, and check it',
  namespaceReachedQuotaSo:
    'The namespace has reached a quota, so the Secret cannot be created',
  namespaceWasBeingDeleted:
    'The namespace was being deleted at the last attempt, so no Secret can be created in it',
  namespaceWasBeingDeletedAt:
    'The namespace {{named}} was being deleted at the last attempt, so no Secret can be created in it',
  namespaceDidNotExist: 'The namespace did not exist at the last attempt',
  namespaceDidNotExistAt:
    'The namespace {{named}} did not exist at the last attempt',
  showStateNamespaceWhat:
    'Show the state of the namespace and what its deletion waits for',
  admissionWebhookDeniesSecret:
    'The admission webhook {{name}} denies the Secret',
  readReasonEventsObject:
    'Read the reason in the events of this object, and change the Secret or the policy behind the webhook',
  validatingadmissionpolicyDeniesSecret:
    'The ValidatingAdmissionPolicy {{name}} denies the Secret',
  apiServerCouldNot:
    'The API server could not ask the admission webhook {{name}}, and refuses the Secret without its answer',
  somethingElseCreatedSecret:
    'Something else created the Secret during the last attempt',
  operatorTriesAgain: 'The operator tries again',
  somethingElseChangedSecret:
    'Something else changed the Secret during the last attempt',
  secretWouldLargerThan:
    'The Secret would be larger than Kubernetes allows: all values together may have 1 MiB',
  apiServerRefusesSecret:
    'The API server refuses the Secret {{name}}: its field {{field}} is not valid',
  correctWhatBecomesSecret:
    'Correct what becomes {{field}} of the Secret: the template of the target, or the labels and annotations that it copies',
  valueNotFormatType:
    'The value of {{key}} is not in the format that the type of the Secret requires',
  providerDoesNotSupport: 'The provider does not support remoteRef.version',
  providerCannotFindSecrets:
    'The provider cannot find secrets by tags or by path (dataFrom.find)',
  findSecretsNameName:
    'Find secrets by name, or name each secret in an entry of its own',
  providerCannotFindSecretsDatafrom:
    'The provider cannot find secrets (dataFrom.find)',
  nameEachSecretAn: 'Name each secret in an entry of its own',
  providerDoesNotSupportPush: 'The provider does not support this push',
  pushSingleKeysPush:
    'Push single keys, or push to a provider that supports it',
  providerOnlyWritesSecrets:
    'The provider only writes secrets: none can be fetched from it',
  fetchFromAnotherStore:
    'Fetch from another store, and use this one in a PushSecret',
  providerSeveralEntriesName: 'The provider has several entries of this name',
  operatorTakesNameOnly: 'The operator takes a name only if it is unique',
  renameAllButOne: 'Rename all but one of them at the provider',
  nothingWasPushedAlthough:
    'Nothing was pushed to the {{join}}, although the operator reports success',
  passesOverStoresAnother:
    'It passes over stores of another controller class (spec.controller)',
  providerBehindDoesNot:
    'The provider behind the {{kind}} {{name}} does not find what the push of {{key}} writes to: a project, a vault, a path or an entry does not exist, or the identity of the store may not see it',
  providerBehindDoesNotFind:
    'The provider behind the {{kind}} {{name}} does not find what the push writes to: a project, a vault, a path or an entry does not exist, or the identity of the store may not see it',
  providerBehindStoreDoes:
    'The provider behind the store does not find what the push of {{key}} writes to: a project, a vault, a path or an entry does not exist, or the identity of the store may not see it',
  providerBehindStoreDoesNot:
    'The provider behind the store does not find what the push writes to: a project, a vault, a path or an entry does not exist, or the identity of the store may not see it',
  compareSpecRemoteKeys:
    'Compare the spec of the {{kind}} {{name}} and the remote keys with the provider',
  compareSpecStoreRemote:
    'Compare the spec of the store and the remote keys with the provider',
  valueUnderNotText: 'The value of {{key}} under {{field}} is not text',
  secretHoldsTextOnly: 'A Secret holds text only',
  valueUnderNotText2: 'A value under {{field}} is not text',
  putValueQuotationMarks:
    'Put the value in quotation marks: without them YAML reads 123, true and null as a number, a boolean and nothing',
  keySecretNotValid:
    'A key of the Secret is not valid: use letters, digits, dots, dashes and underscores only',
  atLastAttemptSecret:
    'At the last attempt the Secret {{name}} had another type, which cannot be changed',
  beenDeletedSince: 'It has been deleted since',
  atLastAttemptSecretHad:
    'At the last attempt the Secret had another type, which cannot be changed',
  secretExistsAnotherType:
    'The Secret {{name}} exists with another type, and the type of a Secret cannot be changed',
  secretExistsAnotherTypeType:
    'The Secret exists with another type, and the type of a Secret cannot be changed',
  atLastAttemptSecretWas:
    'At the last attempt the Secret {{name}} was immutable, so the change could not be written',
  letFluxTryAgain: 'Let Flux try again at once',
  secretImmutableSoChange:
    'The Secret {{name}} is immutable, so the change cannot be written to it',
  typeSecretRequiresKey:
    'The type of the Secret requires the key {{join}}, which it does not have',
  typeSecretRequiresKeys:
    'The type of the Secret requires the keys {{join}}, which it does not have',
  fluxReadsDollarSign:
    'Flux reads a dollar sign with a brace as a variable, and the variable is not set',
  valueCanContainSuch: 'A value can contain such text by accident',
  fluxReadsDollarSignBrace:
    'Flux reads a dollar sign with a brace as a variable, and cannot parse what follows',
  disableSubstitutionSecretAnnotation:
    'Or disable substitution for this Secret with the annotation kustomize.toolkit.fluxcd.io/substitute: disabled',
  readAboutVariableSubstitution: 'Read about variable substitution with Flux',
  sourceSecretNoKey: 'The source Secret {{secretName}} has no key {{key}}',
  sourceSecretNoKey2: 'The source Secret has no key {{key}}',
  pushAnotherRemoteKey:
    'Push to another remote key, or remove the secret at the provider once nothing needs it',
  vaultNoSecretsEngine: 'Vault has no secrets engine at the path of the store',
  targetNotSecretSpec:
    'The target is not a Secret (spec.target.manifest), and the operator is not configured to write other kinds',
  startOperatorGenericTargets:
    'Start the operator with generic targets enabled, or remove target.manifest to write a Secret',
  providerNoLongerSecret:
    'The provider no longer has the secret, and the operator does not delete the target {{name}}, because it does not own it (creationPolicy {{policy}})',
  operatorDoesNotRetry: 'The operator does not retry automatically',
  useCreationpolicyOwnerSo:
    'Use creationPolicy Owner, so that deletionPolicy Delete applies',
  readReasonOperatorS: "Read the reason in the operator's log",
  namespaceStandsNamespace: 'NAMESPACE stands for its namespace',
  secretExistsDoesNot:
    'The Secret {{names}} exists and does not belong to this SopsSecret: it was there before, or another object creates it',
  oneSecretsExistsDoes:
    'One of its Secrets exists and does not belong to this SopsSecret: it was there before, or another object creates it',
  operatorDoesNotOverwrite:
    'The operator does not overwrite it, nor does it write those that come after it in the list',
  letOperatorTakeSecret: 'Or let the operator take the Secret over',
  deletesKeysLabelsAnnotations:
    'This deletes the keys, labels and annotations that the SopsSecret does not have',
  secretCannotBuiltFrom:
    'The Secret {{names}} cannot be built from its template: it has no name, or a value under data is not Base64',
  oneSecretsCannotBuilt:
    'One of its Secrets cannot be built from its template: it has no name, or a value under data is not Base64',
  clusterRefusedUpdateSecret:
    'The cluster refused to update the Secret {{names}}',
  statusDoesNotSay: 'The status does not say why',
  clusterRefusedUpdateOne: 'The cluster refused to update one of its Secrets',
  providerRefusesNameKey:
    'The provider refuses the name of the key {{key}}: it allows {{form}} only',
  twoValuesProviderHave:
    'Two values of the provider have a key of the same name, and the rewrite rule merges them into one',
  setConflictpolicyIgnoreUnder:
    'Set conflictPolicy: Ignore under dataFrom[].rewrite[].merge, and under priority which value wins; or give one of the keys another name at the provider',
  storeBelongsAnOperator:
    'The store belongs to an operator of another controller class (spec.controller)',
  operatorHadNotRead:
    'The operator had not read the Secrets of the cluster yet, as after its start',
  triesAgain: 'It tries again',
  apiServerClusterDid:
    'The API server of the cluster did not answer in time during the last attempt',
  operatorReadsPushedValue:
    'The operator reads the pushed value or that at the provider as a JSON object, and it is none',
  setRemoterefPropertyLeave:
    'Set remoteRef.property, or leave out secretKey to push the whole Secret; a property needs a JSON object at the provider',
  pushsecretNamesNoSource: 'The PushSecret names no source',
  nameSecretGeneratorUnder: 'Name a Secret or a generator under spec.selector',
  providerStillKeepsDeleted:
    'The provider still keeps a deleted secret of this name, so the push cannot create it',
  restoreDeletedSecretAt:
    'Restore the deleted secret at the provider, wait until it is gone, or push to another remote key',
  secretAtProviderDisabled:
    'The secret at the provider is disabled, so the push cannot write to it',
  enableSecretAtProvider: 'Enable the secret at the provider',
  secretsEngineVaultAccepts:
    'The secrets engine of Vault accepts only writes that name the version they replace (cas_required)',
  setCheckandsetSpecStore:
    'Set checkAndSet in the spec of the store if the operator supports it, or turn cas_required off for the path',
  valueLargerThanParameter:
    'The value is larger than a parameter of the standard tier may be (4 KiB)',
  setTierAdvancedIntelligent:
    'Set the tier Advanced or Intelligent-Tiering in the metadata of the PushSecret, or push to Secrets Manager',
} as const;

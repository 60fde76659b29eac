/** What the rules for ExternalSecrets and PushSecrets say. */
export const externalSecretsSentences = {
  createKeyAtProvider:
    'Create the key at the provider, or correct its name in the values file',
  atLastRefreshProvider:
    'At the last refresh, the provider had no key {{namesOf}}, or not the requested version, so the target {{targetName}} has no {{namesOf2}}',
  wasChangedSince: 'The {{kind}} {{name}} was changed since',
  atLastRefreshProviderHad:
    'At the last refresh, the provider had no key {{namesOf}}, or not the requested version',
  atLastRefreshProviderHadNo:
    'At the last refresh, the provider had no key {{namesOf}}, so the target {{targetName}} has no {{namesOf2}}',
  atLastRefreshProviderHadNoKey:
    'At the last refresh, the provider had no key {{namesOf}}',
  atLastRefreshProviderHadNoKeys:
    'At the last refresh, the provider had no keys {{namesOf}}, or not the requested version, so the target {{targetName}} has no {{namesOf2}}',
  atLastRefreshProviderHadNoKeysNot:
    'At the last refresh, the provider had no keys {{namesOf}}, or not the requested version',
  atLastRefreshProviderHadNoKeysSo:
    'At the last refresh, the provider had no keys {{namesOf}}, so the target {{targetName}} has no {{namesOf2}}',
  atLastRefreshProviderHadNoKeys2:
    'At the last refresh, the provider had no keys {{namesOf}}',
  providerNoKeyNot:
    'The provider has no key {{namesOf}}, or not the requested version, so the target {{targetName}} has no {{namesOf2}}',
  providerNoKeyNotRequested:
    'The provider has no key {{namesOf}}, or not the requested version',
  providerNoKeySo:
    'The provider has no key {{namesOf}}, so the target {{targetName}} has no {{namesOf2}}',
  providerNoKeysNot:
    'The provider has no keys {{namesOf}}, or not the requested version, so the target {{targetName}} has no {{namesOf2}}',
  providerNoKeysNotRequested:
    'The provider has no keys {{namesOf}}, or not the requested version',
  providerNoKeysSo:
    'The provider has no keys {{namesOf}}, so the target {{targetName}} has no {{namesOf2}}',
  providerNoKeys: 'The provider has no keys {{namesOf}}',
  atLastAttemptThere:
    'At the last attempt there was no Secret {{name}} in namespace {{namespace}}, with which the store logs in',
  thereOneNow: 'There is one now, and {{nextAttempt}}',
  whenOperatorLastChecked:
    'When the operator last checked the {{kind}} {{name}}, there was no Secret {{name2}} in namespace {{namespace}}, with which it logs in',
  thereOneNowOperator:
    'There is one now, and the operator checks the store again within 5 minutes',
  atLastAttemptSecret:
    'At the last attempt the Secret {{secretName}}, the source of the push, did not exist or could not be read',
  existsNow: 'It exists now, and {{nextAttempt}}',
  secretSourcePushDoes:
    'The Secret {{secretName}}, the source of the push, does not exist or cannot be read',
  sourcePushDoesNot: 'The source of the push does not exist or cannot be read',
  secretWasDeletedOperator:
    'The Secret {{secretName}} was deleted, and the operator has deleted the pushed secret at the provider',
  sourceExistsAgainBut:
    'The source exists again, but the operator does not push it automatically',
  operatorDoesNotPush:
    'The operator does not push again automatically, even if the source exists again',
  secretWasDeleted: 'The Secret {{secretName}} was deleted',
  sourceWasDeletedOperator:
    'The source was deleted, and the operator has deleted the pushed secret at the provider',
  sourceWasDeleted: 'The source was deleted',
  thenRefreshPushsecret: 'Then refresh the PushSecret',
  noSecretMatchesLabels:
    'No Secret matches the labels of the selector, so nothing was pushed',
  labelSecretMatchSelector:
    'Label the Secret to match selector.secret.selector, or correct the selector',
  operatorReportsSuccessBut:
    'The operator reports success, but its status does not list anything that it pushed',
  pushsecretNoEntriesUnder:
    'The PushSecret has no entries under data, so nothing was pushed',
  listUnderDataWhich: 'List under data which keys to push, and where',
  secretPushedOnlyWhere:
    'This secret is pushed only where the provider does not have the key yet: a new value of the source never replaces the value at the provider',
  secretPushedOnceNew:
    'This secret is pushed once: a new value of the source arrives at the provider only with a forced refresh or a change of the PushSecret',
  compareAddressProjectPath:
    'Compare the address, project and path in the spec of the {{kind}} {{name}} with the provider',
  compareAddressProjectPathSpec:
    'Compare the address, project and path in the spec of the store with the provider',
  comparePathVersionSecrets:
    'Compare path and version of the {{kind}} {{name}} with the secrets engine',
  comparePathVersionStore:
    'Compare path and version of the store with the secrets engine',
  allowIdentityStoreSee:
    'Allow the identity of the store to see and read the variable, and store a value in it',
  allowIdentityStoreSeeRead:
    'Allow the identity of the store to see and read the key',
  restoreSecretAtProvider:
    'Restore the secret at the provider while its recovery window lasts, or create it again afterwards',
  createVersionAtProvider:
    'Create a version at the provider that is enabled and valid',
  providerKeyBut: 'The provider has the key {{key}}, but it is {{unusable}}',
  providerKeySecretRefers:
    'The provider has the key that this secret refers to, but it is {{unusable}}',
  providerKeyButNot:
    'The provider has the key {{key}}, but not its version {{version}}',
  providerKeyButNo: 'The provider has the key {{key}}, but no value in it',
  providerKeySecretRefersBut:
    'The provider has the key that this secret refers to, but not its version {{version}}',
  providerKeySecretRefersButNo:
    'The provider has the key that this secret refers to, but no value in it',
  openbaoSAnswerKey: "OpenBao's answer for the key {{key}} has no data",
  happensIfSecretsEngine:
    'This happens if the secrets engine is version 1 and the store requests version 2',
  openbaoSAnswerKeySecret:
    "OpenBao's answer for the key that this secret refers to has no data",
  vaultSAnswerKey: "Vault's answer for the key {{key}} has no data",
  vaultSAnswerKeySecret:
    "Vault's answer for the key that this secret refers to has no data",
  openbaoNoSecretsEngine:
    'OpenBao has no secrets engine at the path of the key {{key}}',
  openbaoNoSecretsEngineAt:
    'OpenBao has no secrets engine at the path of the key that this secret refers to',
  vaultNoSecretsEngine:
    'Vault has no secrets engine at the path of the key {{key}}',
  vaultNoSecretsEngineAt:
    'Vault has no secrets engine at the path of the key that this secret refers to',
  conjurFindsNoValue: 'Conjur finds no value for the key {{key}}',
  givesSameAnswerIf:
    'It gives the same answer if the variable has no value yet, or if the identity of the store may not see it',
  conjurFindsNoValueKey:
    'Conjur finds no value for the key that this secret refers to',
  openbaoFindsNoKey: 'OpenBao finds no key {{key}}',
  givesSameAnswerIfPath:
    'It gives the same answer if the path or version of the store does not match the secrets engine',
  openbaoFindsNoKeySecret: 'OpenBao finds no key that this secret refers to',
  vaultFindsNoKey: 'Vault finds no key {{key}}',
  vaultFindsNoKeySecret: 'Vault finds no key that this secret refers to',
  keyAtProviderNo: 'The key at the provider has no such property',
  thereNoNamespace: 'There is no {{kind}} {{name}} in namespace {{namespace}}',
  thereNo: 'There is no {{kind}} {{name}}',
  storeSecretNamesDoes: 'The store that this secret names does not exist',
  thereWasNoAt: 'There was no {{kind}} {{name}} at the last attempt',
  notReadyNextRefresh:
    'The {{kind}} {{name}} is not ready: the next refresh of this secret will fail',
  wasNotReadyAt: 'The {{kind}} {{name}} was not ready at the last attempt',
  readyNow: 'It is ready now, and {{nextAttempt}}',
  storeValueKeyAt: 'Store a value in the key at the provider',
  noLongerExistsNext:
    'The {{kind}} {{name}} no longer exists: the next refresh of this secret will fail',
} as const;

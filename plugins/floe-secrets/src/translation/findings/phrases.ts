/** Parts of sentences; they stand in the place of a name. */
export const phrasesSentences = {
  operatorShouldHaveTried:
    'the operator should have tried again {{time}} ago and did not',
  operatorTriesAgainWithin: 'the operator tries again within 7 minutes',
  bothWrite: 'both write {{keys}}',
  removesKeysObjectAdds: 'it removes the keys that this object adds',
  objectRemovesKeysAdds: 'this object removes the keys that it adds',
  eachRemovesKeysOther: 'each removes the keys of the other',
  role: 'the role {{role}}',
  identityStore: 'the identity of the store',
  anotherKey: 'with another key',
  anotherName: 'for another name',
  anotherNamespace: 'for another namespace',
  anotherScope: 'for another scope',
  anotherScopeThanOther:
    'for another scope than the other objects of the release',
  storeDidNotAllow: 'the store did not allow namespace {{namespace}}',
  keyHadNoProperty: 'the key {{key}} had no property {{property}}',
  keyAtProviderHad: 'the key at the provider had no such property',
  providerHadNoKey: 'the provider had no key {{key}}',
  providerHadNoKeySecret: 'the provider had no key that this secret refers to',
  keyWasAtProvider: 'the key {{key}} was {{unusable}} at the provider',
  keySecretRefersWas:
    'the key that this secret refers to was {{unusable}} at the provider',
  roleCloudKmsCryptokey: 'the role Cloud KMS CryptoKey Decrypter on the key',
  roleKeyVaultCrypto:
    'the role Key Vault Crypto User, or the key permission decrypt',
  permissionDecryptKey: 'the permission to decrypt with the key',
  policyUpdateOnPath:
    'a policy with update on the path transit/decrypt/KEY of the key',
  kmsDecryptOnKey: 'kms:Decrypt on the key',
  markedDeletion: 'marked for deletion',
  archivedDeleted: 'archived or deleted',
  notYetValid: 'not yet valid',
  waitsMetadataFinalizers: 'it waits for {{finalizers}} (metadata.finalizers)',
  noOwnerOwnerreferences: 'it has no owner (ownerReferences)',
  ownsOwnerreferences: '{{owners}} owns it (ownerReferences)',
  nameSecretChartCreates:
    'The name of the Secret that the chart creates from this',
  labelComponent: 'The label of the component',
  nameKey: 'The name of this key',
  reflectorWhichCopiesFrom: 'Reflector, which copies it from another Secret',
  configSyncerWhichCopies: 'Config Syncer, which copies it from another Secret',
  kyvernoWhichGenerates: 'Kyverno, which generates it',
  secretServiceNothingManages: 'Secret of a service that nothing manages',
  sealedsecretService: 'SealedSecret of a service',
  secretServiceHelmRelease:
    'Secret of a service that a Helm release makes of its values, or that Flux decrypts',
} as const;

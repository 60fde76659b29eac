import type { phrasesSentences } from '../../findings/phrases';
import type { Translated } from '../Translated';

export const phrasesSentencesDe: Translated<typeof phrasesSentences> = {
  operatorShouldHaveTried:
    'der Operator hätte es vor {{time}} erneut versuchen sollen und hat es nicht getan',
  operatorTriesAgainWithin:
    'der Operator versucht es innerhalb von 7 Minuten erneut',
  bothWrite: 'beide schreiben {{keys}}',
  removesKeysObjectAdds:
    'es entfernt die Schlüssel, die dieses Objekt hinzufügt',
  objectRemovesKeysAdds:
    'dieses Objekt entfernt die Schlüssel, die es hinzufügt',
  eachRemovesKeysOther: 'jedes entfernt die Schlüssel des anderen',
  role: 'der Rolle {{role}}',
  identityStore: 'der Identität des Stores',
  anotherKey: 'mit einem anderen Schlüssel',
  anotherName: 'für einen anderen Namen',
  anotherNamespace: 'für einen anderen Namespace',
  anotherScope: 'für einen anderen Scope',
  anotherScopeThanOther:
    'für einen anderen Scope als die übrigen Objekte des Release',
  storeDidNotAllow: 'der Store ließ den Namespace {{namespace}} nicht zu',
  keyHadNoProperty: 'der Schlüssel {{key}} hatte keine Property {{property}}',
  keyAtProviderHad: 'der Schlüssel beim Provider hatte keine solche Property',
  providerHadNoKey: 'der Provider hatte keinen Schlüssel {{key}}',
  providerHadNoKeySecret:
    'der Provider hatte keinen Schlüssel, auf den dieses Secret verweist',
  keyWasAtProvider: 'der Schlüssel {{key}} war beim Provider {{unusable}}',
  keySecretRefersWas:
    'der Schlüssel, auf den dieses Secret verweist, war beim Provider {{unusable}}',
  roleCloudKmsCryptokey:
    'die Rolle Cloud KMS CryptoKey Decrypter für den Schlüssel',
  roleKeyVaultCrypto:
    'die Rolle Key Vault Crypto User oder das Schlüsselrecht decrypt',
  permissionDecryptKey: 'das Recht, mit dem Schlüssel zu entschlüsseln',
  policyUpdateOnPath:
    'eine Policy mit update für den Pfad transit/decrypt/KEY des Schlüssels',
  kmsDecryptOnKey: 'kms:Decrypt für den Schlüssel',
  markedDeletion: 'zum Löschen vorgemerkt',
  archivedDeleted: 'archiviert oder gelöscht',
  notYetValid: 'noch nicht gültig',
  waitsMetadataFinalizers: 'es wartet auf {{finalizers}} (metadata.finalizers)',
  noOwnerOwnerreferences: 'es hat keinen Besitzer (ownerReferences)',
  ownsOwnerreferences: '{{owners}} besitzt es (ownerReferences)',
  nameSecretChartCreates: 'Der Name des Secrets, das das Chart daraus anlegt,',
  labelComponent: 'Das Label der Komponente',
  nameKey: 'Der Name dieses Schlüssels',
  reflectorWhichCopiesFrom:
    'Reflector, der es aus einem anderen Secret kopiert',
  configSyncerWhichCopies:
    'Config Syncer, der es aus einem anderen Secret kopiert',
  kyvernoWhichGenerates: 'Kyverno, das es erzeugt',
  secretServiceNothingManages: 'Secret eines Service, das nichts verwaltet',
  sealedsecretService: 'SealedSecret eines Service',
  secretServiceHelmRelease:
    'Secret eines Service, das ein Helm-Release aus seinen Values anlegt oder das Flux entschlüsselt',
};

import type { externalSecretsSentences } from '../../findings/externalSecrets';
import type { Translated } from '../Translated';

export const externalSecretsSentencesDe: Translated<
  typeof externalSecretsSentences
> = {
  createKeyAtProvider:
    'Legen Sie den Schlüssel beim Provider an, oder korrigieren Sie seinen Namen in der Values-Datei',
  atLastRefreshProvider:
    'Bei der letzten Aktualisierung hatte der Provider den Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  wasChangedSince: '{{kind}} {{name}} wurde seitdem geändert',
  atLastRefreshProviderHad:
    'Bei der letzten Aktualisierung hatte der Provider den Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version',
  atLastRefreshProviderHadNo:
    'Bei der letzten Aktualisierung hatte der Provider den Schlüssel {{namesOf}} nicht, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  atLastRefreshProviderHadNoKey:
    'Bei der letzten Aktualisierung hatte der Provider den Schlüssel {{namesOf}} nicht',
  atLastRefreshProviderHadNoKeys:
    'Bei der letzten Aktualisierung hatte der Provider die Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  atLastRefreshProviderHadNoKeysNot:
    'Bei der letzten Aktualisierung hatte der Provider die Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version',
  atLastRefreshProviderHadNoKeysSo:
    'Bei der letzten Aktualisierung hatte der Provider die Schlüssel {{namesOf}} nicht, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  atLastRefreshProviderHadNoKeys2:
    'Bei der letzten Aktualisierung hatte der Provider die Schlüssel {{namesOf}} nicht',
  providerNoKeyNot:
    'Der Provider hat den Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  providerNoKeyNotRequested:
    'Der Provider hat den Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version',
  providerNoKeySo:
    'Der Provider hat den Schlüssel {{namesOf}} nicht, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  providerNoKeysNot:
    'Der Provider hat die Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  providerNoKeysNotRequested:
    'Der Provider hat die Schlüssel {{namesOf}} nicht oder nicht in der verlangten Version',
  providerNoKeysSo:
    'Der Provider hat die Schlüssel {{namesOf}} nicht, daher fehlt dem Ziel {{targetName}} {{namesOf2}}',
  providerNoKeys: 'Der Provider hat die Schlüssel {{namesOf}} nicht',
  atLastAttemptThere:
    'Beim letzten Versuch gab es das Secret {{name}} im Namespace {{namespace}} nicht, mit dem sich der Store anmeldet',
  thereOneNow: 'Jetzt gibt es eines, und {{nextAttempt}}',
  whenOperatorLastChecked:
    'Als der Operator {{kind}} {{name}} zuletzt prüfte, gab es das Secret {{name2}} im Namespace {{namespace}} nicht, mit dem sich der Store anmeldet',
  thereOneNowOperator:
    'Jetzt gibt es eines, und der Operator prüft den Store innerhalb von 5 Minuten erneut',
  atLastAttemptSecret:
    'Beim letzten Versuch gab es das Secret {{secretName}}, die Quelle der Übertragung, nicht, oder es ließ sich nicht lesen',
  existsNow: 'Jetzt gibt es das Secret, und {{nextAttempt}}',
  secretSourcePushDoes:
    'Das Secret {{secretName}}, die Quelle der Übertragung, gibt es nicht, oder es lässt sich nicht lesen',
  sourcePushDoesNot:
    'Die Quelle der Übertragung gibt es nicht, oder sie lässt sich nicht lesen',
  secretWasDeletedOperator:
    'Das Secret {{secretName}} wurde gelöscht, und der Operator hat das übertragene Secret beim Provider gelöscht',
  sourceExistsAgainBut:
    'Die Quelle gibt es wieder, aber der Operator überträgt sie nicht von selbst',
  operatorDoesNotPush:
    'Der Operator überträgt nicht von selbst erneut, auch wenn es die Quelle wieder gibt',
  secretWasDeleted: 'Das Secret {{secretName}} wurde gelöscht',
  sourceWasDeletedOperator:
    'Die Quelle wurde gelöscht, und der Operator hat das übertragene Secret beim Provider gelöscht',
  sourceWasDeleted: 'Die Quelle wurde gelöscht',
  thenRefreshPushsecret: 'Aktualisieren Sie danach das PushSecret',
  noSecretMatchesLabels:
    'Kein Secret passt zu den Labels des Selektors, daher wurde nichts übertragen',
  labelSecretMatchSelector:
    'Geben Sie dem Secret die Labels von selector.secret.selector, oder korrigieren Sie den Selektor',
  operatorReportsSuccessBut:
    'Der Operator meldet Erfolg, aber sein Status nennt nichts, was er übertragen hat',
  pushsecretNoEntriesUnder:
    'Das PushSecret hat keine Einträge unter data, daher wurde nichts übertragen',
  listUnderDataWhich:
    'Führen Sie unter data auf, welche Schlüssel wohin übertragen werden',
  secretPushedOnlyWhere:
    'Dieses Secret wird nur übertragen, wo der Provider den Schlüssel noch nicht hat: Ein neuer Wert der Quelle ersetzt nie den Wert beim Provider',
  secretPushedOnceNew:
    'Dieses Secret wird einmal übertragen: Ein neuer Wert der Quelle erreicht den Provider nur mit einer erzwungenen Aktualisierung oder einer Änderung des PushSecret',
  compareAddressProjectPath:
    'Vergleichen Sie Adresse, Projekt und Pfad in der Spec von {{kind}} {{name}} mit dem Provider',
  compareAddressProjectPathSpec:
    'Vergleichen Sie Adresse, Projekt und Pfad in der Spec des Stores mit dem Provider',
  comparePathVersionSecrets:
    'Vergleichen Sie Pfad und Version von {{kind}} {{name}} mit der Secrets-Engine',
  comparePathVersionStore:
    'Vergleichen Sie Pfad und Version des Stores mit der Secrets-Engine',
  allowIdentityStoreSee:
    'Erlauben Sie der Identität des Stores, die Variable zu sehen und zu lesen, und legen Sie einen Wert darin ab',
  allowIdentityStoreSeeRead:
    'Erlauben Sie der Identität des Stores, den Schlüssel zu sehen und zu lesen',
  restoreSecretAtProvider:
    'Stellen Sie das Secret beim Provider wieder her, solange die Frist dafür läuft, oder legen Sie es danach neu an',
  createVersionAtProvider:
    'Legen Sie beim Provider eine Version an, die aktiviert und gültig ist',
  providerKeyBut:
    'Der Provider hat den Schlüssel {{key}}, aber er ist {{unusable}}',
  providerKeySecretRefers:
    'Der Provider hat den Schlüssel, auf den dieses Secret verweist, aber er ist {{unusable}}',
  providerKeyButNot:
    'Der Provider hat den Schlüssel {{key}}, aber nicht dessen Version {{version}}',
  providerKeyButNo:
    'Der Provider hat den Schlüssel {{key}}, aber keinen Wert darin',
  providerKeySecretRefersBut:
    'Der Provider hat den Schlüssel, auf den dieses Secret verweist, aber nicht dessen Version {{version}}',
  providerKeySecretRefersButNo:
    'Der Provider hat den Schlüssel, auf den dieses Secret verweist, aber keinen Wert darin',
  openbaoSAnswerKey:
    'Die Antwort von OpenBao für den Schlüssel {{key}} hat keine Daten',
  happensIfSecretsEngine:
    'Das geschieht, wenn die Secrets-Engine Version 1 ist und der Store Version 2 verlangt',
  openbaoSAnswerKeySecret:
    'Die Antwort von OpenBao für den Schlüssel, auf den dieses Secret verweist, hat keine Daten',
  vaultSAnswerKey:
    'Die Antwort von Vault für den Schlüssel {{key}} hat keine Daten',
  vaultSAnswerKeySecret:
    'Die Antwort von Vault für den Schlüssel, auf den dieses Secret verweist, hat keine Daten',
  openbaoNoSecretsEngine:
    'OpenBao hat unter dem Pfad des Schlüssels {{key}} keine Secrets-Engine',
  openbaoNoSecretsEngineAt:
    'OpenBao hat unter dem Pfad des Schlüssels, auf den dieses Secret verweist, keine Secrets-Engine',
  vaultNoSecretsEngine:
    'Vault hat unter dem Pfad des Schlüssels {{key}} keine Secrets-Engine',
  vaultNoSecretsEngineAt:
    'Vault hat unter dem Pfad des Schlüssels, auf den dieses Secret verweist, keine Secrets-Engine',
  conjurFindsNoValue: 'Conjur findet keinen Wert für den Schlüssel {{key}}',
  givesSameAnswerIf:
    'Die Antwort ist dieselbe, wenn die Variable noch keinen Wert hat oder die Identität des Stores sie nicht sehen darf',
  conjurFindsNoValueKey:
    'Conjur findet keinen Wert für den Schlüssel, auf den dieses Secret verweist',
  openbaoFindsNoKey: 'OpenBao findet den Schlüssel {{key}} nicht',
  givesSameAnswerIfPath:
    'Die Antwort ist dieselbe, wenn Pfad oder Version des Stores nicht zur Secrets-Engine passen',
  openbaoFindsNoKeySecret:
    'OpenBao findet keinen Schlüssel, auf den dieses Secret verweist',
  vaultFindsNoKey: 'Vault findet den Schlüssel {{key}} nicht',
  vaultFindsNoKeySecret:
    'Vault findet keinen Schlüssel, auf den dieses Secret verweist',
  keyAtProviderNo: 'Der Schlüssel beim Provider hat keine solche Property',
  thereNoNamespace:
    '{{kind}} {{name}} gibt es im Namespace {{namespace}} nicht',
  thereNo: '{{kind}} {{name}} gibt es nicht',
  storeSecretNamesDoes: 'Den Store, den dieses Secret nennt, gibt es nicht',
  thereWasNoAt: '{{kind}} {{name}} gab es beim letzten Versuch nicht',
  notReadyNextRefresh:
    '{{kind}} {{name}} ist nicht bereit: Die nächste Aktualisierung dieses Secrets schlägt fehl',
  wasNotReadyAt: '{{kind}} {{name}} war beim letzten Versuch nicht bereit',
  readyNow: 'Jetzt ist der Store bereit, und {{nextAttempt}}',
  storeValueKeyAt: 'Legen Sie im Schlüssel beim Provider einen Wert ab',
  noLongerExistsNext:
    '{{kind}} {{name}} gibt es nicht mehr: Die nächste Aktualisierung dieses Secrets schlägt fehl',
};

import type { clusterSentences } from '../../findings/cluster';
import type { Translated } from '../Translated';

export const clusterSentencesDe: Translated<typeof clusterSentences> = {
  clockApiServerAhead:
    'Die Uhr des API-Servers geht {{inWords}} gegenüber der Uhr des Portals vor',
  allTimesClusterAre:
    'Alle Zeiten dieses Clusters sind nach seiner eigenen Uhr',
  clockApiServerBehind:
    'Die Uhr des API-Servers geht {{inWords}} gegenüber der Uhr des Portals nach',
  reconcileNow: 'Lassen Sie es jetzt abgleichen',
  thereNoSecretNamespace:
    'Es gibt kein Secret {{name}} im Namespace {{namespace}}',
  removeRefreshpolicy: 'Entfernen Sie refreshPolicy {{policy}}',
  dataWasWritten: 'Seine Daten schrieb {{join}}',
  plainSecretsAreAllowed:
    'Einfache Secrets sind nur in Entwicklungsumgebungen erlaubt (floeSecrets.environments[].policy.plainSecrets)',
  clusterNoLongerAmong:
    'Der Cluster ist nicht mehr unter den konfigurierten Clustern',
  clusterDoesNotAnswer: 'Der Cluster antwortet nicht',
  cannotRead: '{{resource}} lassen sich nicht lesen',
  generatorsMakeNewValues: 'Seine Generatoren erzeugen dann neue Werte',
  externalsecretsCreatedAreDeleted:
    'Die ExternalSecrets {{externalSecretName}}, die es angelegt hat, werden mit ihm gelöscht, und mit ihnen ihre Secrets',
  listNamespacesFinalizerOperator:
    'Die Namespaces mit dem Finalizer {{namespaceFinalizer}} auflisten: Der Operator kann ihn zurücklassen, und ein solcher Namespace lässt sich nicht löschen',
  refreshintervalExternalsecretsOperatorDoes:
    'Das refreshInterval seiner ExternalSecrets ist 0: Der Operator ruft sie nicht erneut ab',
  setRefreshintervalSuchMin:
    'Setzen Sie ein refreshInterval, etwa 15 min bis 1 h',
  pushsecretsCreatedAreDeleted:
    'Die PushSecrets {{pushSecretName}}, die es angelegt hat, werden mit ihm gelöscht',
  pushesNothingItself: 'Es überträgt selbst nichts',
  refreshPushsecretsCreatedEach:
    'Aktualisieren Sie die PushSecrets, die es in jedem Namespace angelegt hat',
  secretNotOwnedCreationpolicy:
    'Das Secret {{targetName}} gehört ihm nicht (creationPolicy {{creationPolicy}}) und bleibt',
  storeProbablyBelongsAnother:
    'Sein Store gehört vermutlich zu einer anderen Controller-Klasse (spec.controller)',
  refreshpolicyCreatedonceOperatorFetched:
    'Seine refreshPolicy ist CreatedOnce: Der Operator hat es abgerufen und ruft es nicht erneut ab',
  setRefreshpolicyPeriodicRefreshinterval:
    'Setzen Sie refreshPolicy Periodic und ein refreshInterval',
  refreshintervalOperatorFetchedDoes:
    'Sein refreshInterval ist 0: Der Operator hat es abgerufen und ruft es nicht erneut ab',
  targetImmutableSoValue:
    'Sein Ziel ist unveränderlich, daher bleibt der Wert im Cluster',
  deleteTargetOperatorCreates:
    'Oder löschen Sie das Ziel: Der Operator legt es innerhalb von Sekunden neu an und wendet die Änderung an',
  consumersDoNotHave:
    'Wer das Secret verwendet, hat es bis dahin nicht, und seine Generatoren erzeugen neue Werte',
  storeNewValueAt:
    'Legen Sie einen neuen Wert beim Provider von {{kind}} {{name}} ab',
  storeNewValueAtProvider:
    'Legen Sie einen neuen Wert beim Provider ab, in {{named}} und {{more}} weiteren',
  storeNewValueAtProvider2:
    'Legen Sie einen neuen Wert beim Provider ab, in {{named}}',
  fluxDeletesEverythingApplied:
    'Flux löscht alles, was es angewendet hat, auch die Secrets',
  objectsFluxAppliedStay:
    'Die Objekte, die Flux angewendet hat, bleiben (es räumt nicht auf oder ist ausgesetzt)',
  storeNewValueEncrypted:
    'Schreiben Sie einen neuen Wert in die verschlüsselte Datei; FILE steht für ihren Pfad',
  useFileKeyValue:
    'Verwenden Sie für `envs` des secretGenerator eine Datei mit Zeilen KEY=value, und führen Sie YAML-Dateien unter `files` auf',
  suspendedFluxDoesNot:
    'Es ist ausgesetzt: Flux wendet es nicht an, auch nicht auf Anfrage',
  resumeFirst: 'Setzen Sie es zuerst fort',
  nothingElseDeleted: 'Sonst wird nichts mit ihm gelöscht',
  setNewValueValues:
    'Setzen Sie einen neuen Wert in den Values des Helm-Release {{name}}',
  letAnOperatorManage:
    'Lassen Sie einen Operator es verwalten, mit einem neuen Wert',
  pushedSecretDeletedAt:
    'Das übertragene Secret wird beim Provider gelöscht (deletionPolicy Delete)',
  pushedSecretStaysAt: 'Das übertragene Secret bleibt beim Provider',
  noStoreMatchesLabel:
    'Kein Store passt zu seinem Label-Selektor, oder der Store gehört zu einer anderen Controller-Klasse',
  secretNoOwnerStays:
    'Das Secret {{targetName}} hat keinen Besitzer und bleibt',
  nothingClusterDeleted: 'Im Cluster wird nichts mit ihm gelöscht',
  portalAsksOnlyExternal:
    'Das Portal bittet nur External Secrets Operator und Flux um eine Aktualisierung, und keiner von beiden verwaltet ein {{kind}}',
  secretsOwnsAreDeleted: 'Die Secrets, die es besitzt, werden mit ihm gelöscht',
};

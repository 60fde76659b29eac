import type { requestsSentences } from '../../findings/requests';
import type { Translated } from '../Translated';

export const requestsSentencesDe: Translated<typeof requestsSentences> = {
  clusterDoesNotGive:
    'Der Cluster {{cluster}} gibt sein Zertifikat zum Versiegeln nicht heraus',
  clusterNotBeenRead: 'Der Cluster wurde noch nicht gelesen',
  clusterDoesNotServe:
    'Der Cluster kennt {{name}} nicht: Der Operator ist nicht installiert',
  dryRunsAreDisabled:
    'Probeläufe sind in der Konfiguration abgeschaltet (floeSecrets.preview.dryRun)',
  dryRunAtMost: 'Ein Probelauf hat höchstens {{most}} Objekte',
  clusterCannotReachedNow: 'Der Cluster {{cluster}} ist jetzt nicht erreichbar',
  clusterDidNotAnswer:
    'Der Cluster {{cluster}} hat nicht rechtzeitig geantwortet',
  annotationFloeDevValues:
    'Die Annotation floe.dev/values nennt {{path}}, und das Repository hat diese Datei nicht. Korrigieren Sie die Annotation, oder fügen Sie die Datei hinzu',
  largerThanMibMore:
    '{{path}} ist größer als 1 MiB, mehr als ein Helm-Release fassen kann. Lagern Sie aus, was keine Konfiguration ist',
  notUtfTextConvert:
    '{{path}} ist kein UTF-8-Text. Wandeln Sie die Datei zuerst um',
  valuesFileCannotRead: 'Die Values-Datei lässt sich nicht lesen: {{message}}',
  noEnvironmentChooseOne:
    '{{entityRef}} hat keine Umgebung {{environment}}. Wählen Sie eine, die der Tab Secrets zeigt',
  noEnvironmentClusterNamespace:
    '{{entityRef}} hat in diesem Cluster und Namespace keine Umgebung {{environment}}. Wählen Sie eine, die der Tab Secrets zeigt',
  severalPlacesEnvironmentName:
    '{{entityRef}} hat mehrere Orte in der Umgebung {{name}}. Nennen Sie Cluster und Namespace, einen von: {{places}}',
  helmReleaseNotKnown:
    'Das Helm-Release von {{entityRef}} ist nicht bekannt. Setzen Sie an der Entity die Annotation floe.dev/release',
  valuesFileNotKnown:
    'Die Values-Datei von {{entityRef}} ist nicht bekannt. Setzen Sie an der Entity die Annotation floe.dev/values',
  repositoryNotKnownSet:
    'Das Repository von {{entityRef}} ist nicht bekannt. Setzen Sie an der Entity die Annotation backstage.io/source-location',
  valuesFilesTakeToo:
    'Die Values-Dateien brauchen beim Lesen zu viel Zeit oder Speicher. Teilen oder verkleinern Sie sie',
  tooManyRequestsAre:
    'Zu viele Anfragen warten. Versuchen Sie es gleich noch einmal',
  portalCannotReachDatabase:
    'Das Portal erreicht seine Datenbank oder einen anderen Teil seiner selbst nicht. Versuchen Sie es gleich noch einmal',
  takesTooMuchTime:
    '{{path}} braucht beim Lesen zu viel Zeit oder Speicher. Teilen oder verkleinern Sie die Datei',
  youHaveHadMany:
    'Sie haben so viele Datenschlüssel verschlüsseln lassen, wie in einer Minute erlaubt sind (floeSecrets.dataKeys.maxPerMinuteAndCaller): Versuchen Sie es in {{seconds}} s erneut',
  didNotEncryptData:
    '{{service}} hat den Datenschlüssel nicht mit {{key}} verschlüsselt',
  didNotEncryptDataKey:
    '{{service}} hat den Datenschlüssel nicht mit {{key}} verschlüsselt: keine Antwort innerhalb von {{seconds}} s. Versuchen Sie es gleich noch einmal',
  didNotEncryptDataKey2:
    '{{service}} hat den Datenschlüssel nicht mit {{key}} verschlüsselt: {{why}}',
  configurationPortalFloesecretsAllowedplaces:
    'Die Konfiguration des Portals (floeSecrets.allowedPlaces) erlaubt keinen Ort für {{owners}}, daher werden keine Secrets gezeigt. Bitten Sie die Administratoren des Portals um eine Regel',
  annotationsNameConfigurationPortal:
    'Die Annotationen nennen {{named}}. Die Konfiguration des Portals (floeSecrets.allowedPlaces) erlaubt das für {{owners}} nicht, daher werden von dort keine Secrets gezeigt. Nennen Sie einen erlaubten Ort ({{allowed}}), oder bitten Sie die Administratoren des Portals, die Regeln zu erweitern',
  annotationCannotUsedName:
    'Die Annotation {{annotation}} lässt sich nicht verwenden: {{what}}. Nennen Sie jede Datei mit ihrem Pfad ab der Wurzel des Repositorys, in der Reihenfolge, in der Helm sie liest, etwa deploy/values.yaml,deploy/values-{environment}.yaml',
  annotationCannotUsedEnvironment:
    'Die Annotation {{annotation}} lässt sich für diese Umgebung nicht verwenden: Mit ihrem Namen für {environment} gilt: {{what}}. Nennen Sie die Dateien jeder Umgebung anders, oder benennen Sie die Umgebung in floeSecrets.environments um',
  valuesFilesFloesecretsEnvironments:
    'Die Values-Dateien, die floeSecrets.environments[].earlierValues für diese Umgebung nennt, lassen sich nicht verwenden: Mit ihrem Namen für {environment} ist eine kein Pfad im Repository oder zweimal genannt. Bitten Sie die Administratoren des Portals um eine Korrektur',
  clustersKubernetesBackendPlugin:
    'Die Cluster des Kubernetes-Backend-Plugins werden nicht beobachtet, weil es nicht installiert ist. Installieren Sie es, oder nennen Sie die Cluster in floeSecrets.clusters',
  noClusterObservedKey:
    'Kein Cluster wird beobachtet: Der Schlüssel kubernetes der Konfiguration fehlt oder ist leer, daher startet das Kubernetes-Backend-Plugin nicht. Konfigurieren Sie kubernetes.clusterLocatorMethods, oder nennen Sie die Cluster in floeSecrets.clusters',
  noClusterObservedKubernetes:
    'Kein Cluster wird beobachtet: kubernetes.clusterLocatorMethods und floeSecrets.clusters nennen keinen',
  pagesAreNotUpdated:
    'Seiten aktualisieren sich nicht von selbst: Das Signals-Backend-Plugin ist nicht installiert',
  nothingCanShownPermission:
    'Nichts lässt sich zeigen: permission.enabled ist true, aber das Permission-Backend-Plugin ist nicht installiert. Installieren Sie es mit einer Policy, oder setzen Sie permission.enabled auf false',
  clustersCannotListed: 'Die Cluster lassen sich nicht auflisten: {{reason}}',
  ifPortalSeveralReplicas:
    'Wenn das Portal mehrere Replikate hat, erfährt eine Seite nur von Änderungen, die ihr eigenes Replikat beobachtet hat: Das Events-Backend-Plugin ist nicht installiert',
  keyKindCannotUsed:
    'Ein Schlüssel der Art {{type}} lässt sich vom Browser aus nicht verwenden: Verwenden Sie sops selbst',
  nameAtLeastOne:
    'Nennen Sie mindestens einen Empfänger, der hinzukommt oder wegfällt',
  clusterAnswers: 'Cluster "{{cluster}}" antwortet mit {{what}}',
  clusterAnswers2: 'Cluster "{{cluster}}" antwortet mit {{status}}',
  clusterCannotReachedThrough:
    'Cluster "{{cluster}}" ist nicht erreichbar über {{via}}; die Antwort ist {{status}}',
  clusterStartingDoesNot:
    'Cluster "{{cluster}}" startet gerade und nennt seine API-Gruppen noch nicht',
  clusterNoServiceSet:
    'Cluster "{{cluster}}" hat keinen Service {{services}}. Setzen Sie floeSecrets.sealedSecrets auf Namespace und Service des Sealed-Secrets-Controllers',
  noAnswerWithinS: 'Keine Antwort innerhalb von {{seconds}} s',
  apiServerClusterCannot:
    'Der API-Server des Clusters "{{cluster}}" ist nicht erreichbar über {{via}}: {{why}}',
  clusterServesOnlyBut:
    'Der Cluster bietet {{name}} nur als {{versions}} an, was dieses Release von Floe Secrets nicht unterstützt',
  credentialsBackstageClusterAre:
    'Die Zugangsdaten, die Backstage für den Cluster "{{cluster}}" hat, werden nicht akzeptiert (401)',
  kubernetesPluginReachesCluster:
    'Das Kubernetes-Plugin erreicht diesen Cluster mit dem Token jedes Benutzers (authProvider "{{provider}}"), das ein Backend nicht hat. Geben Sie dem Cluster einen authProvider, der ohne Benutzer auskommt, etwa "serviceAccount", "googleServiceAccount", "aws" oder "azure", oder nennen Sie ihn in floeSecrets.clusters.kubeconfig',
  serviceClusterDoesNot:
    'Der Service {{namespace}}/{{name}} des Clusters "{{cluster}}" antwortet nicht mit einem Zertifikat zum Versiegeln',
  thereNoCluster: 'Es gibt keinen Cluster "{{cluster}}"',
  updateFloeSecretsRelease:
    'Aktualisieren Sie Floe Secrets: Dieses Release liest {{name}} von {{versions}}, und der Cluster bietet nur {{served}} an',
  youAreNotAllowed:
    'Sie dürfen den Zustand von Secrets nicht lesen (Recht {{name}})',
  addRulesClusterrole: 'Ergänzen Sie die Regeln der ClusterRole {{role}}',
  addRulesRoleFloe:
    'Ergänzen Sie die Regeln der Role floe-secrets-sealing-certificate im Namespace {{namespace}}',
  applyManifestsDocsRbac:
    'Oder wenden Sie die Manifeste aus docs/rbac erneut an, und prüfen Sie dann die Rechte des Portals',
  clusterNoSuchField:
    '{{message}}: {{apiVersion}} dieses Clusters hat kein solches Feld, weil sein Operator älter ist',
  doesNotServe: '{{message}}: Er bietet {{apiVersion}} nicht an',
  applyDocsRbacFloe:
    '{{message}}. Wenden Sie docs/rbac/floe-secrets-dry-run.yaml auf diesen Cluster an',
  annotationCannotUsed:
    'Die Annotation {{name}} lässt sich nicht verwenden: {{message}}',
  mustNotContainNul:
    '{{place}}: darf kein NUL und kein halbes Zeichen enthalten',
  ruleDoesNotName:
    'Regel {{number}} von {{path}} gilt für {{pattern}} und nennt den Schlüssel {{key}} nicht mit dieser Rolle, diesem Kontext und Profil. Die Regel kann sich geändert haben: Öffnen Sie das Formular neu',
  timedOut: '{{count}} ohne Ergebnis in der erwarteten Zeit',
  leftOut: '{{count}} ausgelassen',
  campaignNoSecretRepository:
    'Die Kampagne hat kein Secret von {{entityRef}}, oder dessen Repository ist nicht bekannt (Annotation backstage.io/source-location)',
  notNameNamespace: '{{namespace}} ist nicht der Name eines Namespace',
  objectsCannotReadAre:
    '{{count}} Objekte lassen sich nicht lesen und fehlen; das Log des Portals nennt sie',
  notAnnotationsFloesecretsEnvironments:
    '{{differing}}: passt nicht zu {{entityRef}}, nach dessen Annotationen und floeSecrets.environments',
};

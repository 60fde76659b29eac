import type { changesSentences } from '../../findings/changes';
import type { Translated } from '../Translated';

export const changesSentencesDe: Translated<typeof changesSentences> = {
  recordedAnotherEntityAlready:
    '{{pullRequestUrl}} ist schon für eine andere Entity aufgezeichnet',
  youAreNotAllowed:
    'Sie dürfen die Secrets von {{entityRef}} in {{environment}} nicht ändern (Recht {{name}})',
  youAreNotAllowedChange:
    'Sie dürfen die Secrets von {{entityRef}} in {{environment}} nicht ändern (Recht {{name}}). Fragen Sie jemanden, dem der Service gehört, oder das Plattform-Team',
  configurationPortalFloesecretsAllowedplaces:
    'Die Konfiguration des Portals (floeSecrets.allowedPlaces) erlaubt in diesem Namespace dieses Clusters keine Secrets von {{entityRef}}. Bitten Sie die Administratoren des Portals, die Regeln zu erweitern',
  merged: 'Gemergt als {{commit}}',
  gitHostReportsMerged: 'Der Git-Host meldet den Merge',
  portalCannotFollowPull:
    'Das Portal kann Pull-Requests auf diesem Git-Host nicht verfolgen: Es verfolgt die der Hosts unter integrations',
  pullRequestCannotFollowed:
    'Der Pull-Request lässt sich im Moment nicht verfolgen. Siehe das Log des Portals',
  clusterCannotReadNow:
    'Der Cluster {{cluster}} lässt sich jetzt nicht lesen, daher ist nicht bekannt, ob die Änderung angewendet wurde: {{reason}}',
  clusterCannotReadNowSo:
    'Der Cluster {{cluster}} lässt sich jetzt nicht lesen, daher ist nicht bekannt, ob die Änderung angewendet wurde',
  failing: '{{kind}} {{name}} schlägt fehl: {{sentence}}',
  failing2: '{{kind}} {{name}} schlägt fehl',
  notReadySeeUnder:
    '{{kind}} {{name}} ist nicht Ready ({{why}}): siehe unter den Stores des Service',
  portalDoesNotObserve:
    'Das Portal beobachtet die Art der Objekte dieser Änderung nicht und weiß daher nicht, ob der Cluster sie hat',
  minutesAfterMergeNamespace:
    '10 Minuten nach dem Merge, im Namespace {{namespace}} des Clusters {{cluster}}: {{sentence}}',
  checkWhetherDeploymentService:
    'Prüfen Sie, ob die Bereitstellung dieses Service (Argo CD mit Pruning, Flux mit prune, helm upgrade) die gemergte Values-Datei verwendet und löscht, was sie nicht mehr hat',
  notNamespaceClusterMinutes:
    '{{objects}} ist 10 Minuten nach dem Merge nicht im Namespace {{namespace}} des Clusters {{cluster}}',
  checkWhetherDeploymentServiceArgo:
    'Prüfen Sie, ob die Bereitstellung dieses Service (Argo CD, Flux, helm upgrade) die gemergte Values-Datei verwendet',
  clustersecretstoreFollowedOnlyWhere:
    'Ein ClusterSecretStore wird nur verfolgt, wo seine Bedingungen ihn dem Namespace {{namespace}} erlauben',
  onlyObjectsLabelsAre:
    'Nur Objekte mit den Labels von {{entityRef}} werden dort verfolgt, weil keine seiner Annotationen diesen Namespace nennt: Setzen Sie {{annotation}} oder {{other}}',
  noObjectNamespaceCluster:
    'Kein Objekt im Namespace {{namespace}} des Clusters {{cluster}} hat sich in den 10 Minuten seit dem Merge geändert',
  checkWhetherDeploymentServiceUses:
    'Prüfen Sie, ob die Bereitstellung dieses Service die gemergte Values-Datei verwendet; auch eine Änderung, die die Objekte lässt, wie sie waren, zeigt sich hier',
  stillRefers: '{{kind}} {{name}} verweist noch auf {{keys}}',
  stillThere: '{{kind}} {{name}} ist noch da',
  beingDeleted: '{{kind}} {{name}} wird gerade gelöscht: {{why}}',
  beingDeleted2: '{{kind}} {{name}} wird gerade gelöscht',
  notKnownWhetherChanged:
    'ob {{kind}} {{name}} geändert ist, ist nicht bekannt, weil das Portal diese Art dort jetzt nicht lesen kann',
  notKnownWhetherGone:
    'ob {{kind}} {{name}} weg ist, ist nicht bekannt, weil das Portal diese Art dort jetzt nicht lesen kann',
  secretStill: 'Secret {{name}} hat noch {{keys}}',
  secretStillThereAlthough:
    'Secret {{name}} ist noch da, obwohl sein Besitzer weg ist: Kubernetes löscht es, wenn sein Garbage Collector läuft',
  notKnownWhetherSecret:
    'Ob Secret {{name}} geändert ist, ist nicht bekannt: {{why}}',
  notKnownWhetherSecretGone:
    'Ob Secret {{name}} weg ist, ist nicht bekannt: {{why}}',
  notKnownWhetherSecretStill:
    'ob Secret {{name}} noch {{keys}} hat, ist nicht bekannt',
  notKnownWhetherSecretStill2:
    'ob Secret {{name}} noch {{keys}} hat, ist nicht bekannt: {{why}}',
  notKnownWhetherSecretGone2:
    'ob Secret {{name}} weg ist, ist nicht bekannt: {{why}}',
  notKnownWhetherSecretGone3: 'ob Secret {{name}} weg ist, ist nicht bekannt',
  noLongerRefers: '{{kind}} {{name}} verweist nicht mehr auf {{keys}}',
  gone: '{{kind}} {{name}} ist weg',
  notThereWasNot:
    '{{kind}} {{name}} ist nicht da und war es vor dem Merge auch nicht',
  appearedGeneration:
    '{{kind}} {{name}} ist erschienen (Generation {{generation}})',
  wasCreatedAgainGeneration:
    '{{kind}} {{name}} wurde neu angelegt (Generation {{generation}})',
  generation: '{{kind}} {{name}}: Generation {{before}} → {{after}}',
  scope: '{{kind}} {{name}}: Scope {{before}} → {{after}}',
  secretNoLonger: 'Secret {{name}} hat {{keys}} nicht mehr',
  secretKept: 'Secret {{name}} bleibt: {{why}}',
  secretKept2: 'Secret {{name}} bleibt',
  syncedGenerationAt:
    '{{kind}} {{name}} synchronisiert in Generation {{generation}} um {{time}}',
  syncedGeneration:
    '{{kind}} {{name}} synchronisiert in Generation {{generation}}',
  syncedAt: '{{kind}} {{name}} synchronisiert um {{time}}',
  synced: '{{kind}} {{name}} synchronisiert',
  ready: '{{kind}} {{name}} ist Ready ({{why}})',
  ready2: '{{kind}} {{name}} ist Ready',
  pullRequestWasClosed:
    'Der Pull-Request wurde geschlossen, ohne gemergt zu werden',
  secretWasRefreshed: '{{succeeded}} von {{asked}} Secret wurde aktualisiert',
  secretsWereRefreshed:
    '{{succeeded}} von {{asked}} Secrets wurden aktualisiert',
};

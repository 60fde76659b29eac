import type { refreshSentences } from '../../findings/refresh';
import type { Translated } from '../Translated';

export const refreshSentencesDe: Translated<typeof refreshSentences> = {
  beingDeletedOperatorOnly:
    'Es wird gerade gelöscht: Sein Operator räumt nur noch auf',
  portalNoLongerCluster: 'Das Portal hat den Cluster {{name}} nicht mehr',
  clusterCannotReadNow:
    'Der Cluster {{name}} lässt sich jetzt nicht lesen: {{reason}}',
  clusterCannotReadNow2: 'Der Cluster {{name}} lässt sich jetzt nicht lesen',
  portalCouldNotSee:
    'Das Portal könnte das Ergebnis nicht sehen: Es beobachtet {{resource}} des Clusters {{name}} nicht: {{reason}}',
  portalCouldNotSeeResult:
    'Das Portal könnte das Ergebnis nicht sehen: Es beobachtet {{resource}} des Clusters {{name}} nicht',
  portalNotAllowedRefresh:
    'Das Portal darf Secrets im Cluster {{cluster}} nicht aktualisieren: Wenden Sie dort die Regel "resources: [{{plural}}], verbs: [patch]" aus docs/rbac/floe-secrets-refresh.yaml an',
  noLongerCluster:
    '{{kind}} {{namespace}}/{{name}} ist nicht mehr im Cluster {{cluster}}',
  youAreNotAllowed:
    'Sie dürfen dieses Secret nicht aktualisieren (Recht {{name}})',
  thereNoManagedSecret: 'Es gibt kein verwaltetes Secret {{echo}}',
  wasRefreshedAt: '{{name}} wurde um {{refreshTime}} aktualisiert',
  stillFails: '{{name}} schlägt weiterhin fehl',
  operatorNotRefreshedSince:
    'Der Operator hat {{name}} seit der Anfrage nicht aktualisiert',
  lastRefreshWasAt: 'Die letzte Aktualisierung war um {{refreshTime}}',
  wasNeverRefreshed: 'Es wurde noch nie aktualisiert',
  configureIgnoreAnnotation:
    'Konfigurieren Sie, dass es die Annotation nicht beachtet',
  checkWhetherOperatorRunning:
    'Prüfen Sie, ob der Operator läuft und ob er überlastet ist',
  fluxNotReconciledSince:
    'Flux hat {{name}} seit der Anfrage nicht abgeglichen',
  wasLastAppliedAt: 'Zuletzt angewendet um {{lastAppliedAt}}',
  wasNeverApplied: 'Es wurde noch nie angewendet',
  checkWhetherKustomizeController:
    'Prüfen Sie, ob der kustomize-controller läuft und ob er überlastet ist',
  resumeFirst: 'Setzen Sie {{name}} zuerst fort',
  suspendedSoFluxAcknowledged:
    'Es ist ausgesetzt, daher hat Flux die Anfrage bestätigt, ohne etwas anzuwenden',
  wasAppliedAgainAt:
    '{{name}} wurde um {{lastAppliedAt}} erneut angewendet, mit Revision {{lastAppliedRevision}}',
  fluxReconciling: 'Flux gleicht {{name}} ab',
  portalWasInterruptedWhile:
    'Das Portal wurde beim Senden der Anfrage unterbrochen; ob der Operator sie bekommen hat, ist nicht bekannt',
  refreshAgain: 'Aktualisieren Sie erneut',
  wasReplacedDuringRefresh: '{{name}} wurde während der Aktualisierung ersetzt',
  wasDeletedDuringRefresh: '{{name}} wurde während der Aktualisierung gelöscht',
  portalNotSeenRequest:
    'Das Portal hat die Anfrage für {{name}} im Cluster noch nicht gesehen',
  userWhoRequestedNot:
    'Wer die Aktualisierung angefordert hat, darf dieses Secret nicht aktualisieren',
  thereNoStore: 'Es gibt keinen Store {{echo}}',
  moreThanSecretsCannot:
    'Mehr als {{most}} Secrets lassen sich nicht auf einmal aktualisieren (floeSecrets.refresh.maxSecrets): Wählen Sie weniger',
  noneTheseManagedSecrets: 'Keines dieser verwalteten Secrets gibt es',
  noSecretYouAre: 'Kein Secret, das Sie lesen dürfen, verwendet diesen Store',
  noSecretYouMay:
    '{{entityRef}} hat in der Umgebung {{environment}} kein Secret, das Sie lesen dürfen',
  noSecretYouMayRead: '{{entityRef}} hat kein Secret, das Sie lesen dürfen',
  noneSecretsCanRefreshed:
    'Keines der {{length}} Secrets lässt sich aktualisieren',
  anotherClientPerhapsGitops:
    'Ein anderer Client, vielleicht ein GitOps-Controller, hat die Annotation entfernt',
  thereNoOperation: 'Es gibt keinen Vorgang {{echo}}',
  thereNoBulkRefresh: 'Es gibt keine Massenaktualisierung {{echo}}',
  clusterCouldNotRefreshed:
    '{{kind}} {{namespace}}/{{name}} des Clusters {{cluster}} ließ sich nicht aktualisieren',
  portalCouldNotSend: 'Das Portal konnte die Anfrage nicht senden',
  seeLog: 'Siehe sein Log',
  atMostYourRefreshes:
    'Höchstens {{most}} Ihrer Aktualisierungen können gleichzeitig warten (floeSecrets.refresh.maxWaitingPerCaller): Warten Sie, bis einige fertig sind, oder brechen Sie eine Massenaktualisierung ab',
  clusterReachedRateLimit:
    'Der Cluster {{cluster}} hat seine Grenze für Aktualisierungen erreicht (floeSecrets.refresh.ratePerCluster): Versuchen Sie es in {{ceil}} s erneut, oder aktualisieren Sie viele Secrets mit einer Anfrage',
  statusRefreshtimeLastRefresh: 'status.refreshTime: die letzte Aktualisierung',
  scopeAnnotationsObject:
    'Scope nach den Annotationen: {{scope}}; Objekt {{object}}',
  textWithheldSee: '{{text}} (Text zurückgehalten; zu sehen mit `{{command}}`)',
  more: 'Und {{rest}} weitere',
};

import type { anySecretSentences } from '../../findings/anySecret';
import type { Translated } from '../Translated';

export const anySecretSentencesDe: Translated<typeof anySecretSentences> = {
  objectWasChangedAgo:
    'Das Objekt wurde vor {{since}} geändert, und nach seinem Status hat der Controller die Änderung noch nicht angewendet',
  objectWasChangedStatus:
    'Das Objekt wurde geändert, und nach seinem Status hat der Controller die Änderung noch nicht angewendet',
  mayAppliedAllSame:
    'Sie kann trotzdem angewendet sein: Die Versionen 0.24.2 und 0.24.3 schreiben die neue Generation nicht in den Status, solange Synced True bleibt',
  secretWasWrittenSince: 'Das Secret {{name}} wurde seitdem geschrieben',
  anEventSaysWas: 'Ein Event sagt, dass es seitdem entsiegelt wurde',
  secretWasLastWritten: 'Das Secret {{name}} wurde zuletzt geschrieben',
  refreshPolicyOperatorApplies:
    'Mit seiner Refresh-Policy wendet der Operator die Änderung erst an, wenn das Ziel gelöscht oder geändert wird',
  objectWasChangedAgoOperator:
    'Das Objekt wurde vor {{since}} geändert, und der Operator wendet keine Änderung an, solange das Objekt ausgesetzt ist',
  objectWasChangedOperator:
    'Das Objekt wurde geändert, und der Operator wendet keine Änderung an, solange das Objekt ausgesetzt ist',
  probablyBelongsAnOperator:
    '{{kind}} {{name}} gehört vermutlich zu einem Operator einer anderen Controller-Klasse (spec.controller), daher beachtet dieser Operator das Objekt nicht',
  lastAttemptBeforeChange:
    'Sein letzter Versuch, vor der Änderung, ist fehlgeschlagen',
  objectWasChangedAgoOperatorNot:
    'Das Objekt wurde vor {{since}} geändert, und der Operator hat die Änderung noch nicht angewendet',
  objectWasChangedOperatorNot:
    'Das Objekt wurde geändert, und der Operator hat die Änderung noch nicht angewendet',
  objectWasChangedAgoStatus:
    'Das Objekt wurde vor {{since}} geändert, und nach seinem Status wendet der Operator keine Änderung an, solange das Objekt ausgesetzt ist',
  objectWasChangedStatusOperator:
    'Das Objekt wurde geändert, und nach seinem Status wendet der Operator keine Änderung an, solange das Objekt ausgesetzt ist',
  objectWasChangedAgoStatusOperator:
    'Das Objekt wurde vor {{since}} geändert, und nach seinem Status hat der Operator die Änderung noch nicht angewendet',
  objectWasChangedStatusOperatorNot:
    'Das Objekt wurde geändert, und nach seinem Status hat der Operator die Änderung noch nicht angewendet',
  specController: '{{kind}} {{name}} hat spec.controller: {{controller}}',
  setRefreshInterval: 'Setzen Sie ein Aktualisierungsintervall',
  objectNoLongerSuspended:
    'Das Objekt ist nicht mehr ausgesetzt, und der Operator hat es seitdem nicht verarbeitet: Sein Status ist noch der aus dieser Zeit',
  objectWasChangedAgoStatusDoes:
    'Das Objekt wurde vor {{inWords}} geändert, und sein Status zeigt nicht, ob der Operator die Änderung angewendet hat: Er ist nach jedem Erfolg derselbe',
  objectWasChanged: 'Das Objekt wurde geändert',
  statusWasLastChanged: 'Der Status wurde zuletzt geändert',
  fluxApplyingRevisionNot:
    'Flux wendet Revision {{attempted}} an und ist noch nicht fertig',
  fluxApplyingNewRevision:
    'Flux wendet eine neue Revision an und ist noch nicht fertig',
  revisionBeingAppliedApplied:
    'Revision {{attempted}} wird angewendet, {{applied}} ist angewendet',
  couldNotCreatedNamespace:
    '{{kind}} konnte im Namespace {{namespace}} nicht angelegt werden',
  couldNotCreatedNamespaces:
    '{{kind}} konnte in {{length}} Namespaces nicht angelegt werden',
  oneCreatedFailing: 'Ein {{kind}}, das es angelegt hat, schlägt fehl',
  sCreatedAreFailing: '{{count}} {{kind}}s, die es angelegt hat, schlagen fehl',
  sCalledProvisionedNamespaces:
    '{{count}} der {{kind}}s namens {{name}} in {{length}} versorgten Namespaces',
  showStateEach: 'Den Zustand jedes {{kind}} zeigen',
  startedBeforeSecretLast:
    'Vor der letzten Änderung des Secrets {{name}} gestartet: {{listed}}',
  kubeletUpdatesMountedFiles:
    'Das Kubelet aktualisiert eingehängte Dateien in etwa einer Minute',
  programReadsThemOnly:
    'Ein Programm, das sie nur beim Start liest, behält die alten Werte bis zu einem Neustart',
  dataSecretLastChanged:
    'Die Daten des Secrets {{name}} wurden zuletzt geändert',
  dataSecretWasLast:
    'Die Daten des Secrets {{name}} wurden zuletzt geschrieben; dabei können sie sich geändert haben',
  startedBeforeSecretLastChanged:
    'Vor der letzten Änderung des Secrets {{name}} gestartet und daher bis zu einem Neustart mit den alten Werten: {{listed}}',
  startedBeforeSecretWas:
    'Gestartet, bevor das Secret {{name}} zuletzt geschrieben wurde: {{listed}}',
  ifDataChangedThen:
    'Wenn sich dabei die Daten geändert haben, bleiben die alten Werte bis zu einem Neustart',
  podRunningSince: '{{kind}} {{name}}, 1 Pod: {{join}}; läuft seit',
  podsRunningSince: '{{kind}} {{name}}, {{pods}} Pods: {{join}}; laufen seit',
  waitCronjobNextRun:
    'Warten Sie auf CronJob {{name}}: Sein nächster Lauf bekommt die neuen Werte',
  deleteJobRecreateIf:
    'Löschen Sie Job {{name}}, und legen Sie ihn neu an, wenn der Lauf die neuen Werte braucht',
  deletePodCreateAgain:
    'Löschen Sie Pod {{name}}, und legen Sie ihn neu an: Kein Controller tut das',
  deletionObjectWasRequested:
    'Die Löschung dieses Objekts wurde vor {{passedInWords}} verlangt',
  lastAttemptOperatorSince:
    'Der letzte Versuch des Operators seitdem ist fehlgeschlagen',
  waits: 'Es wartet auf {{join}}',
  kubernetesWaitsUntilObjects:
    'Kubernetes wartet, bis die Objekte gelöscht sind, die es besitzt',
  noFinalizerHoldsAny:
    'Kein Finalizer hält es noch: Kubernetes löscht es jetzt, oder hat es gelöscht und das Portal hat das noch nicht gesehen',
  checkWhetherOperatorRunning:
    'Prüfen Sie, ob der Operator läuft: Er entfernt seinen Finalizer nach dem Aufräumen',
  correctCauseSoOperator:
    'Beheben Sie die Ursache, damit der Operator das übertragene Secret beim Provider löschen kann; oder setzen Sie spec.deletionPolicy auf None, damit es bleibt',
  findOutWhatSets:
    'Finden Sie heraus, was den Finalizer {{join}} setzt: Dasselbe Programm entfernt ihn, wenn es fertig ist',
  operatorCannotReadDuration:
    'Der Operator kann eine Dauer dieses {{kind}} nicht lesen',
  untilCorrectedOperatorReads:
    'Bis sie korrigiert ist, liest der Operator kein {{kind}} dieses Clusters',
  notGoDurationSuch:
    '{{field}} ist keine Dauer nach Go, etwa 15m, 1h30m oder 720h (eine Einheit für Tage gibt es nicht)',
  operatorReadsNoCluster:
    'Der Operator liest kein {{kind}} dieses Clusters, weil ein anderes eine Dauer hat, die er nicht lesen kann',
  anAdministratorCanFind:
    'Administratoren finden es an seinem Befund invalid-duration',
  rewriteRulesExternalsecretCannot:
    'Die Rewrite-Regeln des ExternalSecret lassen sich nicht auf die Schlüssel des Providers anwenden',
  correctDatafromRewriteRegular:
    'Korrigieren Sie dataFrom[].rewrite: Der reguläre Ausdruck muss einer von Go (RE2) sein, und das Template darf nur .value verwenden',
  conversionstrategyCannotAppliedKeys:
    'Die conversionStrategy lässt sich nicht auf die Schlüssel anwenden: Zwei von ihnen werden zum selben Schlüssel, oder einer hat eine Form, die sie nicht kennt',
  useAnotherConversionstrategyRewrite:
    'Verwenden Sie eine andere conversionStrategy, oder schreiben Sie die Schlüssel mit dataFrom[].rewrite um',
  objectNoStatus: 'Das Objekt hat keinen Status',
  operatorWrittenNoStatus:
    'Der Operator hat in den {{passedInWords}} seit der Anlage des Objekts keinen Status geschrieben',
  operatorSeenObjectFinalizer:
    'Der Operator hat dieses Objekt gesehen, wie sein Finalizer zeigt, und seitdem keinen Status geschrieben',
  noOperatorProcessedObject:
    'Kein Operator hat dieses Objekt in den {{passedInWords}} seit seiner Anlage verarbeitet',
  operatorSeenObjectDoes:
    'Der Operator hat dieses Objekt gesehen und verarbeitet es nicht',
  operatorProbablyIgnoresObject:
    'Der Operator beachtet dieses Objekt vermutlich nicht und verarbeitet es nicht',
  noNamespaceMatchesSelectors:
    'Noch passt kein Namespace zu seinen Selektoren, daher wurde kein {{kind}} angelegt',
  externalSecretsOperatorRewritten:
    'External Secrets Operator hat {{path}} zu {{text}} umgeschrieben und besitzt das Feld',
  longValuesWriteDuration:
    'Solange die Values die Dauer in anderer Form schreiben, schlägt jedes Upgrade durch {{appliedBy}} mit einem Konflikt fehl',
  ifValuesWriteDuration:
    'Wenn die Values die Dauer in anderer Form schreiben, schlägt ein Upgrade, das auf dem Server anwendet (Helm 4), mit einem Konflikt fehl',
  secretWasLastChanged:
    'Das Secret wurde zuletzt vor {{age}} geändert; seit {{passedInWords}} ist seine Rotation fällig',
  templateIfFailsOperator:
    'Es hat ein Template: Schlägt dieses fehl, sagt der Operator das nur in seinem Log',
  secretCouldNotWritten: 'Secret {{name}} konnte nicht geschrieben werden',
  secretsCouldNotWritten: '{{length}} Secrets konnten nicht geschrieben werden',
  lastAttemptSyncSecret:
    'Der letzte Versuch, dieses Secret zu synchronisieren, ist fehlgeschlagen',
  portalDoesNotRecognize: 'Das Portal kennt die Ursache nicht',
  evidenceMessageController:
    'Unter den Belegen steht die Meldung des Controllers',
  lastAttemptFailed: 'Der letzte Versuch ist fehlgeschlagen',
  objectWasChangedSince:
    'Das Objekt wurde seitdem geändert, und der Operator hat es noch nicht erneut versucht',
  causeMayEventsObject:
    'Die Ursache kann in den Events dieses Objekts stehen, die das Portal nicht lesen darf',
  targetNoKeysAlthough:
    'Das Ziel {{name}} hat keine Schlüssel, obwohl der Operator Erfolg meldet',
  targetNoAlthoughOperator:
    'Dem Ziel {{name}} fehlt {{namesOfKeys}}, obwohl der Operator Erfolg meldet',
  secretKeys: 'Das Secret {{name}} hat die Schlüssel {{namesOfKeys}}',
  secretNoKeys: 'Das Secret {{name}} hat keine Schlüssel',
  writesSameSecretBoth:
    '{{kind}} {{sharer}} schreibt dasselbe Secret {{nameOf}}: {{why}}, und beide Operatoren melden Erfolg',
  anotherObjectYouAre:
    'Ein anderes Objekt, das Sie nicht sehen dürfen, schreibt dasselbe Secret {{nameOf}}: {{why}}, und beide Operatoren melden Erfolg',
  target: '{{kind}} {{sharer}} hat das Ziel {{nameOf}}: {{why}}',
  anotherObjectYouAreNot:
    'Ein anderes Objekt, das Sie nicht sehen dürfen, hat das Ziel {{nameOf}}: {{why}}',
  giveAnotherTargetDelete:
    'Geben Sie diesem {{kind}} oder {{other}} {{name}} ein anderes Ziel, oder löschen Sie das nicht benötigte',
  giveOtherObjectAnother:
    'Geben Sie diesem {{kind}} oder dem anderen Objekt ein anderes Ziel, oder löschen Sie das nicht benötigte',
  checkWhetherControllerRunning: 'Prüfen Sie, ob der Controller läuft',
  controllerWrittenNoStatus:
    'Der Controller hat für dieses Objekt keinen Status geschrieben, und seinem Ziel {{name}} fehlt {{namesOfKeys}}',
  controllerWrittenNoStatusObject:
    'Der Controller hat für dieses Objekt keinen Status geschrieben',
  targetExistsButNot:
    'Sein Ziel {{name}} gibt es, aber ob es die neuesten Werte hat, ist nicht bekannt',
  controllerWrittenNoStatusObjectTarget:
    'Der Controller hat für dieses Objekt keinen Status geschrieben, und sein Ziel {{name}} gibt es nicht',
  controllerWrittenNoStatusObjectOlder:
    'Der Controller hat für dieses Objekt keinen Status geschrieben: Er ist älter als 0.17 oder wurde mit --update-status=false gestartet',
  unsealedObjectBeforeLast:
    'Er hat das Objekt vor der letzten Änderung entsiegelt und die Änderung nicht gemeldet',
  controllerWrittenNoStatusObjectNot:
    'Der Controller hat für dieses Objekt keinen Status geschrieben: Er läuft nicht, ist älter als 0.17 oder wurde mit --update-status=false gestartet',
  refreshPolicyCreationpolicyOrphan:
    'Mit seiner Refresh-Policy und creationPolicy Orphan wendet der Operator die Änderung nicht an',
  noLongerExistsNamespace:
    '{{kind}} {{name}} gibt es im Namespace {{namespace}} nicht mehr, obwohl der Status es nennt',
  noLongerExistsNamespaces:
    '{{kind}} {{name}} gibt es in {{count}} Namespaces nicht mehr, obwohl der Status sie nennt',
  checkWhetherOperatorRunningCreates:
    'Prüfen Sie, ob der Operator läuft: Er legt sie wieder an',
};

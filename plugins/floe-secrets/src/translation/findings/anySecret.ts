/** What the rules for secrets of every kind say. */
export const anySecretSentences = {
  objectWasChangedAgo:
    'The object was changed {{since}} ago, and its status says that the controller has not applied the change yet',
  objectWasChangedStatus:
    'The object was changed, and its status says that the controller has not applied the change yet',
  mayAppliedAllSame:
    'It may be applied all the same: versions 0.24.2 and 0.24.3 do not write the new generation to the status while Synced stays True',
  secretWasWrittenSince: 'The Secret {{name}} was written since',
  anEventSaysWas: 'An event says that it was unsealed since',
  secretWasLastWritten: 'The Secret {{name}} was last written',
  refreshPolicyOperatorApplies:
    'With its refresh policy the operator applies the change only when the target is deleted or changed',
  objectWasChangedAgoOperator:
    'The object was changed {{since}} ago, and the operator applies no change while the object is suspended',
  objectWasChangedOperator:
    'The object was changed, and the operator applies no change while the object is suspended',
  probablyBelongsAnOperator:
    'The {{kind}} {{name}} probably belongs to an operator of another controller class (spec.controller), so this operator ignores the object',
  lastAttemptBeforeChange: 'Its last attempt, before the change, failed',
  objectWasChangedAgoOperatorNot:
    'The object was changed {{since}} ago, and the operator has not applied the change yet',
  objectWasChangedOperatorNot:
    'The object was changed, and the operator has not applied the change yet',
  objectWasChangedAgoStatus:
    'The object was changed {{since}} ago, and by its status the operator applies no change while the object is suspended',
  objectWasChangedStatusOperator:
    'The object was changed, and by its status the operator applies no change while the object is suspended',
  objectWasChangedAgoStatusOperator:
    'The object was changed {{since}} ago, and by its status the operator has not applied the change yet',
  objectWasChangedStatusOperatorNot:
    'The object was changed, and by its status the operator has not applied the change yet',
  specController: '{{kind}} {{name}} has spec.controller: {{controller}}',
  setRefreshInterval: 'Set a refresh interval',
  objectNoLongerSuspended:
    'The object is no longer suspended, and the operator has not processed it since: its status is that of the suspension',
  objectWasChangedAgoStatusDoes:
    'The object was changed {{inWords}} ago, and its status does not show whether the operator has applied the change: it is the same after every success',
  objectWasChanged: 'The object was changed',
  statusWasLastChanged: 'The status was last changed',
  fluxApplyingRevisionNot:
    'Flux is applying revision {{attempted}} and has not finished',
  fluxApplyingNewRevision:
    'Flux is applying a new revision and has not finished',
  revisionBeingAppliedApplied:
    'Revision {{attempted}} is being applied, {{applied}} is applied',
  couldNotCreatedNamespace:
    'The {{kind}} could not be created in namespace {{namespace}}',
  couldNotCreatedNamespaces:
    'The {{kind}} could not be created in {{length}} namespaces',
  oneCreatedFailing: 'One {{kind}} that it created is failing',
  sCreatedAreFailing: '{{count}} {{kind}}s that it created are failing',
  sCalledProvisionedNamespaces:
    '{{count}} of the {{kind}}s called {{name}} in {{length}} provisioned namespaces',
  showStateEach: 'Show the state of each {{kind}}',
  startedBeforeSecretLast:
    '{{listed}} started before the Secret {{name}} last changed',
  kubeletUpdatesMountedFiles:
    'The kubelet updates mounted files within about a minute',
  programReadsThemOnly:
    'A program that reads them only at startup keeps the old values until a restart',
  dataSecretLastChanged: 'The data of the Secret {{name}} last changed',
  dataSecretWasLast:
    'The data of the Secret {{name}} was last written; its data may have changed then',
  startedBeforeSecretLastChanged:
    '{{listed}} started before the Secret {{name}} last changed, and keep the old values until a restart',
  startedBeforeSecretWas:
    '{{listed}} started before the Secret {{name}} was last written',
  ifDataChangedThen:
    'If its data changed then, the old values stay until a restart',
  podRunningSince: '{{kind}} {{name}}, 1 pod: {{join}}; running since',
  podsRunningSince: '{{kind}} {{name}}, {{pods}} pods: {{join}}; running since',
  waitCronjobNextRun:
    'Wait for CronJob {{name}}: its next run gets the new values',
  deleteJobRecreateIf:
    'Delete Job {{name}} and recreate it, if the run needs the new values',
  deletePodCreateAgain:
    'Delete Pod {{name}} and create it again: no controller does that',
  deletionObjectWasRequested:
    'The deletion of this object was requested {{passedInWords}} ago',
  lastAttemptOperatorSince:
    'The last attempt of the operator since then failed',
  waits: 'It waits for {{join}}',
  kubernetesWaitsUntilObjects:
    'Kubernetes waits until the objects that it owns are deleted',
  noFinalizerHoldsAny:
    'No finalizer holds it any longer: Kubernetes deletes it now, or has deleted it and the portal has not seen that yet',
  checkWhetherOperatorRunning:
    'Check whether the operator is running: it removes its finalizer after the cleanup',
  correctCauseSoOperator:
    'Correct the cause, so that the operator can delete the pushed secret at the provider; or set spec.deletionPolicy to None, so that it keeps it',
  findOutWhatSets:
    'Find out what sets the finalizer {{join}}: the same program removes it when it has finished',
  operatorCannotReadDuration:
    'The operator cannot read a duration of this {{kind}}',
  untilCorrectedOperatorReads:
    'Until it is corrected, the operator reads no {{kind}} of this cluster',
  notGoDurationSuch:
    '{{field}} is not a Go duration, such as 15m, 1h30m or 720h (there is no unit for days)',
  operatorReadsNoCluster:
    'The operator reads no {{kind}} of this cluster, because another one has a duration that it cannot read',
  anAdministratorCanFind:
    'An administrator can find it by its finding invalid-duration',
  rewriteRulesExternalsecretCannot:
    'The rewrite rules of the ExternalSecret cannot be applied to the keys of the provider',
  correctDatafromRewriteRegular:
    'Correct dataFrom[].rewrite: the regular expression must be one of Go (RE2), and the template must use .value only',
  conversionstrategyCannotAppliedKeys:
    'The conversionStrategy cannot be applied to the keys: two of them become the same key, or one has a form that it does not know',
  useAnotherConversionstrategyRewrite:
    'Use another conversionStrategy, or rewrite the keys with dataFrom[].rewrite',
  objectNoStatus: 'The object has no status',
  operatorWrittenNoStatus:
    'The operator has written no status to this object in the {{passedInWords}} since it was created',
  operatorSeenObjectFinalizer:
    'The operator has seen this object, as its finalizer shows, and has written no status since',
  noOperatorProcessedObject:
    'No operator has processed this object in the {{passedInWords}} since it was created',
  operatorSeenObjectDoes:
    'The operator has seen this object and does not process it',
  operatorProbablyIgnoresObject:
    'The operator probably ignores this object and does not process it',
  noNamespaceMatchesSelectors:
    'No namespace matches its selectors yet, so no {{kind}} was created',
  externalSecretsOperatorRewritten:
    'External Secrets Operator has rewritten {{path}} to {{text}} and owns the field',
  longValuesWriteDuration:
    'As long as the values write the duration in another form, each upgrade by {{appliedBy}} fails with a conflict',
  ifValuesWriteDuration:
    'If the values write the duration in another form, an upgrade that applies on the server (Helm 4) fails with a conflict',
  secretWasLastChanged:
    'The secret was last changed {{age}} ago; it was due to be rotated {{passedInWords}} ago',
  templateIfFailsOperator:
    'It has a template: if that fails, the operator says so only in its log',
  secretCouldNotWritten: 'Secret {{name}} could not be written',
  secretsCouldNotWritten: '{{length}} Secrets could not be written',
  lastAttemptSyncSecret: 'The last attempt to sync this secret failed',
  portalDoesNotRecognize: 'The portal does not recognize the cause',
  evidenceMessageController: 'The evidence has the message of the controller',
  lastAttemptFailed: 'The last attempt failed',
  objectWasChangedSince:
    'The object was changed since, and the operator has not tried again yet',
  causeMayEventsObject:
    'The cause may be in the events of this object, which the portal is not allowed to read',
  targetNoKeysAlthough:
    'The target {{name}} has no keys, although the operator reports success',
  targetNoAlthoughOperator:
    'The target {{name}} has no {{namesOfKeys}}, although the operator reports success',
  secretKeys: 'The Secret {{name}} has the keys {{namesOfKeys}}',
  secretNoKeys: 'The Secret {{name}} has no keys',
  writesSameSecretBoth:
    'The {{kind}} {{sharer}} writes the same Secret {{nameOf}}: {{why}}, and both operators report success',
  anotherObjectYouAre:
    'Another object that you are not allowed to see writes the same Secret {{nameOf}}: {{why}}, and both operators report success',
  target: 'The {{kind}} {{sharer}} has the target {{nameOf}}: {{why}}',
  anotherObjectYouAreNot:
    'Another object that you are not allowed to see has the target {{nameOf}}: {{why}}',
  giveAnotherTargetDelete:
    'Give this {{kind}} or the {{other}} {{name}} another target, or delete the one that is not needed',
  giveOtherObjectAnother:
    'Give this {{kind}} or the other object another target, or delete the one that is not needed',
  checkWhetherControllerRunning: 'Check whether the controller is running',
  controllerWrittenNoStatus:
    'The controller has written no status for this object, and its target {{name}} has no {{namesOfKeys}}',
  controllerWrittenNoStatusObject:
    'The controller has written no status for this object',
  targetExistsButNot:
    'Its target {{name}} exists, but it is not known whether it holds the latest values',
  controllerWrittenNoStatusObjectTarget:
    'The controller has written no status for this object, and its target {{name}} does not exist',
  controllerWrittenNoStatusObjectOlder:
    'The controller has written no status for this object: it is older than 0.17, or was started with --update-status=false',
  unsealedObjectBeforeLast:
    'It unsealed the object before its last change, and has not reported the change',
  controllerWrittenNoStatusObjectNot:
    'The controller has written no status for this object: it is not running, is older than 0.17, or was started with --update-status=false',
  refreshPolicyCreationpolicyOrphan:
    'With its refresh policy and creationPolicy Orphan the operator does not apply the change',
  noLongerExistsNamespace:
    'The {{kind}} {{name}} no longer exists in namespace {{namespace}}, although its status lists it',
  noLongerExistsNamespaces:
    'The {{kind}} {{name}} no longer exists in {{count}} namespaces, although its status lists them',
  checkWhetherOperatorRunningCreates:
    'Check whether the operator is running: it creates them again',
} as const;

/** What the rules for the targets, templates and times of ExternalSecrets say. */
export const externalTargetsSentences = {
  chartRendersWhichCluster:
    'The chart {{chart}} renders {{rendered}}, which the cluster does not serve: its next upgrade will fail',
  useChartRendersLet:
    'Use a chart that renders {{served}}, or let the operator serve v1beta1 temporarily (crds.unsafeServeV1Beta1)',
  clusterDoesNotServe:
    'The cluster does not serve the kind {{x}} of generators',
  clusterShowsNo: 'The cluster shows no {{join}}',
  thereWasNoGenerator:
    'There was no generator {{what}} at the last attempt; there is one now',
  thereNoGenerator: 'There is no generator {{what}}',
  thereNoGeneratorNext:
    'There is no generator {{what}}: the next refresh of this secret will fail',
  checkWhetherExists: 'Check whether the {{kind}} exists',
  secretFetchedWhenObject:
    'This secret is fetched when its object changes: a new value at the provider arrives only with a forced refresh',
  secretFetchedOnceNew:
    'This secret is fetched once: new values at the provider are never fetched, not even by a forced refresh',
  setRefreshInterval: 'Set a refresh interval of {{boundsInWords}}',
  refreshEveryLoadsProvider:
    'A refresh every {{inWords}} loads the provider more than {{bounds}} would',
  operatorShouldHavePushed:
    'The operator should have pushed this secret {{late}} ago and did not',
  operatorShouldHaveRefreshed:
    'The operator should have refreshed this secret {{late}} ago and did not',
  eachSyncWindowShorter: 'Each sync window is shorter than {{inWords}}',
  whileRefreshWaitsWindow:
    'While a refresh waits for a window, the operator checks only that often, so it can miss the window',
  noSyncWindowSecret:
    'No sync window of this secret ever opens: a new value at the provider arrives only with a forced refresh or a change of the object',
  syncWindowsSecretForbid:
    'The sync windows of this secret forbid every refresh: a new value at the provider arrives only with a forced refresh or a change of the object',
  correctScheduleExampleDuration:
    'Correct the schedule, for example `0 2 * * *` with the duration 1h; @every does not define a window',
  refreshDueWaitsSync: 'A refresh is due and waits for a sync window',
  windowTimeZoneOperator:
    'The window is in the time zone of the operator, which is assumed to be UTC',
  nextWindowOpens: 'The next window opens',
  targetWasDeletedSince:
    'The target was deleted since, and the operator has not made it again yet',
  targetWasImmutableAt:
    'The target {{targetName}} was immutable at the last attempt',
  targetImmutableCannotUpdated:
    'The target {{targetName}} is immutable: it cannot be updated',
  targetConfiguredImmutableLater:
    'The target {{targetName}} is configured to be immutable: later changes are not written, although the operator reports success',
  no: 'It has no {{namesOfKeys}}',
  targetImmutableLaterChanges:
    'The target {{targetName}} is immutable: later changes are not written, although the operator reports success',
  deleteTargetLetOwner:
    'Delete the target, and let its owner create it again, mutable: with creationPolicy Merge the operator does not create it',
  consumersDoNotHave: 'Consumers do not have the Secret until then',
  deleteTargetAfterEach:
    'Delete the target after each change; the operator creates it again at once',
  deleteTargetOnceOperator:
    'Delete the target once; the operator creates it again, mutable',
  consumersDoNotHaveSecret:
    'Consumers do not have the Secret until then, nor keys that somebody else added to it',
  createAtProviderWhat:
    'Create at the provider what the secret refers to, or correct its references',
  secretExistsButOperator:
    'The Secret {{targetName}} exists, but the operator has not written it',
  operatorLeavesTargetDeletionpolicy:
    'The operator leaves the target {{targetName}} as it is (deletionPolicy Retain)',
  operatorLeavesTargetDoes:
    'The operator leaves the target {{targetName}} as it is, and does not make it again if it is deleted (deletionPolicy Retain)',
  atLastRefreshProvider:
    'At the last refresh, the provider had nothing that this secret refers to',
  providerNothingSecretRefers:
    'The provider has nothing that this secret refers to',
  createAtProviderWhatExternalsecret:
    'Create at the provider what the ExternalSecret refers to, or correct its references',
  letOperatorCreateTarget:
    'Let the operator create the target (creationPolicy Owner), or deploy the object that creates it',
  targetDoesNotExist:
    'The target {{targetName}} does not exist, because the provider does not have the secret (deletionPolicy Delete)',
  targetWasDeletedBecause:
    'The target {{targetName}} was deleted, because the provider no longer has the secret',
  operatorNotCreatedTarget:
    'The operator has not created the target {{targetName}}, because the provider has nothing that the ExternalSecret refers to',
  targetDoesNotExistOperator:
    'The target {{targetName}} does not exist, and the operator does not create it again, because the provider has nothing that the ExternalSecret refers to',
  targetDoesNotExistCreationpolicy:
    'The target {{targetName}} does not exist, and creationPolicy Merge does not create it',
  targetExistsNowBut:
    'The target {{targetName}} exists now, but the operator has not written it',
  atLastAttemptProvider:
    'At its last attempt the provider did not have the secret; if it still does not, the operator deletes the target at its next attempt (deletionPolicy Delete)',
  targetExistsNow: 'The target {{targetName}} exists now',
  wasMissingAtOperator: "It was missing at the operator's last attempt",
  nextRefreshFills: 'The next refresh fills it',
  targetBelongedExternalsecretAt:
    'The target {{targetName}} belonged to the ExternalSecret {{owner}} at the last attempt',
  targetBelongedAnotherObject:
    'The target {{targetName}} belonged to another object at the last attempt',
  oneNoLongerExists: 'That one no longer exists, or has another target now',
  operatorDoesNotTry: 'The operator does not try again automatically',
  targetBelongsAnotherObject:
    'The target {{targetName}} belongs to another object',
  templateKeyCannotApplied: 'The template of the key {{key}} cannot be applied',
  templateTargetCannotApplied: 'The template of the target cannot be applied',
  controllerSMessageOmitted:
    "The controller's message is omitted because it can contain a value",
  templateUsesKeyProvider:
    'The template uses a key that the provider data does not have',
  templateCallsFunctionDoes:
    'The template calls a function that does not exist',
  functionTemplateFailsOn: 'A function of the template fails on its argument',
  templateNotWellFormed: 'The template is not well formed',
  configmapSecretHoldsTemplate:
    'The ConfigMap or Secret that holds the template cannot be read',
  controllerCouldNotApply: 'The controller could not apply the template',
  valueNotUrlSafe:
    'The value of {{key}} is not URL-safe Base64, as decodingStrategy {{strategy}} requires',
  valueNotBaseDecodingstrategy:
    'The value of {{key}} is not Base64, as decodingStrategy {{strategy}} requires',
  valueAtProviderNot:
    'The value at the provider is not URL-safe Base64, as decodingStrategy {{strategy}} requires',
  valueAtProviderNotBase:
    'The value at the provider is not Base64, as decodingStrategy {{strategy}} requires',
  valueNotJsonObject:
    'The value of {{key}} is not a JSON object, so a property of it cannot be read',
  valueAtProviderNotJson:
    'The value at the provider is not a JSON object, so a property of it cannot be read',
  controllerCouldNotDecode:
    'The controller could not decode the value from the provider',
  messageOmittedBecauseCan:
    'Its message is omitted because it can contain a value',
  storeJsonObjectUnder:
    'Store a JSON object under the key, or refer to the whole key without a property',
  vaultKeyContainsMount:
    'The Vault key contains the mount and data/ of the HTTP API',
  worksOnlyBecauseMount:
    'This works only because the mount has the name with which the key begins',
  vaultKeyContainsData:
    'The Vault key contains data/ of the HTTP API; the operator adds it a second time',
  createCorrectNameUnder:
    'Create the {{kind}}, or correct its name under template.templateFrom',
  whichHoldsTemplateNo:
    'The {{kind}} {{name}}, which holds the template, has no key {{key}}',
  addKeyCorrectUnder:
    'Add the key to the {{kind}}, or correct it under template.templateFrom',
  whatTemplateTemplatefromMakes:
    'What a template of templateFrom makes is not a YAML map of texts',
} as const;

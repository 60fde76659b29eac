/** What is said of clusters, kinds and plain Secrets. */
export const clusterSentences = {
  clockApiServerAhead:
    'The clock of the API server is {{inWords}} ahead of the clock of the portal',
  allTimesClusterAre: 'All times of this cluster are by its own clock',
  clockApiServerBehind:
    'The clock of the API server is {{inWords}} behind the clock of the portal',
  reconcileNow: 'Reconcile it now',
  thereNoSecretNamespace:
    'There is no Secret {{name}} in namespace {{namespace}}',
  removeRefreshpolicy: 'Remove refreshPolicy {{policy}}',
  dataWasWritten: 'Its data was written by {{join}}',
  plainSecretsAreAllowed:
    'Plain Secrets are allowed in development environments only (floeSecrets.environments[].policy.plainSecrets)',
  clusterNoLongerAmong:
    'The cluster is no longer among the configured clusters',
  clusterDoesNotAnswer: 'The cluster does not answer',
  cannotRead: '{{resource}} cannot be read',
  generatorsMakeNewValues: 'Its generators make new values then',
  externalsecretsCreatedAreDeleted:
    'The ExternalSecrets {{externalSecretName}} that it created are deleted with it, and so are their Secrets',
  listNamespacesFinalizerOperator:
    'List the namespaces with the finalizer {{namespaceFinalizer}}: the operator can leave it behind, and such a namespace cannot be deleted',
  refreshintervalExternalsecretsOperatorDoes:
    'The refreshInterval of its ExternalSecrets is 0: the operator does not fetch them again',
  setRefreshintervalSuchMin: 'Set a refreshInterval, such as 15 min to 1 h',
  pushsecretsCreatedAreDeleted:
    'The PushSecrets {{pushSecretName}} that it created are deleted with it',
  pushesNothingItself: 'It pushes nothing itself',
  refreshPushsecretsCreatedEach:
    'Refresh the PushSecrets that it has created in each namespace',
  secretNotOwnedCreationpolicy:
    'The Secret {{targetName}} is not owned by it (creationPolicy {{creationPolicy}}) and stays',
  storeProbablyBelongsAnother:
    'Its store probably belongs to another controller class (spec.controller)',
  refreshpolicyCreatedonceOperatorFetched:
    'Its refreshPolicy is CreatedOnce: the operator has fetched it and does not fetch it again',
  setRefreshpolicyPeriodicRefreshinterval:
    'Set refreshPolicy Periodic and a refreshInterval',
  refreshintervalOperatorFetchedDoes:
    'Its refreshInterval is 0: the operator has fetched it and does not fetch it again',
  targetImmutableSoValue:
    'Its target is immutable, so the value in the cluster stays',
  deleteTargetOperatorCreates:
    'Or delete the target: the operator creates it again within seconds and applies the change',
  consumersDoNotHave:
    'Consumers do not have the Secret until then, and its generators make new values',
  storeNewValueAt: 'Store a new value at the provider of the {{kind}} {{name}}',
  storeNewValueAtProvider:
    'Store a new value at the provider, in {{named}} and {{more}} more',
  storeNewValueAtProvider2: 'Store a new value at the provider, in {{named}}',
  fluxDeletesEverythingApplied:
    'Flux deletes everything that it has applied, including the Secrets',
  objectsFluxAppliedStay:
    'The objects that Flux has applied stay (it does not prune, or it is suspended)',
  storeNewValueEncrypted:
    'Store a new value in the encrypted file; FILE stands for its path',
  useFileKeyValue:
    'Use a file of KEY=value lines for `envs` of the secretGenerator, and list YAML files under `files`',
  suspendedFluxDoesNot:
    'It is suspended: Flux does not apply it, even on request',
  resumeFirst: 'Resume it first',
  nothingElseDeleted: 'Nothing else is deleted with it',
  setNewValueValues:
    'Set a new value in the values of the Helm release {{name}}',
  letAnOperatorManage: 'Let an operator manage it, with a new value',
  pushedSecretDeletedAt:
    'The pushed secret is deleted at the provider (deletionPolicy Delete)',
  pushedSecretStaysAt: 'The pushed secret stays at the provider',
  noStoreMatchesLabel:
    'No store matches its label selector, or the store belongs to another controller class',
  secretNoOwnerStays: 'The Secret {{targetName}} has no owner and stays',
  nothingClusterDeleted: 'Nothing in the cluster is deleted with it',
  portalAsksOnlyExternal:
    'The portal asks only External Secrets Operator and Flux to refresh, and neither manages a {{kind}}',
  secretsOwnsAreDeleted: 'The Secrets that it owns are deleted with it',
} as const;

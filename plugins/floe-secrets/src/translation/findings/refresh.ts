/** What is said of refreshes. */
export const refreshSentences = {
  beingDeletedOperatorOnly: 'It is being deleted: its operator only cleans up',
  portalNoLongerCluster: 'The portal no longer has the cluster {{name}}',
  clusterCannotReadNow: 'The cluster {{name}} cannot be read now: {{reason}}',
  clusterCannotReadNow2: 'The cluster {{name}} cannot be read now',
  portalCouldNotSee:
    'The portal could not see the result: it does not watch {{resource}} of cluster {{name}}: {{reason}}',
  portalCouldNotSeeResult:
    'The portal could not see the result: it does not watch {{resource}} of cluster {{name}}',
  portalNotAllowedRefresh:
    'The portal is not allowed to refresh secrets in cluster {{cluster}}: apply the rule "resources: [{{plural}}], verbs: [patch]" of docs/rbac/floe-secrets-refresh.yaml there',
  noLongerCluster:
    '{{kind}} {{namespace}}/{{name}} is no longer in cluster {{cluster}}',
  youAreNotAllowed:
    'You are not allowed to refresh this secret (permission {{name}})',
  thereNoManagedSecret: 'There is no managed secret {{echo}}',
  wasRefreshedAt: '{{name}} was refreshed at {{refreshTime}}',
  stillFails: '{{name}} still fails',
  operatorNotRefreshedSince:
    'The operator has not refreshed {{name}} since the request',
  lastRefreshWasAt: 'Its last refresh was at {{refreshTime}}',
  wasNeverRefreshed: 'It was never refreshed',
  configureIgnoreAnnotation: 'Configure it to ignore the annotation',
  checkWhetherOperatorRunning:
    'Check whether the operator is running, and whether it is overloaded',
  fluxNotReconciledSince: 'Flux has not reconciled {{name}} since the request',
  wasLastAppliedAt: 'It was last applied at {{lastAppliedAt}}',
  wasNeverApplied: 'It was never applied',
  checkWhetherKustomizeController:
    'Check whether the kustomize-controller is running, and whether it is overloaded',
  resumeFirst: 'Resume {{name}} first',
  suspendedSoFluxAcknowledged:
    'It is suspended, so Flux acknowledged the request without applying anything',
  wasAppliedAgainAt:
    '{{name}} was applied again at {{lastAppliedAt}}, with revision {{lastAppliedRevision}}',
  fluxReconciling: 'Flux is reconciling {{name}}',
  portalWasInterruptedWhile:
    'The portal was interrupted while it sent the request, so it is unknown whether the operator received it',
  refreshAgain: 'Refresh again',
  wasReplacedDuringRefresh: '{{name}} was replaced during its refresh',
  wasDeletedDuringRefresh: '{{name}} was deleted during its refresh',
  portalNotSeenRequest:
    'The portal has not seen the request for {{name}} in the cluster yet',
  userWhoRequestedNot:
    'The user who requested this is not allowed to refresh this secret',
  thereNoStore: 'There is no store {{echo}}',
  moreThanSecretsCannot:
    'More than {{most}} secrets cannot be refreshed at once (floeSecrets.refresh.maxSecrets): select fewer',
  noneTheseManagedSecrets: 'None of these managed secrets exists',
  noSecretYouAre: 'No secret that you are allowed to read uses this store',
  noSecretYouMay:
    '{{entityRef}} has no secret that you may read in the environment {{environment}}',
  noSecretYouMayRead: '{{entityRef}} has no secret that you may read',
  noneSecretsCanRefreshed: 'None of the {{length}} secrets can be refreshed',
  anotherClientPerhapsGitops:
    'Another client, perhaps a GitOps controller, has removed the annotation',
  thereNoOperation: 'There is no operation {{echo}}',
  thereNoBulkRefresh: 'There is no bulk refresh {{echo}}',
  clusterCouldNotRefreshed:
    '{{kind}} {{namespace}}/{{name}} of cluster {{cluster}} could not be refreshed',
  portalCouldNotSend: 'The portal could not send the request',
  seeLog: 'See its log',
  atMostYourRefreshes:
    'At most {{most}} of your refreshes can wait at a time (floeSecrets.refresh.maxWaitingPerCaller): wait until some are done, or cancel a bulk refresh',
  clusterReachedRateLimit:
    'Cluster {{cluster}} has reached its rate limit for refreshes (floeSecrets.refresh.ratePerCluster): try again in {{ceil}} s, or refresh many secrets with one request',
  statusRefreshtimeLastRefresh: 'status.refreshTime: the last refresh',
  scopeAnnotationsObject: 'Scope by annotations: {{scope}}; object {{object}}',
  textWithheldSee: '{{text}} (text withheld; see it with `{{command}}`)',
  more: 'And {{rest}} more',
} as const;

/** What is said of changes that a pull request makes. */
export const changesSentences = {
  recordedAnotherEntityAlready:
    '{{pullRequestUrl}} is recorded for another entity already',
  youAreNotAllowed:
    'You are not allowed to change the secrets of {{entityRef}} in {{environment}} (permission {{name}})',
  youAreNotAllowedChange:
    'You are not allowed to change the secrets of {{entityRef}} in {{environment}} (permission {{name}}). Ask an owner of the service or the platform team',
  configurationPortalFloesecretsAllowedplaces:
    'The configuration of the portal (floeSecrets.allowedPlaces) does not allow secrets of {{entityRef}} in this namespace of this cluster. Ask your portal administrators to extend the rules',
  merged: 'Merged as {{commit}}',
  gitHostReportsMerged: 'The Git host reports it as merged',
  portalCannotFollowPull:
    'The portal cannot follow pull requests on this Git host: it follows those of hosts under integrations',
  pullRequestCannotFollowed:
    'The pull request cannot be followed at the moment. See the log of the portal',
  clusterCannotReadNow:
    'The cluster {{cluster}} cannot be read now, so it is not known whether the change was applied: {{reason}}',
  clusterCannotReadNowSo:
    'The cluster {{cluster}} cannot be read now, so it is not known whether the change was applied',
  failing: '{{kind}} {{name}} is failing: {{sentence}}',
  failing2: '{{kind}} {{name}} is failing',
  notReadySeeUnder:
    '{{kind}} {{name}} is not Ready ({{why}}): see it under the stores of the service',
  portalDoesNotObserve:
    'The portal does not observe the kind of the objects of this change, so it does not know whether the cluster has them',
  minutesAfterMergeNamespace:
    '10 minutes after the merge, in namespace {{namespace}} of cluster {{cluster}}: {{sentence}}',
  checkWhetherDeploymentService:
    'Check whether the deployment of this service (Argo CD with pruning, Flux with prune, helm upgrade) uses the merged values file and deletes what it no longer has',
  notNamespaceClusterMinutes:
    '{{objects}} is not in namespace {{namespace}} of cluster {{cluster}} 10 minutes after the merge',
  checkWhetherDeploymentServiceArgo:
    'Check whether the deployment of this service (Argo CD, Flux, helm upgrade) uses the merged values file',
  clustersecretstoreFollowedOnlyWhere:
    'A ClusterSecretStore is followed only where its conditions let namespace {{namespace}} use it',
  onlyObjectsLabelsAre:
    'Only objects with the labels of {{entityRef}} are followed there, as none of its annotations names this namespace: set {{annotation}} or {{other}}',
  noObjectNamespaceCluster:
    'No object in namespace {{namespace}} of cluster {{cluster}} has changed in the 10 minutes since the merge',
  checkWhetherDeploymentServiceUses:
    'Check whether the deployment of this service uses the merged values file; a change that leaves the objects as they were shows here too',
  stillRefers: '{{kind}} {{name}} still refers to {{keys}}',
  stillThere: '{{kind}} {{name}} is still there',
  beingDeleted: '{{kind}} {{name}} is being deleted: {{why}}',
  beingDeleted2: '{{kind}} {{name}} is being deleted',
  notKnownWhetherChanged:
    'it is not known whether {{kind}} {{name}} is changed, because the portal cannot read this kind there now',
  notKnownWhetherGone:
    'it is not known whether {{kind}} {{name}} is gone, because the portal cannot read this kind there now',
  secretStill: 'Secret {{name}} still has {{keys}}',
  secretStillThereAlthough:
    'Secret {{name}} is still there although its owner is gone: Kubernetes deletes it when its garbage collector runs',
  notKnownWhetherSecret:
    'It is not known whether Secret {{name}} is changed: {{why}}',
  notKnownWhetherSecretGone:
    'It is not known whether Secret {{name}} is gone: {{why}}',
  notKnownWhetherSecretStill:
    'it is not known whether Secret {{name}} still has {{keys}}',
  notKnownWhetherSecretStill2:
    'it is not known whether Secret {{name}} still has {{keys}}: {{why}}',
  notKnownWhetherSecretGone2:
    'it is not known whether Secret {{name}} is gone: {{why}}',
  notKnownWhetherSecretGone3: 'it is not known whether Secret {{name}} is gone',
  noLongerRefers: '{{kind}} {{name}} no longer refers to {{keys}}',
  gone: '{{kind}} {{name}} is gone',
  notThereWasNot:
    '{{kind}} {{name}} is not there, and was not before the merge',
  appearedGeneration: '{{kind}} {{name}} appeared (generation {{generation}})',
  wasCreatedAgainGeneration:
    '{{kind}} {{name}} was created again (generation {{generation}})',
  generation: '{{kind}} {{name}}: generation {{before}} → {{after}}',
  scope: '{{kind}} {{name}}: scope {{before}} → {{after}}',
  secretNoLonger: 'Secret {{name}} no longer has {{keys}}',
  secretKept: 'Secret {{name}} is kept: {{why}}',
  secretKept2: 'Secret {{name}} is kept',
  syncedGenerationAt:
    '{{kind}} {{name}} synced in generation {{generation}} at {{time}}',
  syncedGeneration: '{{kind}} {{name}} synced in generation {{generation}}',
  syncedAt: '{{kind}} {{name}} synced at {{time}}',
  synced: '{{kind}} {{name}} synced',
  ready: '{{kind}} {{name}} is Ready ({{why}})',
  ready2: '{{kind}} {{name}} is Ready',
  pullRequestWasClosed: 'The pull request was closed without being merged',
  secretWasRefreshed: '{{succeeded}} of {{asked}} secret was refreshed',
  secretsWereRefreshed: '{{succeeded}} of {{asked}} secrets were refreshed',
} as const;

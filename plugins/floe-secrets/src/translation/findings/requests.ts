/** Why the backend refuses a request, or cannot answer it. */
export const requestsSentences = {
  clusterDoesNotGive:
    'The cluster {{cluster}} does not give its sealing certificate',
  clusterNotBeenRead: 'The cluster has not been read yet',
  clusterDoesNotServe:
    'The cluster does not serve {{name}}: the operator is not installed',
  dryRunsAreDisabled:
    'Dry runs are disabled in the configuration (floeSecrets.preview.dryRun)',
  dryRunAtMost: 'A dry run has at most {{most}} objects',
  clusterCannotReachedNow: 'The cluster {{cluster}} cannot be reached now',
  clusterDidNotAnswer: 'The cluster {{cluster}} did not answer in time',
  annotationFloeDevValues:
    'The annotation floe.dev/values names {{path}}, which the repository does not have. Correct the annotation, or add the file',
  largerThanMibMore:
    '{{path}} is larger than 1 MiB, more than a Helm release can hold. Move what is not configuration out of it',
  notUtfTextConvert: '{{path}} is not UTF-8 text. Convert it first',
  valuesFileCannotRead: 'The values file cannot be read: {{message}}',
  noEnvironmentChooseOne:
    '{{entityRef}} has no environment {{environment}}. Choose one that its Secrets tab shows',
  noEnvironmentClusterNamespace:
    '{{entityRef}} has no environment {{environment}} in this cluster and namespace. Choose one that its Secrets tab shows',
  severalPlacesEnvironmentName:
    '{{entityRef}} has several places in the environment {{name}}. Name the cluster and namespace: one of {{places}}',
  helmReleaseNotKnown:
    'The Helm release of {{entityRef}} is not known. Set the annotation floe.dev/release on the entity',
  valuesFileNotKnown:
    'The values file of {{entityRef}} is not known. Set the annotation floe.dev/values on the entity',
  repositoryNotKnownSet:
    'The repository of {{entityRef}} is not known. Set the annotation backstage.io/source-location on the entity',
  valuesFilesTakeToo:
    'The values files take too much time or memory to parse. Split them or make them smaller',
  tooManyRequestsAre: 'Too many requests are waiting. Try again in a moment',
  portalCannotReachDatabase:
    'The portal cannot reach its database, or another part of itself. Try again in a moment',
  takesTooMuchTime:
    '{{path}} takes too much time or memory to parse. Split it or make it smaller',
  youHaveHadMany:
    'You have had as many data keys encrypted as is allowed in a minute (floeSecrets.dataKeys.maxPerMinuteAndCaller): try again in {{seconds}} s',
  didNotEncryptData: '{{service}} did not encrypt the data key with {{key}}',
  didNotEncryptDataKey:
    '{{service}} did not encrypt the data key with {{key}}: no answer within {{seconds}} s. Try again in a moment',
  didNotEncryptDataKey2:
    '{{service}} did not encrypt the data key with {{key}}: {{why}}',
  configurationPortalFloesecretsAllowedplaces:
    'The configuration of the portal (floeSecrets.allowedPlaces) allows no place for {{owners}}, so no secrets are shown. Ask your portal administrators to add a rule',
  annotationsNameConfigurationPortal:
    'The annotations name {{named}}. The configuration of the portal (floeSecrets.allowedPlaces) does not allow this for {{owners}}, so no secrets are shown from there. Name an allowed place ({{allowed}}), or ask your portal administrators to extend the rules',
  annotationCannotUsedName:
    'The annotation {{annotation}} cannot be used: {{what}}. Name each file by its path from the root of the repository, in the order in which Helm reads them, such as deploy/values.yaml,deploy/values-{environment}.yaml',
  annotationCannotUsedEnvironment:
    'The annotation {{annotation}} cannot be used for this environment: with its name for {environment}, {{what}}. Name the files of each environment in another way, or rename the environment in floeSecrets.environments',
  valuesFilesFloesecretsEnvironments:
    'The values files that floeSecrets.environments[].earlierValues names for this environment cannot be used: with its name for {environment}, one is no path within the repository, or is named twice. Ask your portal administrators to correct it',
  clustersKubernetesBackendPlugin:
    'The clusters of the kubernetes backend plugin are not observed, because it is not installed. Install it, or name the clusters in floeSecrets.clusters',
  noClusterObservedKey:
    'No cluster is observed: the key kubernetes of the configuration is missing or empty, so the kubernetes backend plugin does not start. Configure kubernetes.clusterLocatorMethods, or name the clusters in floeSecrets.clusters',
  noClusterObservedKubernetes:
    'No cluster is observed: kubernetes.clusterLocatorMethods and floeSecrets.clusters name none',
  pagesAreNotUpdated:
    'Pages are not updated on their own: the signals backend plugin is not installed',
  nothingCanShownPermission:
    'Nothing can be shown: permission.enabled is true, but the permission backend plugin is not installed. Install it with a policy, or set permission.enabled to false',
  clustersCannotListed: 'The clusters cannot be listed: {{reason}}',
  ifPortalSeveralReplicas:
    'If the portal has several replicas, a page is only notified of changes that its own replica has observed: the events backend plugin is not installed',
  keyKindCannotUsed:
    'A key of the kind {{type}} cannot be used from the browser: use sops itself',
  nameAtLeastOne: 'Name at least one recipient to add or to remove',
  clusterAnswers: 'Cluster "{{cluster}}" answers with {{what}}',
  clusterAnswers2: 'Cluster "{{cluster}}" answers {{status}}',
  clusterCannotReachedThrough:
    'Cluster "{{cluster}}" cannot be reached through {{via}}, which answers {{status}}',
  clusterStartingDoesNot:
    'Cluster "{{cluster}}" is starting and does not list its API groups yet',
  clusterNoServiceSet:
    'Cluster "{{cluster}}" has no service {{services}}. Set floeSecrets.sealedSecrets to the namespace and service of the Sealed Secrets controller',
  noAnswerWithinS: 'No answer within {{seconds}} s',
  apiServerClusterCannot:
    'The API server of cluster "{{cluster}}" cannot be reached through {{via}}: {{why}}',
  clusterServesOnlyBut:
    'The cluster serves {{name}} as {{versions}} only, but this release of Floe Secrets does not support it',
  credentialsBackstageClusterAre:
    'The credentials that Backstage has for cluster "{{cluster}}" are not accepted (401)',
  kubernetesPluginReachesCluster:
    'The kubernetes plugin reaches this cluster with the token of each user (authProvider "{{provider}}"), which a backend does not have. Give the cluster an authProvider that works without users, such as "serviceAccount", "googleServiceAccount", "aws" or "azure", or name it in floeSecrets.clusters.kubeconfig',
  serviceClusterDoesNot:
    'The service {{namespace}}/{{name}} of cluster "{{cluster}}" does not answer with a sealing certificate',
  thereNoCluster: 'There is no cluster "{{cluster}}"',
  updateFloeSecretsRelease:
    'Update Floe Secrets: this release reads {{name}} of {{versions}}, and the cluster serves {{served}} only',
  youAreNotAllowed:
    'You are not allowed to read the state of secrets (permission {{name}})',
  addRulesClusterrole: 'Add to the rules of the ClusterRole {{role}}',
  addRulesRoleFloe:
    'Add to the rules of the Role floe-secrets-sealing-certificate in namespace {{namespace}}',
  applyManifestsDocsRbac:
    'Or apply the manifests of docs/rbac again, then check the permissions of the portal',
  clusterNoSuchField:
    '{{message}}: the {{apiVersion}} of this cluster has no such field, as its operator is older',
  doesNotServe: '{{message}}: it does not serve {{apiVersion}}',
  applyDocsRbacFloe:
    '{{message}}. Apply docs/rbac/floe-secrets-dry-run.yaml to this cluster',
  annotationCannotUsed: 'The annotation {{name}} cannot be used: {{message}}',
  mustNotContainNul: '{{place}}: must not contain a NUL or half of a character',
  ruleDoesNotName:
    'Rule {{number}} of {{path}} is for {{pattern}} and does not name the key {{key}} with this role, context and profile. The rule may have changed: open the form again',
  timedOut: '{{count}} timed out',
  leftOut: '{{count}} left out',
  campaignNoSecretRepository:
    'The campaign has no secret of {{entityRef}}, or its repository is not known (annotation backstage.io/source-location)',
  notNameNamespace: '{{namespace}} is not the name of a namespace',
  objectsCannotReadAre:
    '{{count}} objects cannot be read and are skipped; the log of the portal names them',
  notAnnotationsFloesecretsEnvironments:
    '{{differing}}: is not that of {{entityRef}}, by its annotations and floeSecrets.environments',
} as const;

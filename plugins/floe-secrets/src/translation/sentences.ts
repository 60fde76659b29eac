import { campaignSentences } from './campaignSentences';

/**
 * English sentences of the libraries and of the backend, with variables for the
 * names in them. A sentence is recognized by its words, so write it exactly as
 * its source prints it; a test compares the two. A sentence that is missing here
 * is shown in English.
 */
export const sentenceMessages = {
  /** What speaks for or against an approach. */
  approach: {
    guideProduction:
      'The secrets guide recommends it for production, and {{name}} is a production environment',
    guideAssumed:
      'The secrets guide recommends it for production, and the configuration does not say that {{name}} is something else',
    nothingOutside:
      'It needs nothing outside the cluster, and everything comes from Git',
    noOperator:
      'It needs no operator in the cluster, and everything comes from Git',
    developmentOnly:
      'Use it for development only: Git does not show what is deployed',
    notAllowed: 'The environment {{name}} does not allow plain Secrets',
    chooseOther: 'Choose another approach',
    usedOnce: 'One secret of this service already uses this approach',
    used: '{{number}} secrets of this service already use this approach',
    mustDecrypt:
      'The deployment has to decrypt the file: helm-secrets, Argo CD with helm-secrets, or Flux with spec.decryption',
    byHand:
      'Somebody creates the Secret by hand in each cluster; the form shows the command',
    readsManager: 'It reads from the secret manager that you have',
    readsNoManager: 'It does not use the secret manager that you have',
    arrives: 'A value changed at its source reaches the cluster automatically',
    newPullRequest: 'A new value needs a new pull request',
    recorded: 'The secret manager records who read a value',
    notRecorded: 'Nothing records who read a value',
    shared: 'Several teams can refer to one value',
    notShared: 'Each team has to encrypt its own copy of a shared value',
    everyCloud: 'One file serves every cloud',
    eachCluster: 'Each cluster needs its own references or ciphertext',
    pipeline: 'The pipeline can decrypt the values',
    noPipeline: 'The pipeline cannot read the values',
    noManager: 'There is no secret manager to read from',
    hasOperatorVersions:
      'The cluster {{cluster}} has the {{operator}} ({{versions}})',
    hasOperator: 'The cluster {{cluster}} has the {{operator}}',
    hasNoOperatorReason:
      'The cluster {{cluster}} has no {{operator}}: {{reason}}',
    hasNoOperator: 'The cluster {{cluster}} has no {{operator}}',
    askForOperator:
      'Ask the platform team to install the {{operator}}, or choose another approach',
    unknownOperatorNow:
      'Whether the cluster has the {{operator}} is not known now',
    unknownOperator:
      'Whether the cluster has the {{operator}} is not known: {{reason}}',
    unknownStores:
      'It is not known which stores the namespace can use, because the cluster {{cluster}} cannot be read now',
    nameStore:
      'Name the store yourself, and check that it exists before you merge',
    noStore: 'The namespace can use no SecretStore or ClusterSecretStore',
    askForStore:
      'Ask the platform team for a SecretStore in the namespace of the service',
    readyStores: 'Ready for this namespace: {{stores}}',
    noReadyStore: 'No store that the namespace can use is ready: {{stores}}',
    fixStore:
      'Fix the store first: until then the secrets do not reach the cluster',
    notServed:
      'The cluster no longer serves {{version}}, which version 0.1.0 of the floe-dagster chart renders for {{approach}}',
    checkChart:
      'Check that the chart you deploy renders {{versions}}; otherwise helm upgrade will fail',
  },
  /** The decision matrix of the secrets guide. */
  matrix: {
    externalSummary:
      'An operator copies values from a secret manager into the cluster; Git holds references only.',
    sealedSummary:
      'Values are encrypted in your browser for one cluster; Git holds the ciphertext and only that cluster can decrypt it.',
    sopsSummary:
      'Whole values files are encrypted in Git and decrypted when they are deployed.',
    plainSummary:
      'A Secret that somebody creates by hand in the cluster; nothing manages it and it is not in Git.',
    externalStorage:
      'A secret manager: AWS, Vault, Google Cloud, Azure, IBM or Conjur',
    sealedStorage: 'Git, encrypted for one cluster',
    sopsStorage: 'Git, encrypted files',
    plainStorage: 'The cluster alone (etcd)',
    production: 'Production',
    enterprise: 'Enterprise',
    gitOps: 'GitOps',
    smallTeams: 'Small teams',
    multiCloud: 'Multi-cloud',
    development: 'Development only',
    useProduction: 'The environment is a production one',
    useCentral: 'The organization manages secrets centrally',
    useRotation: 'Values must rotate automatically',
    useAudit: 'Reads of values must be audited',
    useShared: 'Several teams share secrets',
    useGit: 'Everything comes from Git',
    useSmall: 'The team is small',
    useKubernetes: 'Only Kubernetes is available',
    useWithout: 'There is no secret manager',
    useClouds: 'The service runs on several clouds',
    useFiles: 'Configuration is kept in files',
    usePipeline: 'The CI pipeline needs the decrypted values',
    useSops: 'SOPS is in use already',
    useTry: 'You try something on a development cluster',
  },
  /** What remedies say. */
  remedy: {
    log: "Read the controller's log",
    provider: 'How this provider is set up',
    stores: 'How stores and providers are set up',
    lookUp: 'Look the key up at the provider (prints no value)',
    fetchAgain: 'Let the operator fetch again at once',
    pushAgain: 'Let the operator push again at once',
    refreshNow: 'Refresh the secret now',
    refresh: 'Refresh the secret',
    quota: 'Ask for a higher quota at the provider, or spread the load',
    addProperty:
      'Add the property to the key at the provider, or correct its name in the values file',
    createKey:
      'Create the key at the provider and store a value in it (a key without a value gets the same answer), or correct its name in the values file',
    createKeyAgain: 'Create the key at the provider again',
    correctKey: 'Correct the key',
    newStored:
      'Store a new value at the provider of the {{kind}} {{store}}, in {{key}}',
    newStoredShort: 'Store a new value at the provider',
    newInFile: 'Store a new value in the encrypted file',
    newSealed: 'Seal a new value',
    sealAgain: 'Seal the values again for this object and this cluster',
    keepScope:
      'Leave the scope annotations ({{prefix}}/namespace-wide and cluster-wide) as they are: they apply to the whole release, and values that are decrypted now could no longer be decrypted',
    compareCertificate:
      'Compare the certificate of the cluster with the one you sealed with: both lines must print the same hash. CERTIFICATE_FILE stands for the path of yours',
    retry:
      'After the fix, make the controller retry: it does so if .spec changes, if the object is created again or if the controller restarts, not for an annotation of the object. Remove the annotation of the template afterwards',
    lengthen: 'Lengthen the refresh interval; the guide asks for {{bounds}}',
    setInterval: 'Set refreshInterval to {{bounds}}',
    correctDuration: 'Correct the duration',
    denyNamespace:
      "Ask the store's owner to add namespace {{namespace}} to its spec.conditions",
    otherStore: 'Or choose another store',
    chooseStore: 'Choose a store that the cluster has',
    storeOfNamespace: 'Use a SecretStore of the namespace where you can',
    operatorRuns: 'Check whether the operator is running',
    conditionsOfThis: 'Show the conditions and events of this {{kind}}',
    conditionsOf: 'Show the conditions and events of the {{object}}',
    ownerOfTarget: 'Show the owner of the target (prints no value)',
    readTenancy: 'Read about multi-tenancy',
    readOwnership: 'Read about the ownership of targets',
    readPlain: 'Read about the risks of plain Secrets',
    readTemplates: 'Read about templates',
    readDecoding: 'Read about decoding strategies',
    readGenerators: 'Read about generators',
    removeThis: 'Remove this {{kind}} if it is not needed',
    otherTarget:
      'Give this {{kind}} or the {{other}} another target, or delete the one that is not needed',
    checkSecret:
      'Check whether the Secret {{name}} exists and has the key {{key}} (prints no value)',
    checkSecretExists: 'Check whether the Secret exists (prints no value)',
    addPath: 'Add this path to a policy of the identity of the store',
    manage:
      'Manage it with External Secrets (values at a provider), or with Sealed Secrets or SOPS (encrypted values in Git). Then delete this Secret',
    restart: 'Restart {{workload}}',
    dataKey:
      'Encrypt the data key for the recipients of the rule (prints no value)',
    newDataKey:
      'Encrypt the values with a new data key, and rotate them at their source: anyone who could decrypt the file may have kept them',
    correctTemplate: 'Correct the template',
    withoutData: 'Write the key without it',
  },
  /** What findings say. */
  summary: {
    neverSynced:
      'This secret has not been synced since its object was created.',
    gaveUp:
      'The controller tried {{number}} times and does not retry automatically.',
    noKey: 'The provider has no key {{key}}.',
    noProperty: 'The key {{key}} has no property {{property}}.',
    denied: 'The provider denies the {{store}} access to {{key}}.',
    throttled: 'The provider throttles the {{store}}: too many requests.',
    notReady: 'The {{store}} is not ready.',
    unreachable: 'The provider behind the {{store}} cannot be reached.',
    unreachableAt:
      'The provider behind the {{store}} cannot be reached at {{address}}.',
    serverError:
      'The provider behind the {{store}} answers with a server error.',
    noTls:
      'The operator cannot open a TLS connection to the provider behind the {{store}}.',
    refusedLogin:
      'The provider does not accept the credentials of the {{store}}.',
    noKeyOrAccess:
      'The provider finds no key {{key}}. Its answer is the same if the identity of the store may not see the key.',
    noKeyOrPlace:
      'The provider finds no key {{key}}. Its answer is the same if the store refers to an address, project or path that does not exist.',
    deniedOrMissing:
      'The provider denies the {{store}} access to {{key}}, or the key does not exist: its answer is the same for both.',
    noLogin:
      'The {{store}} cannot log in: its auth block refers to objects or keys that do not exist ({{object}}).',
    namespaceDenied: 'The {{store}} does not allow namespace {{namespace}}.',
    otherOwner: 'The target {{target}} belongs to the {{owner}}.',
    noTarget: 'The target {{target}} does not exist.',
    clusterStore:
      'The secret comes from the ClusterSecretStore {{store}}; a SecretStore in its own namespace has less access.',
    cannotDecrypt:
      'No key of the controller decrypts {{keys}}. Possible causes, the most likely first: it was sealed for another name, with another key or for another scope than the other objects of the release.',
    olderKey:
      'The data was sealed with an older key of the controller. The controller can decrypt it as long as it keeps that key.',
    unmanaged:
      'Nothing in the cluster manages the Secret {{name}}: no operator restores it or fetches new values.',
    olderConsumer:
      '{{workload}} started before the Secret {{name}} last changed, and keeps the old values until a restart.',
    sharedTarget:
      'The {{other}} writes the same Secret {{name}}: each removes the keys of the other, and both operators report success.',
    lateValue:
      'With a refresh every {{interval}} a new value arrives late; the policy is {{bounds}}.',
  },
  /** What evidence says. */
  evidence: {
    created: 'Created',
    noSuccess: 'The status records no success',
    unchanged:
      'The object has not been changed since it was created: it may have been renamed or copied',
    othersDecrypted:
      'Other SealedSecrets of the release with the same scope are decrypted: {{names}}',
    scope: 'Scope by annotations: {{scope}}',
    lastChanged: 'Last changed',
    allows: 'The store allows: {{namespaces}}',
    generations: 'Generation {{latest}} is the latest, {{applied}} is applied',
    maximumAge: 'Maximum age of a secret: {{age}}',
    intervalBounds: 'Refresh interval: {{bounds}}',
    noOwner:
      'It has no owner, and no label or annotation of an operator, of Helm or of a GitOps controller',
  },
  /** What the checks of values files say. */
  check: {
    notGoForm:
      "The interval is not in Go's format: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict",
    notDuration:
      'This is not a Go duration. If the cluster accepts it all the same, External Secrets Operator cannot read any ExternalSecret of the cluster until it is corrected',
    number: 'Write a number with the unit s, m or h, such as 720h for 30d',
    withoutMount: 'Write the key without the mount and without data/',
    conditions: 'The conditions of the {{store}} exclude the namespace',
    conditionsBefore:
      'The conditions of the {{store}} exclude the namespace. This fault exists without the change too',
    allowNamespace:
      'Ask the owner of the store to allow the namespace, or use another store',
    wholeCluster:
      '{{store}} serves the whole cluster; the secrets guide recommends stores of one namespace where possible',
    askForOwn:
      'Ask for a SecretStore in the namespace, if the service must be isolated from others',
    nameStore: 'Name an existing store, or create it before this is deployed',
    readCondition: 'Read the condition of the store and fix its cause',
    sealForCluster:
      'Seal the values again with the certificate of this cluster',
    sealValueForCluster:
      'Seal the value again with the certificate of this cluster',
    sealNewest:
      'Seal the value again with the newest certificate of the cluster',
    removeOne: 'Remove one of the two',
    correctValue: 'Correct this value',
    correctOrRemove: 'Correct or remove it',
    otherName: 'Choose another name',
    shorterName: 'Choose a shorter name',
    addToSection: 'Add the key to the section that creates the Secret',
    addKey: 'Add a key, or disable it',
  },
  /** Why nothing can be refreshed. */
  notRefreshable: {
    sealed:
      'There is nothing to fetch: the values of a SealedSecret are in Git. To change one, seal the new value and open a pull request.',
    file: 'There is nothing to fetch: its values are in Git, and the deployment of the service decrypts them.',
    plain: 'There is nothing to refresh: no operator fetches its values.',
    notCreated:
      'It has not created an ExternalSecret in any namespace yet, so there is nothing to refresh.',
  },
  campaign: campaignSentences,
} as const;

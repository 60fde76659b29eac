import { campaignSentences } from './campaignSentences';
import { findingSentences } from './findings';

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
      'You create the Secret by hand in each cluster; the form shows the command',
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
      'A Secret that is created by hand in the cluster; no operator manages it, and it is not in Git.',
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
    operatorLog:
      "If it is running, look for this object in the operator's log: some failures are written only there. NAMESPACE stands for that of the operator; a message can quote a value",
    operatorLogOfTemplate:
      "Look for the template of this PushSecret in the operator's log: some failures are written only there. NAMESPACE stands for that of the operator; a message can quote a value",
    nodeClock:
      'Compare the clock of the node that the operator runs on with the right time. If it is right, restart the operator, which then gets a new token',
    activateRegion:
      'Activate the region, and STS in it, in the settings of the account, or use another region',
    replaceImmutable:
      'Delete the Secret, and Flux creates it again with the change. Its consumers do not have it until then',
    thenRetryFlux: 'Then let Flux try again at once',
    namespaceThere:
      'Check whether the namespace is there, and create it if not',
    activeVaultNode: 'Direct the requests to the active node of the Vault',
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
      'Manage it with External Secrets (values at a provider), or with Sealed Secrets or SOPS (encrypted values in Git)',
    keepInCampaign:
      'To keep the Secret with its values at every moment, start a campaign on the secrets overview (Campaigns: Move to another approach)',
    restart: 'Restart {{workload}}',
    dataKey:
      'Encrypt the data key for the recipients of the rule (prints no value)',
    newDataKey:
      'Encrypt the values with a new data key, and rotate them at their source: anyone who could decrypt the file may have kept them',
    correctTemplate: 'Correct the template',
    addRequiredKeys:
      'Add the required keys, or use the type Opaque, which requires none',
    fluxAgain: 'After the fix, let Flux try again at once',
    firewall:
      'Allow the address of the operator in the firewall or service perimeter of the provider, or connect it by a private endpoint',
    checkAddress:
      'Check the address, the network policy, the TLS certificate and whether the provider is running',
    upgradeController: 'Check the version of the controller and upgrade it',
    checkSops: 'Check whether SOPS decrypts it (prints no value)',
    checkFinalizers:
      'Check whether objects that it owns have finalizers: Kubernetes waits for them',
    checkWebhook: 'Check whether the service behind the webhook is running',
    checkSources: 'Check whether the sources are ready',
    checkDependency: 'Check why the dependency is not ready',
    controllerClass:
      'Compare spec.controller of the store with --controller-class of the operator',
    compareEngines: 'Compare the path of the store with the secrets engines',
    compareQuotas: 'Compare the quotas of the namespace with their use',
    compareProviders: 'Compare what the providers support',
    correctRemoteKey: 'Correct remoteRef.key in the values file',
    correctSecretKey: 'Correct secretKey in the PushSecret, or add the key',
    correctPath: 'Correct spec.path, or add the folder to the source',
    correctTemplateData: 'Correct spec.template.data',
    correctExpression: 'Correct the expression',
    correctEncoding:
      'Correct the template: values under data must be Base64, those under stringData are text',
    correctFormat:
      'Correct the value, or use the type Opaque, which requires no format',
    createSecretAgain: 'Create the Secret again',
    createForPush: 'Create the Secret, or correct its name in the PushSecret',
    createStoreAgain:
      'Create the store again until the operator has cleaned up with it',
    sopsEditOnly:
      'Edit the file with `sops edit` only, and encrypt it again from its source',
    billing: 'Enable billing for the project',
    enableApi: 'Enable the API in the project, and wait a few minutes',
    enableKey:
      'Enable the encryption key at the provider, and grant the identity of the store the right to decrypt with it',
    encryptFile: 'Encrypt the file',
    encryptByRule:
      'Encrypt the file again by its rule, on a disk that nobody else can read',
    otherTargetName:
      'Give one of the two another target name, or delete the one that is not needed',
    otherSecretName:
      'Give the Secret another name, or remove the object that creates it',
    enoughGroups:
      'Give the operator keys for enough groups to reach the threshold',
    giveIdentity:
      'Give the service account of the operator an identity at the provider, or name credentials in the auth block of the store',
    grantGenerator:
      "Grant the generator's identity the right that the message names",
    grantRead:
      "Grant the store's identity read access to the key at the provider (policy, role or permission)",
    grantWrite:
      "Grant the store's identity the right to create, read and change the key at the provider (policy, role or permission)",
    grantDelete:
      "Grant the store's identity the right to create, read, change and delete the key at the provider (policy, role or permission)",
    grantList:
      "Grant the store's identity the right to list secrets at the provider, and to read those that match",
    startCampaign:
      'Have the controller seal all such values again: start a campaign on the secrets overview (Campaigns)',
    maybeArrived:
      'If the Secret exists and is newer than this failure, the status is old and the secret has arrived: check it (prints no value)',
    allowWrite:
      'If the controller created the Secret, allow it to write to it. This deletes the keys that the SealedSecret does not have',
    installGenerator:
      'Install the definitions of the operator for this kind, or correct generatorRef',
    keepType: 'Keep the type that the Secret has',
    labelNamespaces:
      'Label the namespaces to match its selectors, or correct the selectors',
    fewerKeys: 'Leave out keys that are not needed, or use several Secrets',
    longerWindows: 'Lengthen the windows',
    addToSecret:
      'Let the controller add its keys to the Secret. Other keys stay, keys of the same name are overwritten, and the Secret is not deleted with the SealedSecret',
    renewSealingKey: 'Let the controller renew its key (--key-renew-period)',
    listKeys: 'List the keys of the Secret (prints no value)',
    listStores: 'List the stores',
    listVersions: 'List the versions that the cluster serves',
    writeStatus:
      'Make the controller write the status again: change .spec. Remove the annotation of the template afterwards',
    orDeleteKeys:
      'Or delete the Secret with all its keys, so that the controller creates it again',
    orDeleteType:
      'Or delete the Secret, so that it is created again with the new type. Its consumers do not have it until then',
    orTakeOver:
      'Or let the controller take the Secret over. This deletes the keys that the SealedSecret does not have',
    orMutable:
      'Or make the target mutable, and delete it once afterwards: Kubernetes never makes an immutable Secret mutable',
    orById: 'Or refer to the entry by its ID',
    orRetain: 'Or use deletionPolicy Retain to keep the target',
    maintained: 'Plan to move to a maintained provider',
    raiseQuota: 'Raise the quota, or delete Secrets that nothing needs',
    readFlux: 'Read about decryption with Flux',
    readConflict: 'Read about the conflict',
    readPolicy:
      'Read what the policy asks for, and change the Secret or the policy',
    refreshPush: 'Refresh the PushSecret',
    refreshPushNow: 'Refresh the PushSecret now',
    refreshCreates: 'Refresh the secret: the operator creates the target again',
    renewLogin: 'Renew the credentials that the store logs in with',
    renewOrCorrect:
      'Renew the credentials that the store logs in with, or correct the role or identity in its auth block',
    resume: 'Resume it',
    rotateInGit:
      'Rotate the values at their source: Git keeps them in its history, even if the file is changed',
    setRefresh: 'Set a refresh interval, such as 1h',
    showPolicies: 'Show the policies of the Vault role',
    showVersion: 'Show the version of the controller',
    updateStatus: 'Start the controller with --update-status, or upgrade it',
    storeVersion:
      'Store that version at the provider, or correct or remove remoteRef.version',
    agekey:
      'Store the age identity under a name that ends in .agekey, and keep the other keys of the Secret',
    storeExactly:
      'Store the credentials again, exactly as the provider issued them: complete, and without a line break at the end',
    storeEncoded: 'Store the value encoded, or use decodingStrategy None',
    unseal: 'Unseal the Vault',
    updateReplace:
      'Use updatePolicy Replace if the provider must have the latest value',
    dollar: 'Write $$ instead of $ where no variable is meant',
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
    allowNamespace:
      'Ask the owner of the store to allow the namespace, or use another store',
    existedBefore: 'This fault exists without the change too',
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
  /** What changes and checks of values files say. */
  values: {
    noStoreNamed:
      'The release names no store that the values could be read from',
    chooseAStore: 'Choose a store',
    notThere: 'The change removes this, but the values do not have it',
    nothingToDo: 'Nothing has to be done here',
    alsoRemoved:
      '{{object}} would be removed too, but the change does not name it',
    removeByName: 'Remove it by its name, or do not change what it depends on',
    noDatabaseSecret:
      'Dagster reads the password of its database from the Secret {{name}}, which nothing creates after this change',
    addDatabase:
      'Add the database by another approach, or name the Secret that has the password here',
    stillNamed:
      'The values still name the Secret {{name}}, which nothing creates after this change; a pod that needs it does not start',
    removeNameToo: 'Remove the name there too',
    alsoCreated:
      '{{object}} will be created too: the values have it, but the approach was disabled until now',
    checkCreated: 'Check that it should be created',
    alsoOtherSettings:
      '{{name}} gets another refresh interval or creation policy too: one setting applies to all sections',
    checkChange: 'Check that it should change',
    readsElsewhere:
      '{{name}} reads from {{store}} now and will read the same keys from {{other}}',
    checkNewStore: 'Check that the new store has them',
    oneStore:
      'One store applies to all sections: {{name}} reads from {{store}} now and would have to read from {{other}} too',
    keepStore:
      'Keep {{name}}, or move all of its keys in this change. A custom entry of the values may have its own secretStoreRef',
    notGoPrinted:
      'The interval is not written as Go prints it: with Helm 4 and External Secrets up to 1.0 each upgrade after the first fails with a conflict',
    noSuchEntry:
      'The values have no such custom entry, so its settings cannot be changed',
    addOneKey: 'Add at least one key',
    otherType:
      'The chart requires {{expected}} here, but the file has another type',
    layout:
      'The layout of the file does not allow this change without losing comments or values',
    blockStyle:
      'Write this part in block style, one key per line, and try again',
    anchors:
      'This part of the file uses an anchor, an alias or a merge key, so a change here would change other parts too',
    replaceAliases:
      'Replace the aliases in this part with their values and try again',
    noConnection:
      'The embedded database is off, and these values set no {{fields}} for Dagster; the Dagster chart reads only the password from the Secret',
    setConnection:
      'Set {{fields}}, unless another values file of the release does',
    noRunLauncher:
      'The release does not use the Kubernetes run launcher, so envSecrets of the run launcher cannot be set here',
    noDeployments:
      'The values have no user deployments with a name, so envSecrets of the user deployments cannot be set here',
    addEnvSecrets: 'Add envSecrets where the workload is configured',
    templateKeysOfChart:
      "The chart's template for the connection string asks for keys that its ExternalSecret does not have (username instead of postgresql-username)",
    templateKeys:
      "The chart's template for the connection string uses keys that its ExternalSecret does not have (username instead of postgresql-username)",
    disableTemplate:
      'Disable it, unless your version of the chart is known to work with it',
    plainSection:
      'The values file is not encrypted and has a section for secret values',
    rotateReal:
      'If these are real values, rotate them: everybody who reads the repository has seen them',
    listRepeated:
      'This list replaces the list of an earlier values file ({{file}}), so its entries are repeated: {{entries}}',
    changeHere: 'From now on, change them in this file',
    neverAgain:
      'With a refresh interval of zero or less a value is read once and never again, even after a change of the configuration',
    choosePeriod: 'Choose {{min}} to {{max}}',
    outsideRequired:
      'The refresh interval is outside of {{min}} to {{max}}, which the environment requires',
    outsideRecommended:
      'The refresh interval is outside of {{min}} to {{max}}, which the secrets guide recommends',
    chooseLonger: 'Choose {{min}} or more, to spare the provider',
    chooseShorter:
      'Choose {{max}} or less, so that a rotated value arrives in time',
    dataWorks:
      'The key contains the data/ of the HTTP API of Vault, which the operator adds itself. It works with this store only because of the names',
    dataTwice:
      'The key contains the data/ of the HTTP API of Vault, which the operator adds once more; it is only right if a folder has this name',
    writeSuggestion: 'Write {{text}}',
    chartMayRender:
      'The chart in version 0.1.0 renders {{version}}, and the cluster {{cluster}} serves {{served}} only, so that helm upgrade would fail',
    chartRenders:
      'The chart renders {{version}}, and the cluster {{cluster}} serves {{served}} only, so that helm upgrade would fail',
    checkRenders:
      'Check that the chart you deploy renders a version that the cluster serves',
    upgradeChart:
      'Upgrade the chart, or ask the platform team to serve the version',
    toSealed:
      'The controller of Sealed Secrets refuses a Secret that something else has created, and gives up within a second. Without the command below the Secret may be missing after the deployment',
    runBefore:
      'Run this command before you merge. Then the controller takes the Secret over; running pods keep their values until a restart',
    toExternal:
      'The deployment deletes the Secret, and External Secrets creates it again at once, or at its next attempt. Running pods keep their values; a pod that starts in between waits for the Secret',
    checkValuesFirst:
      'Check first that the store has the values: until it has them, the Secret is missing',
    notCreatedAgain:
      'The deployment deletes the Secret, and with the creation policy {{policy}} External Secrets does not create it again',
    chooseOwner:
      'Choose the creation policy Owner, or move the Secret in steps with the campaign',
    losesKeys:
      'The Secret loses the keys that this change does not name: {{keys}}',
    addThemToo: 'Add them too, or check that no pod needs them',
    otherCluster:
      'The values were sealed with the certificate of the cluster {{cluster}}, but the service runs in {{other}}',
    enterForCluster:
      'Enter the values again, so that they are sealed for this cluster',
    unknownCertificate:
      'The values were sealed with a certificate that the portal has never read from the cluster {{cluster}}',
    enterForCertificate:
      'Enter the values again, so that they are sealed with the certificate of the cluster',
    otherNamespace:
      'The values were sealed for the namespace {{namespace}}, but the service runs in {{other}}',
    otherNames:
      'The values were sealed for names that begin with {{fullname}}, but the chart will name them {{other}}',
    enterForNamespace:
      'Enter the values again, so that they are sealed for the right namespace',
    wideOrRelease:
      'Seal with the scope namespace-wide, or correct the release in the catalog; the values file may also set fullnameOverride or nameOverride',
    scopeForAll:
      'The scope applies to every sealed value of the release. It is {{before}} now; with {{scope}} the controller could no longer decrypt {{keys}}',
    sealWithScope:
      'Seal the new values with the scope {{before}}, or enter all of them again',
    noScope:
      'This annotation looks like a scope, but the controller accepts only the prefix sealedsecrets.bitnami.com and the text "true"',
    tooLarge:
      'The values file is larger than 1 MiB, more than a Helm release can hold',
    moveOut: 'Move everything but configuration out of the values file',
    twice: 'A map has a key twice, so one of the two values is lost',
    removeOneAgain: 'Remove one of the two and try again',
    aliases:
      'The aliases of the values file cannot be resolved: one has no anchor, or they multiply without end',
    withoutAliases: 'Replace the aliases with their values',
    notMap:
      'The values file is a list or a single value, but Helm requires a map',
    isThisChart: 'Check that this is the values file of the chart',
    encrypted:
      'The values file is encrypted with SOPS, and a change here would break its checksum',
    useUnencrypted: 'Use a values file that is not encrypted',
    severalDocuments:
      'The values file has several YAML documents (a line with ---): Helm 3 reads only the first, and Helm 4 merges them all',
    oneDocument: 'Keep one document in the file',
    tab: 'The values file is indented with a tab, but YAML requires spaces',
    noTabs: 'Replace the tabs by spaces',
    notYaml: 'The values file is not valid YAML: {{fault}}',
    correctFirst: 'Correct it first',
    correctValueFirst: 'Correct this value first',
    control:
      'The values file has a control character, which Helm does not read',
    migrating:
      'The SealedSecret owns the Secret {{name}}, and the ExternalSecret writes into it too: this is meant for the time of a migration only',
    removeSealed: 'Remove the SealedSecret once it no longer owns the Secret',
    twoOwners: 'Both would create the Secret {{name}}, but only one can own it',
    removeOtherFirst: 'Remove {{place}} from the values first',
    disableOther:
      'Disable or remove {{place}} first, or do not change this component',
    subchartSecret:
      'The Dagster chart creates the Secret {{name}} too, with the password of its own values, but only one of them can own it',
    subchartDatabase:
      'The Dagster chart creates the Secret {{name}} of the database too, with the password of its own values, but only one of them can own it',
    noEffect:
      'This setting has no effect here: the Dagster chart still creates a Secret with the password of its own values',
    removeThereFirst: 'Remove it in that file first',
    earlierHas:
      '{{file}}, which Helm reads before this file, has this too, and a value of this file cannot remove it',
    rotateAtSource:
      'Rotate the value at its source, because Git keeps it in its history, and write a reference or a sealed value instead',
    confidentialName:
      'By its name this field is confidential, but it has a value in clear text',
    wholeSecret:
      'The values have a whole Secret, whose values are in clear text or only encoded in base64',
    useOperators:
      'Use an ExternalSecret or a SealedSecret instead. If the values are real, rotate them at their source',
    notOfController:
      'This value was not sealed with any certificate of the controller',
    notOfKnown:
      'This value was not sealed with a certificate of the controller that is known; an older key of the controller may decrypt it',
    notServed:
      'The value was sealed with a certificate that the controller no longer serves',
    notOfThisController:
      'The values were sealed with a certificate that the controller of this cluster does not have',
    expired: 'The certificate that the values were sealed with has expired',
    newestExpired:
      'The newest sealing certificate of the cluster has expired, so kubeseal refuses to seal with it',
    renewKey:
      'Make the controller renew its key, and seal the values with the new certificate',
    withoutEntries:
      'This list replaces that of {{file}}, without its entries {{entries}}',
    enableSection:
      'Enable the section that creates it, or correct the name, unless something else creates the Secret',
    keyNotCreated:
      'The key {{key}} of the Secret {{name}} is read here, but these values do not create it',
    notSealedValue: 'This is not a sealed value',
    sealOutput:
      'Seal the value in the portal or with kubeseal --raw, and write the output here',
    sealOrRotate:
      'Seal the value in the portal or with kubeseal --raw. If it is in clear text here, rotate it at its source, because Git keeps it in its history',
    otherEntry:
      'There is another entry for this key, {{place}}: only one of the two values arrives',
    createsToo:
      'This creates the Secret {{name}}, which {{place}} creates too, but only one of them can own it',
    disableOne: 'Remove or disable one of the two, or give it another name',
    notInstalled:
      'The chart could not be installed with these values: {{problem}}',
    formOfProvider:
      'The key has the form of {{provider}}, but its store reads from another provider',
    storeOfOther:
      'The store reads from another provider than the key suggests: {{rule}}',
    asProviderLists:
      'Write the key as the provider of the store lists it, or name the store that it is in',
    leftInClear:
      'SOPS encrypted this file and left this secret value in clear text',
    notEncrypted:
      'This file is not encrypted, and has a secret value in clear text',
    encryptFirst: 'Encrypt the file with SOPS before it is committed',
    encryptOrRotate:
      'Encrypt the file with SOPS before it is committed. If the value is real and in Git already, rotate it at its source',
    mustBeReference:
      'This must be a reference, but the text has the form of a credential',
    nameOfKey:
      'Write the name of the key at the provider. If the value is real, rotate it at its source, because Git keeps it in its history',
    looksGenerated:
      'This must be a reference, but the text looks like a generated value',
    checkReference:
      'Check that the provider has a key of this name. If it is a value, rotate it at its source, and write the name of its key',
    noVisibleStore:
      'The cluster has no visible {{store}} that the namespace could use',
    storeNotReady:
      'The {{store}} is not ready: the secrets that use it fail until it is',
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
  /** What changed before a failure. */
  before: {
    merged: 'The pull request “{{title}}” was merged',
    store: 'SecretStore {{name}} was changed',
    clusterStore: 'ClusterSecretStore {{name}} was changed',
    certificate: 'The sealing certificate was renewed',
    operator:
      '{{operator}} changed from version {{previous}} to {{version}}; the portal checks this every ten minutes',
  },
  campaign: campaignSentences,
  finding: findingSentences,
} as const;

import { catalogueMessages } from './wizardCatalogue';
import { issueMessages, issuePlaceMessages } from './wizardIssues';
import { generateMessages, valuesMessages } from './wizardValues';
import {
  certificateMessages,
  scopeMessages,
  sealedMessages,
} from './wizardSealed';
import {
  creationPolicyMessages,
  storesMessages,
  intervalMessages,
  referencesMessages,
  knownKeysMessages,
} from './wizardExternal';

/** The form fields of the wizard that adds secrets. */
export const wizardMessages = {
  catalogue: catalogueMessages,
  missingService: 'Choose the service in the first step',
  missingApproach: 'Choose the service and the approach in the previous steps',
  missingSecrets: 'Complete the previous steps',
  factsFailed: 'The state of the cluster could not be loaded',
  addOtherKey: 'Another key',
  removeKey: 'Remove {{name}}',
  inGit: 'In Git',
  issues_one: 'Correct one entry',
  issues_other: 'Correct {{count}} entries',
  file: {
    failed: 'The values file {{path}} could not be read',
    unreadable: 'The values file {{path}} cannot be changed here',
    unreadableHelp: 'Correct the following in the repository, then try again.',
  },
  kept: {
    title: 'Your earlier entries have been restored',
    description:
      'References and sealed values are kept in this browser tab until you close it. Values in clear text are never kept.',
    startAfresh: 'Start with what the file has',
  },
  removal: {
    key: 'Will be removed from the Secret',
    undo: 'Undo',
    undoOf: 'Keep {{name}}',
    deletesSecret:
      'The values file will no longer have it, and the cluster deletes the Secret {{name}}.',
    keepsSecret:
      'The values file will no longer have it. The cluster keeps the Secret {{name}} because of its creation policy, and nothing refreshes it any more.',
    readBy: 'These read it now and lose it: {{readers}}.',
  },
  /** A part that another approach of the release has until now. */
  replaced: {
    now: {
      'external-secrets': 'By External Secrets now',
      'sealed-secrets': 'By Sealed Secrets now',
      section: 'In the section secrets now',
    },
    title: {
      'external-secrets': 'External Secrets creates this Secret now',
      'sealed-secrets': 'Sealed Secrets creates this Secret now',
      section: 'The section secrets of the values file creates this Secret now',
    },
    description:
      'This change takes it over: the same pull request removes it there and adds it here. Enter all keys that the pods need. The preview shows what happens to the Secret in between.',
  },
  readers: {
    label: 'Read by',
    description:
      'Workloads that get every key of this Secret as an environment variable (envSecrets of the Dagster chart)',
  },
  annotations: {
    more: 'Annotations',
    title: 'Annotations',
    description: 'Every object of this approach gets them.',
    name: 'Name',
    value: 'Value',
    valueOf: 'Value of {{name}}',
    new: 'the new annotation',
    add: 'Add an annotation',
    twice: 'This annotation exists already: change its value instead',
  },
  template: {
    more: 'Annotations and template',
    title: 'Template of the database’s Secret',
    description:
      'The operator can create the Secret of the database from a template.',
    enabled: 'Use the template (engine v2)',
    connectionString:
      'Build DAGSTER_PG_URL from the keys username, password, host, port and database. The Secret then has no other key.',
  },
  approachRemoval: {
    title: 'Remove {{approach}}',
    description:
      'Removes everything of this approach from the values file, in one change.',
    remove: 'Remove {{approach}} from this service',
    removes: '{{approach}} will be removed from this service',
    deleted: 'the cluster deletes this Secret.',
    kept: 'the cluster keeps this Secret because of its creation policy, and nothing refreshes it any more.',
    undo: 'Keep {{approach}}',
  },
  creationPolicy: creationPolicyMessages,
  issue: issueMessages,
  issuePlace: issuePlaceMessages,
  /** Shown behind the title of a field; names in brackets are filled in. */
  validation: {
    chooseService: 'choose the service that needs secrets',
    completeService: 'complete what is marked for this service',
    chooseApproach: 'choose how the secrets reach the cluster',
    otherApproach: 'fill in this step for the approach that you chose',
    confirm: 'confirm what will be written',
    sopsFile: 'enter the values and choose who can decrypt them',
    store: 'fill in what the store requires',
    enterValue: '[component], [key]: enter the value',
  },
  summary: {
    title: 'What this changes',
    nothing: 'Nothing is changed yet.',
    invalid: 'Complete the entries to see what they change.',
    loading: 'Comparing with the values file…',
    added: 'Adds',
    changed: 'Changes',
    removed: 'Removes',
    moved: 'Moves {{name}} from {{from}} to {{to}}',
    readBy: 'read until now: {{readers}}',
    warnings_one: '{{count}} warning, shown in the next step',
    warnings_other: '{{count}} warnings, shown in the next step',
  },
  opened: {
    withoutPart:
      '{{path}} does not have “{{part}}”: something else makes this object. Change it there, or choose it below to add it.',
    withoutKey:
      '{{path}} does not have the key {{key}} of “{{part}}”: something else adds it. Change it there.',
  },
  dryRun: {
    ok_one: '{{cluster}} would accept this object (dry run)',
    ok_other: '{{cluster}} would accept all {{count}} objects (dry run)',
    refused: '{{cluster}} would refuse {{object}}',
    'not-permitted': 'The portal may not ask {{cluster}} for a dry run',
    'not-possible': '{{cluster}} was not asked for a dry run',
  },
  service: {
    label: 'Service',
    placeholder: 'Choose a floe service',
    search: 'Find a service',
    none: 'The catalog has no component with the annotation floe.dev/release',
    listFailed: 'The services could not be listed',
    loadFailed: 'The service could not be loaded',
    environment: 'Environment',
    environmentOption: '{{name}} (namespace {{namespace}} of {{cluster}})',
    productionOption:
      '{{name}} (production, namespace {{namespace}} of {{cluster}})',
    release: 'Helm release',
    objects: 'Names of its objects',
    namespace: 'Namespace',
    cluster: 'Cluster',
    repository: 'Repository',
    valuesPath: 'Values file',
    valuesPathDescription:
      'Path from the root of the repository. Set the annotation {{annotation}} on the entity to fill it in.',
    badValuesPath:
      'A path from the root of the repository to a file that ends with .yaml or .yml',
    notAllowedOption: '{{option}}: you are not allowed to change secrets here',
    notAllowed: 'You are not allowed to change the secrets of {{name}}',
    notAllowedHelp:
      'Ask an owner of the service or the platform team (permission {{permission}}).',
    annotate: 'Add the annotation {{annotation}} to the entity’s descriptor.',
    problem: {
      'no-release': 'The entity does not name its Helm release',
      'no-repository': 'The repository of the entity is not known',
      'no-environment': 'No cluster and namespace are known for the entity',
    },
  },
  approach: {
    label: 'Approach',
    recommended: 'Recommended',
    speaksFor: 'Advantages:',
    speaksAgainst: 'Disadvantages:',
    rulesOut: 'Not possible because:',
    questions: 'What matters to you? Your answers refine the recommendation',
    question: {
      centralSecretManager: 'We keep our secrets in a secret manager',
      automaticRotation: 'Values must rotate automatically',
      auditTrail: 'Reads of values must be audited',
      sharedSecrets: 'Several teams use the same secrets',
      multiCloud: 'The service runs on several clouds',
      valuesInPipeline: 'The CI pipeline needs the values',
    },
    compare: 'Compare all approaches',
    storage: 'Where values are kept',
    gitSafe: 'Safe in Git',
    autoRotation: 'Automatic rotation',
    audit: 'Audit of reads',
    bestFor: 'Best for',
    useWhen: 'Use it when',
    here: 'Here',
    possible: 'Possible',
    yes: 'Yes',
    no: 'No',
  },
  secrets: {
    components: 'Components',
    externalComponents:
      'Enter where the secret manager stores the value of each key. Do not enter values here.',
    engine: 'Engine',
    chooseAll: 'Choose all components',
    makesSecret: 'Creates the Secret {{name}}',
    changesSecret: 'Changes the existing Secret {{name}}',
    absentSecret:
      'Changes what makes the Secret {{name}}, which the cluster does not have',
    suggested:
      'Neither the chart nor its guide names these keys: use the ones that your deployment reads.',
  },
  database: {
    title: 'Where Dagster finds its database',
    description:
      'The Dagster chart takes these from the values file and only the password from the Secret. Leave empty what your values file sets already.',
    host: 'Database host',
    username: 'Database user',
    database: 'Database name',
    port: 'Database port',
    portDescription: '5432 if left empty',
  },
  envSecrets: {
    title: 'Workloads that read the new Secrets',
    description:
      'The chart gives these Secrets to no workload by itself. The workloads that you choose get every key as an environment variable (envSecrets of the Dagster chart).',
    webserver: 'Webserver',
    daemon: 'Daemon',
    'run-launcher': 'Runs (run launcher)',
    'user-deployments': 'User code deployments',
  },
  stores: storesMessages,
  interval: intervalMessages,
  references: referencesMessages,
  knownKeys: knownKeysMessages,
  custom: {
    title: 'Other secrets',
    add: 'Add another secret',
    name: 'Name',
    component: 'Component (optional)',
    unnamed: 'the new secret',
    remove: 'Remove {{name}}',
    settings: 'Store, interval and creation policy of this secret',
    ofRelease: 'As for the other secrets',
    intervalDescription: 'Leave empty for that of the other secrets',
    externalDescription:
      'For secrets that no component of the chart covers, such as an API token.',
    sealedDescription:
      'For secrets that no component of the chart covers, such as an API token. Name it before you enter a value: the value is sealed for that name.',
  },
  certificate: certificateMessages,
  scope: scopeMessages,
  sealed: sealedMessages,
  values: valuesMessages,
  generate: generateMessages,
  review: {
    readBy: 'Read by',
    readByDagster: 'Dagster, for its database',
    readByNone: 'No workload in what is written here',
    readBefore: 'Until now: {{readers}}',
    readElsewhere: 'Named elsewhere in the values',
    service: 'Service',
    objects: 'Objects that the chart will render',
    component: 'Component',
    kind: 'Kind',
    name: 'Name',
    outcome: 'What happens to it',
    action: {
      added: 'Added',
      changed: 'Changed',
      removed: 'Removed',
      unchanged: 'Stays as it is',
    },
    removed: {
      deleted: 'Removed; its Secret is deleted',
      kept: 'Removed; its Secret stays',
      replaced: 'Removed; another object creates its Secret',
    },
    loading: 'Comparing with the values file and asking the cluster…',
    failed: 'The change could not be previewed',
    noDifference: '{{path}} has all of this already',
    noDifferenceHelp: 'Go back to change something: there is nothing to write.',
    values: 'Change of the values file',
    valuesDescription:
      'on the branch {{branch}}. Text that may be a value is shown as “…”; sealed values are shortened.',
    copyValues: 'Copy the diff',
    manifest: '{{kind}} {{name}}',
    before: 'Before',
    after: 'After',
    copyManifest: 'Copy the manifest of {{name}}',
    confirm: 'I have checked the change',
  },
} as const;

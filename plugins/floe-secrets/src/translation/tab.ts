/** The Secrets tab of an entity. */
export const tabMessages = {
  title: 'Secrets',
  addSecrets: 'Add secrets',
  changeSecrets: 'Add or change secrets',
  loading: 'Loading the secrets of this service',
  retry: 'Try again',
  notLive: 'This portal sends no live updates. Reload the page to see changes.',
  reload: 'Load again',
  outdated: {
    title: 'The latest state could not be loaded',
    description: 'This page may be out of date. {{message}}',
  },
  summary: {
    synced_one: 'The secret is in the cluster.',
    synced_other: 'All {{count}} secrets are in the cluster.',
    allSyncedInClusters: 'All {{total}} secrets are in their clusters.',
    seenSynced_one: 'The visible secret is in its cluster.',
    seenSynced_other: 'All {{count}} visible secrets are in their clusters.',
    unseen_one:
      'Cluster {{clusters}} has never been read, so its secrets are not counted.',
    unseen_other:
      'The clusters {{clusters}} have never been read, so their secrets are not counted.',
    partlySynced_one:
      '{{synced}} of {{count}} secret is up to date in the cluster.',
    partlySynced_other:
      '{{synced}} of {{count}} secrets are up to date in the cluster.',
    oneSynced: '1 of {{total}} secrets is up to date in the cluster.',
    partlySyncedInClusters_one:
      '{{count}} of {{total}} secrets is up to date in its cluster.',
    partlySyncedInClusters_other:
      '{{count}} of {{total}} secrets are up to date in their clusters.',
    unknown_one: 'The cluster cannot be read now.',
    unknown_other: 'None of the {{count}} secrets can be read now.',
    lastKnown: 'When last seen, {{synced}} were in the cluster.',
    partlyUnknown_one: '1 cannot be read now.',
    partlyUnknown_other: '{{count}} cannot be read now.',
    failing_one: '1 is failing.',
    failing_other: '{{count}} are failing.',
    failingBecause_one: '1 is failing: {{reason}}.',
    failingBecause_other: '{{count}} are failing: {{reason}}.',
    failingForSeveral:
      '{{failing}} are failing for {{reasons}} different reasons.',
    pending_one: '1 is waiting for its latest configuration to be applied.',
    pending_other:
      '{{count}} are waiting for their latest configuration to be applied.',
    stale_one: '1 is overdue for a refresh.',
    stale_other: '{{count}} are overdue for a refresh.',
    warnings_one: '1 needs attention.',
    warnings_other: '{{count}} need attention.',
    files_one:
      '{{count}} SOPS file is in Git; the cluster does not show its state.',
    files_other:
      '{{count}} SOPS files are in Git; the cluster does not show their state.',
  },
  cause: {
    title_one: 'One cause affects {{count}} secret',
    title_other: 'One cause affects {{count}} secrets',
    affected: '{{reason}}. Affected: {{components}}.',
    show: 'Show what to do',
    readyAgain_one:
      'The store {{store}} is ready again; {{count}} secret still shows its failure',
    readyAgain_other:
      'The store {{store}} is ready again; {{count}} secrets still show its failure',
    readyAgainDescription:
      'The operator retries with back-off. Refresh the secrets to retry now. Affected: {{components}}.',
  },
  portal: {
    'clusters-unlisted': 'The clusters cannot be listed',
    'events-plugin-missing': 'Replicas of this portal do not update each other',
    'kubernetes-plugin-missing': 'The kubernetes backend plugin is missing',
    'kubernetes-plugin-unconfigured':
      'The kubernetes backend plugin has no configuration',
    'no-clusters': 'This portal knows no cluster',
    'permission-plugin-missing': 'The permission backend plugin is missing',
    'signals-plugin-missing': 'This page is not updated automatically',
    copy: 'Copy the line to add',
  },
  clusters: {
    unreachable: 'The cluster {{cluster}} cannot be reached',
    unreachableSince: 'Unreachable since {{time}}.',
    neverSeen: 'It has never been read.',
    lastKnown: 'This page shows its last known state.',
    clockAhead_one:
      'The clock of the cluster {{cluster}} is {{count}} minute ahead',
    clockAhead_other:
      'The clock of the cluster {{cluster}} is {{count}} minutes ahead',
    clockBehind_one:
      'The clock of the cluster {{cluster}} is {{count}} minute behind',
    clockBehind_other:
      'The clock of the cluster {{cluster}} is {{count}} minutes behind',
    clockDescription:
      'The times of this cluster are of its own clock, and ages are relative to that clock. So it is not certain whether something is overdue.',
    notTried: 'The cluster {{cluster}} has not been read yet',
    notTriedDescription: 'Its secrets appear here once it has been read.',
    partly: 'Some resources in the cluster {{cluster}} cannot be read',
    withoutOperator: 'The cluster {{cluster}} has no operator for secrets',
    cause: {
      forbidden: 'cannot be read: access is denied',
      'not-served': 'does not exist: the operator is not installed',
      'version-too-old':
        'is served as {{versions}} only: the operator is too old',
      'version-too-new':
        'is served as {{versions}} only: this release of Floe Secrets is too old',
      failing: 'cannot be read now',
    },
    hiddenSince: 'since {{time}}',
    shows: 'Not shown: {{shows}}.',
    remedies: 'What to do',
  },
  sopsFiles: {
    title_one: 'A SOPS file of this service cannot be read from Git',
    title_other: '{{count}} SOPS files of this service cannot be read from Git',
    since: 'Since {{time}}.',
  },
  filter: {
    search: 'Find by name, store or target',
    byState: 'Filter by state',
    all: 'All {{number}}',
    state: '{{state}} {{number}}',
    nothing: 'No secret matches.',
    reset: 'Show all',
  },
  group: {
    environment: 'Environment {{environment}}',
    count_one: '{{count}} secret',
    count_other: '{{count}} secrets',
    allSynced: 'all synced',
    notSynced: '{{number}} not synced',
    more_one: 'Show {{count}} more of {{rest}}',
    more_other: 'Show {{count}} more of {{rest}}',
  },
  row: {
    target: 'Target {{target}}',
    pushes: 'Pushes {{target}}',
    several: '{{number}} Secrets',
    lastSync: 'Synced {{time}}',
    neverSynced: 'Never synced',
    nextSync: 'next {{time}}',
    nextSyncDue: 'was due {{time}}',
    lastKnown: 'was {{state}}',
    lastSeen: 'seen {{time}}',
    inGit: 'in Git',
    fileChanged: 'Changed {{time}}',
    fileRead: 'read {{time}}',
  },
  valuesFiles: {
    title_one: '{{path}} ({{environment}}): {{count}} finding',
    title_other: '{{path}} ({{environment}}): {{count}} findings',
    unread:
      'No workload of Dagster reads {{names}}: the values name none in envSecrets, and the chart does not do so by itself',
    correct: 'Correct it in the wizard',
    line: 'line {{line}}',
    lineAndColumn: 'line {{line}}, column {{column}}',
    chooseWorkloads: 'Choose workloads in the wizard',
    failed: '{{path}} ({{environment}}) could not be checked: {{message}}',
  },
  valuesProblem: 'The values files of this entity are not known',
  empty: {
    notAnnotated: {
      title: 'Annotate {{name}} to show its secrets',
      description:
        'The entity names neither its Helm release nor a label of its objects in the cluster. Add these annotations to its descriptor:',
      labels:
        'Backstage’s Kubernetes annotations also work if the objects have such a label:',
      copyRelease: 'Copy the annotations for a Helm release',
      copyKubernetes: 'Copy Backstage’s Kubernetes annotations',
    },
    noSecrets: {
      title: '{{name}} has no secrets in the cluster yet',
      titleNotSeen: 'No secrets of {{name}} are known',
      selector: 'Looked for objects with the label {{selector}} in:',
      places: 'Looked in:',
      next: 'Add the first one with the button above. If secrets should exist, compare the label and the namespaces with the annotations of the entity.',
      inEnvironment:
        '{{environment}}: the namespace {{namespace}} of {{cluster}}',
      noEnvironment:
        'No environment is known for this entity: name its namespace with the annotation {{annotation}}.',
    },
    problem: 'The annotations of this entity cannot be used',
  },
  allowedPlaces: {
    some: 'The portal’s configuration limits this entity to {{places}}. Secrets elsewhere are not shown, even if the annotations select them. Ask your portal administrators to change this.',
    place: '{{namespace}} in {{cluster}}',
  },
  denied: {
    title: 'You are not allowed to see the secrets of {{name}}',
    description:
      'You need the permission {{permission}}. Ask your portal administrators.',
  },
  error: {
    title: 'The secrets could not be loaded',
    signedOut:
      'Your session has ended. Sign in again in another tab of the browser, then try again here; what you entered stays.',
    unreachable:
      'The portal’s backend does not answer. It may be starting: try again in a moment.',
  },
} as const;

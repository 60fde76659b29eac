/** The Secrets tab of an entity. */
export const tabMessages = {
  title: 'Secrets',
  addSecrets: 'Add secrets',
  loading: 'Loading the secrets of this service',
  retry: 'Try again',
  notLive:
    'This portal has no signals, so changes show only when you come back to this page or load it again.',
  reload: 'Load again',
  outdated: {
    title: 'The newest state could not be loaded',
    description: 'What you see may be out of date. {{message}}',
  },
  summary: {
    synced_one: 'The secret is in the cluster.',
    synced_other: 'All {{count}} secrets are in the cluster.',
    partlySynced_one:
      '{{synced}} of {{count}} secret is up to date in the cluster.',
    partlySynced_other:
      '{{synced}} of {{count}} secrets are up to date in the cluster.',
    oneSynced: '1 of {{total}} secrets is up to date in the cluster.',
    unknown_one: 'The cluster cannot be seen now.',
    unknown_other: 'None of {{count}} secrets can be seen now.',
    lastKnown: 'When last seen, {{synced}} were in the cluster.',
    partlyUnknown_one: '1 cannot be seen now.',
    partlyUnknown_other: '{{count}} cannot be seen now.',
    failing_one: '1 is failing.',
    failing_other: '{{count}} are failing.',
    failingBecause_one: '1 is failing: {{reason}}.',
    failingBecause_other: '{{count}} are failing: {{reason}}.',
    failingForSeveral:
      '{{failing}} are failing for {{reasons}} different reasons.',
    pending_one: '1 waits for its newest configuration to be applied.',
    pending_other:
      '{{count}} wait for their newest configuration to be applied.',
    stale_one: '1 is overdue for a refresh.',
    stale_other: '{{count}} are overdue for a refresh.',
    warnings_one: '1 needs attention.',
    warnings_other: '{{count}} need attention.',
    files_one:
      '{{count}} SOPS file is in Git; no cluster shows what became of it.',
    files_other:
      '{{count}} SOPS files are in Git; no cluster shows what became of them.',
  },
  cause: {
    title_one: 'One cause holds up {{count}} secret',
    title_other: 'One cause holds up {{count}} secrets',
    affected: '{{reason}}. Affected: {{components}}.',
    show: 'Show what to do',
    readyAgain_one:
      'The store {{store}} is ready again; {{count}} secret still shows its failure',
    readyAgain_other:
      'The store {{store}} is ready again; {{count}} secrets still show its failure',
    readyAgainDescription:
      'The operator tries again by its own back-off. Refresh them to have it try now. Affected: {{components}}.',
  },
  clusters: {
    unreachable: 'The cluster {{cluster}} cannot be reached',
    unreachableSince: 'Not since {{time}}.',
    lastKnown: 'What you see of it is the last known state.',
    notTried: 'The cluster {{cluster}} has not been read yet',
    notTriedDescription: 'This page fills as soon as it has been.',
    partly: 'Not everything in the cluster {{cluster}} can be seen',
    withoutOperator: 'The cluster {{cluster}} has no operator for secrets',
    cause: {
      forbidden: 'may not be read',
      'not-served': 'is not there: the operator is not installed',
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
    title_one: 'A SOPS file of this service cannot be seen in Git',
    title_other: '{{count}} SOPS files of this service cannot be seen in Git',
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
  empty: {
    notAnnotated: {
      title: 'Tell where the secrets of {{name}} are',
      description:
        'The entity says neither which Helm release it is deployed as, nor how to find its objects in the cluster. Add these annotations to its descriptor:',
      labels:
        'Instead of the release, Backstage’s own Kubernetes annotations do as well, if the objects carry such a label:',
      copyRelease: 'Copy the annotations for a Helm release',
      copyKubernetes: 'Copy Backstage’s Kubernetes annotations',
    },
    noSecrets: {
      title: '{{name}} has no secrets in the cluster yet',
      titleNotSeen: 'No secrets of {{name}} are known',
      selector: 'Looked for objects with the label {{selector}} in:',
      places: 'Looked in:',
      next: 'Add the first ones with the button above. If there should be some, compare the label and the places with the annotations of the entity.',
      inEnvironment:
        '{{environment}}: the namespace {{namespace}} of {{cluster}}',
      noEnvironment:
        'No environment is known for this entity: name its namespace with the annotation {{annotation}}.',
    },
    problem: 'The annotations of this entity cannot be used',
  },
  allowedPlaces: {
    some: 'The portal’s configuration limits this entity to {{places}}. Secrets elsewhere are not shown, even if the annotations select them. Ask those who run the portal to change this.',
    place: '{{namespace}} in {{cluster}}',
  },
  denied: {
    title: 'You may not see the secrets of {{name}}',
    description:
      'This needs the permission {{permission}}. Ask those who run this portal.',
  },
  error: {
    title: 'The secrets could not be loaded',
    unreachable:
      'The portal’s backend does not answer. It may be starting: try again in a moment.',
  },
} as const;

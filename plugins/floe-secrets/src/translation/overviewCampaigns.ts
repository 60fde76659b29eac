/** What is done to many secrets of many services, step by step. */
export const overviewCampaignsMessages = {
  title: 'Campaigns',
  intro:
    'A campaign does one thing to many secrets: it seals values again after the sealing key of a cluster was renewed, guides the rotation of secrets that are older than their policy allows, or moves secrets to another approach.',
  none: 'There is no campaign with a secret that you may see.',
  noItems:
    'None of its secrets can be shown now: they are no longer in the cluster, or you may not see them. While a migration replaces an object, this lasts a few seconds.',
  start: 'Start a campaign',
  kind: {
    label: 'What is to be done',
    reseal: 'Seal again with the newest key',
    rotation: 'Rotate what is overdue',
    migration: 'Move to another approach',
  },
  kindHelp: {
    reseal:
      'The controller of each cluster seals the values again, and each repository gets one pull request. The values stay the same, and none leaves the cluster in clear text.',
    rotation:
      'For each secret that is older than the policy of its environment, the campaign says what to do at its source, and shows when the new value is in the cluster.',
    migration:
      'In two or three steps for each service. The Secrets stay with all their keys all the time; a step begins when the cluster shows that the one before is done.',
  },
  scope: 'Scope',
  status: 'Status',
  progress: 'Progress',
  started: 'Started',
  startedBy: '{{time}} by {{user}}',
  back: 'All campaigns',
  everything: 'All secrets',
  allKeys: 'with any key',
  olderKeys: 'with a likely older key',
  notOverdueToo: 'also what is not overdue',
  campaignStatus: {
    running: 'Running',
    paused: 'Paused',
    cancelled: 'Cancelled',
    ended: 'Ended',
  },
  progressOf_one: '{{arrived}} of {{count}} arrived',
  progressOf_other: '{{arrived}} of {{count}} arrived',
  blocked: 'Some clusters do not allow it; only their secrets wait',
  control: {
    pause: 'Pause',
    resume: 'Resume',
    retry: 'Try again now',
    cancel: 'Cancel campaign',
    failed: 'That did not work: {{reason}}',
  },
  cancelDialog: {
    title: 'Cancel this campaign?',
    description:
      'Secrets without a pull request stay as they are. Open pull requests stay open and are followed to their end.',
    keep: 'Keep it',
  },
  items: 'Secrets',
  item: {
    name: 'Name',
    place: 'Place',
    state: 'State',
    explanation: 'Explanation',
    state_waiting: 'Waiting',
    state_resealed: 'Sealed again',
    state_proposed: 'Proposed',
    state_merged: 'Merged',
    state_arrived: 'Arrived',
    state_skipped: 'Skipped',
    state_failed: 'Failed',
    state_cancelled: 'Cancelled',
    pullRequest: 'Pull request',
    toRotate: 'To be rotated',
    rotated: 'New value',
    due: 'Due',
    toDo: 'What to do',
    details: 'Open in its service',
  },
  migration: {
    place: '{{service}} in {{environment}}',
    noService: 'Service not known',
    way: 'From which approach to which',
    plan_sealed: 'From Sealed Secrets to External Secrets',
    plan_plain: 'From plain Secrets to External Secrets',
    plan_sops: 'From SOPS to External Secrets',
    plan_toSealed: 'From plain Secrets to Sealed Secrets',
    help_plan_sealed:
      'A pull request adds ExternalSecrets beside the SealedSecrets, a command releases the Secrets, and a pull request removes the SealedSecrets.',
    help_plan_plain:
      'For Secrets that a person created. A pull request adds ExternalSecrets that write into them, and a second one has them own the Secrets.',
    help_plan_sops:
      'For Secrets that a Helm release makes of its values, which SOPS encrypts in Git, or that Flux decrypts. A pull request adds ExternalSecrets beside them, a command makes the deployment keep the Secrets, and then the encrypted values are removed.',
    help_plan_toSealed:
      'For Secrets that a person created. A command lets the controller take the Secrets over, and the wizard seals their values in the browser.',
    arrivedExternal: 'Done: External Secrets makes it',
    arrivedSealed: 'Done: Sealed Secrets makes it',
    stepOf_one: '{{number}} of {{count}}: {{step}}',
    stepOf_other: '{{number}} of {{count}}: {{step}}',
    step: {
      sealedAdd: 'ExternalSecret beside it',
      sealedRelease: 'release the Secret',
      sealedRemove: 'remove the SealedSecret',
      plainAdd: 'ExternalSecret beside it',
      plainOwn: 'own the Secret',
      sopsAdd: 'ExternalSecret beside it',
      sopsRelease: 'make the deployment keep the Secret',
      sopsRemove: 'remove the values',
      toSealedRelease: 'let the controller take it over',
      toSealedAdd: 'seal the values',
    },
    help: {
      sealedAdd:
        'Open the pull request. Its text has the command that copies the values to the provider.',
      sealedRelease:
        'Run the command with access to the cluster. If the deployment brings the SealedSecret back, that does no harm: it does not own the Secret any more.',
      sealedRemove:
        'Open the pull request once all secrets of this service are at this step.',
      plainAdd:
        'Open the pull request. Its text has the command that copies the values to the provider.',
      plainOwn:
        'Open the pull request once all secrets of this service are at this step.',
      sopsAdd:
        'Open the pull request. Its text has the command that copies the values to the provider.',
      sopsRelease:
        'Run the command with access to the cluster. It sets an annotation, and nothing is restarted.',
      sopsRemove:
        'Values of a release: a person with the key removes them from the encrypted file with `sops unset` and deploys that; Helm keeps the Secret. Then open the pull request. Its text has the commands, also for the files that Flux applies.',
      toSealedRelease:
        'Run the command with access to the cluster. It sets an annotation, and nothing is restarted.',
      toSealedAdd:
        'Open the wizard in the service, choose Sealed Secrets and enter or paste the values. Wrong values would get into the Secret.',
    },
    open: 'Open the pull request of step {{number}}',
    noTemplate:
      'This portal has no template migrate-secrets, or the service is not known. Ask your portal administrators.',
  },
  repository: {
    unknown: 'Repository not known',
    unknownHelp:
      'Set the annotation backstage.io/source-location on the services of these secrets.',
    open_one: 'Open a pull request for {{count}} secret',
    open_other: 'Open a pull request for {{count}} secrets',
    notAllowed: 'You are not allowed to change these secrets.',
    noTemplate:
      'This portal has no template reseal-secrets. Ask your portal administrators to register it.',
  },
  form: {
    description:
      'Choose the secrets. At least one of environment, cluster and owner has to be filled in.',
    environment: 'Environment',
    cluster: 'Cluster',
    owner: 'Owner',
    any: 'Any',
    all_reseal: 'Also those that are not known to have an older key',
    allHelp_reseal:
      'A sealed value does not name its key. Without this, secrets are chosen that were last written before the newest key began.',
    all_rotation: 'Also those that are not overdue',
    allHelp_rotation:
      'For example after a leak, or after a person who knew the values has left.',
    submit: 'Start',
    cancel: 'Cancel',
    failed: 'The campaign was not started: {{reason}}',
  },
} as const;

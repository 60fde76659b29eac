// The health view of the overview.

export const healthMessages = {
  title: 'Health',
  allSynced_one: 'The secret is in its cluster.',
  allSynced_other: 'All {{count}} secrets are in the clusters.',
  synced_one: '{{synced}} of {{count}} secret is in the clusters.',
  synced_other: '{{synced}} of {{count}} secrets are in the clusters.',
  failing_one: '{{count}} fails',
  failing_other: '{{count}} fail',
  ofServices_one: 'of {{count}} service',
  ofServices_other: 'of {{count}} services',
  stale_one: '{{count}} is overdue for a refresh',
  stale_other: '{{count}} are overdue for a refresh',
  pending_one: '{{count}} is not applied yet',
  pending_other: '{{count}} are not applied yet',
  unknown_one: '{{count}} cannot be seen now',
  unknown_other: '{{count}} cannot be seen now',
  unseenClusters_one: '{{count}} cluster cannot be seen',
  unseenClusters_other: '{{count}} clusters cannot be seen',
  files_one: '{{count}} SOPS file in Git is not counted.',
  files_other: '{{count}} SOPS files in Git are not counted.',
  showFailing: 'Show the failing secrets',
  showClusters: 'Show the clusters',
} as const;

export const emptyMessages = {
  title: 'No secrets to show yet',
  description:
    'The portal has found no managed secret that you may see. One of these may be the reason:',
  noCluster: 'No cluster is connected: the manual says how to configure one.',
  noService:
    'No service is annotated: open it in the catalog, its Secrets tab shows the annotations to add.',
  noSecret: 'No service has a secret yet: add the first one with the wizard.',
  noPermission:
    'You are not allowed to see secrets of other owners: ask your portal administrators.',
  clusters: 'Show the clusters',
} as const;

export const causesMessages = {
  title: 'What needs attention today',
  none: 'Nothing needs attention today.',
  noneSeen:
    'Nothing that the portal can see needs attention today. Some clusters cannot be seen.',
  more_one: 'Show {{count}} more',
  more_other: 'Show {{count}} more',
  leftOut_one: '{{count}} more cause is not shown. Solve these first.',
  leftOut_other: '{{count}} more causes are not shown. Solve these first.',
  secrets_one: '{{count}} secret',
  secrets_other: '{{count}} secrets',
  services_one: '{{count}} service',
  services_other: '{{count}} services',
  noService: 'no known service',
  store: 'Store {{store}} on {{cluster}}',
  cluster: 'Cluster {{cluster}}',
  namespace: 'Namespace {{namespace}} on {{cluster}}',
  severalNamespaces: 'Several namespaces on {{cluster}}',
  owners: 'Write to',
  noOwner: 'No service with these secrets has a known owner.',
  ofServices: 'Services',
  itsSecrets: 'Secrets',
  andMore_one: 'and {{count}} more',
  andMore_other: 'and {{count}} more',
  listAll: 'List all secrets with this finding here',
  actOwners: 'Write to:',
  beforeShort: 'Shortly before, perhaps the reason: {{change}}',
  before: 'What changed before it',
  beforeMeaning:
    'These changes happened in the hour before the first failure. They are likely reasons, not proven ones.',
  remedies: 'What to do',
  example: 'The commands name one of these secrets. Adapt them for the others.',
  refreshLimit:
    'One refresh is limited to the first {{limit}} secrets of this cause.',
} as const;

/** What will need attention, and what is on its way. */
export const nextMessages = {
  title: 'What comes next',
  failed: 'What comes next could not be loaded.',
  nothing:
    'No rotation is due in the next 30 days, and no pull request for secrets is open.',
  overdue_one: '{{count}} secret is overdue for rotation',
  overdue_other: '{{count}} secrets are overdue for rotation',
  due_one: '{{count}} secret is due for rotation in the next 30 days',
  due_other: '{{count}} secrets are due for rotation in the next 30 days',
  first: 'first {{name}}, {{time}}',
  certificateEnds: 'The sealing certificate of {{cluster}} ends {{time}}',
  certificateEnded: 'The sealing certificate of {{cluster}} ended {{time}}',
  open_one: '{{count}} pull request waits to be merged',
  open_other: '{{count}} pull requests wait to be merged',
  notArrived_one: '{{count}} merged pull request has not arrived',
  notArrived_other: '{{count}} merged pull requests have not arrived',
  longest: 'the longest for {{duration}}',
  operators_one:
    '{{count}} cluster has an operator version with known problems',
  operators_other:
    '{{count}} clusters have operator versions with known problems',
} as const;

export const trendsMessages = {
  title: 'Trends',
  period: 'Period',
  days_one: '{{count}} day',
  days_other: '{{count}} days',
  share: 'Share of the time in sync',
  shareSummary: 'In sync {{share}} of the time.',
  failures: 'New failures, by finding',
  failuresSummary_one: '{{count}} new failure.',
  failuresSummary_other: '{{count}} new failures.',
  medianSummary: 'Half of them were repaired within {{duration}}.',
  repairsSummary_one: '{{count}} ended.',
  repairsSummary_other: '{{count}} ended.',
  nothing: 'Nothing was observed in this period yet.',
  others: 'others',
  table: 'Show the numbers',
  utc: 'Days are in UTC.',
  day: 'Day',
  observed: 'Secrets',
  began: 'Began to fail',
  ended: 'Repaired',
  median: 'Median time to repair',
  none: 'none',
} as const;

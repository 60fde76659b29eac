/** Pull requests, followed until the cluster runs them. */
export const changesMessages = {
  title: 'Changes',
  earlier_one: '{{count}} earlier change',
  earlier_other: '{{count}} earlier changes',
  pullRequest: 'Pull request #{{number}}',
  pullRequestNoNumber: 'Pull request',
  openedBy: 'by {{user}}',
  steps: 'Steps of this change',
  step: {
    opened: 'Opened',
    merged: 'Merged',
    applied: 'Applied',
    synced: 'Synced',
  },
  waiting: {
    opened: 'not yet',
    merged: 'Review and merge the pull request',
    applied: 'Waiting for the cluster to get the new configuration',
    synced: 'Waiting for the operator',
  },
  stepState: {
    done: 'done',
    waiting: 'waiting',
    failed: 'failed',
    skipped: 'skipped',
  },
  skipped: 'not needed',
  closed: 'Closed without being merged',
  problem: 'This change is stuck',
} as const;

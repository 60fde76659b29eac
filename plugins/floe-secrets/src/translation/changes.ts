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
  /** The last step of a change that only removes. */
  removed: 'Removed',
  waiting: {
    opened: 'not yet',
    merged: 'Review and merge the pull request',
    applied: 'Waiting for the cluster to get the new configuration',
    synced: 'Waiting for the operator',
  },
  waitingForRemoval:
    'Waiting until the cluster has deleted what the change removes',
  removals: 'What this change removes',
  removal: {
    object: '{{kind}} {{name}}',
    keys_one: 'Key {{keys}} of {{kind}} {{name}}',
    keys_other: 'Keys {{keys}} of {{kind}} {{name}}',
    secret: 'Secret {{name}}',
    keysOfSecret: '{{keys}} in Secret {{name}}',
  },
  removalState: {
    waiting: 'still there',
    present: 'still there',
    deleting: 'is being deleted',
    gone: 'gone',
    kept: 'kept',
    unknown: 'not known',
  },
  stepState: {
    done: 'done',
    waiting: 'waiting',
    failed: 'failed',
    skipped: 'skipped',
    unknown: 'not known',
  },
  skipped: 'not needed',
  closed: 'Closed without being merged',
  problem: 'This change is stuck',
} as const;

import { shellCommand } from '../diagnose/commands';
import { sopsFileRemarks } from '../diagnose/rules';
import { changeAt } from '../diagnose/rotation';
import { toMillis } from '../diagnose/time';
import {
  SOPS_FILE_GROUP,
  SOPS_FILE_KIND,
  SopsFileFacts,
} from '../model/sopsFile';
import {
  NOT_REFRESHED,
  NO_SCHEDULE,
  NO_SOURCES,
  NO_TARGET_CHECKS,
  TARGET_FOLLOWS_OBJECT,
  WRITES_NO_SECRET,
} from './answers';
import { Kind } from './Kind';
import { onlySecret } from './targets';

/** A SOPS file in Git, read by `sopsFiles/`; it is not in a cluster. */
export const sopsFile: Kind<SopsFileFacts> = {
  approach: 'sops',
  direction: 'to-cluster',
  objects: [
    {
      group: SOPS_FILE_GROUP,
      plural: '',
      kind: SOPS_FILE_KIND,
      events: null,
      refreshAnnotation: null,
      reflected: null,
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts: { manifests } }) => ({
    // For values files, the chart decides.
    ...(manifests.length > 0 ? onlySecret(manifests) : { name: '' }),
    exists: null,
    keys: manifests.length === 1 ? manifests[0].keys : [],
  }),
  address: () => undefined,
  addresses: null,
  ...NO_SOURCES,
  children: null,
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: false,
  ...WRITES_NO_SECRET,

  conditionType: 'Ready',
  isInCluster: false,
  hasReliableStatus: true,
  succeededAt: null,
  isSyncedAnyway: null,
  isIncomplete: null,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: () => undefined,
  triedGeneration: null,
  failureReasons: null,
  attempt: null,
  lastSync: () => null,
  ...NO_SCHEDULE,
  ownChange: ({ facts }) => changeAt(toMillis(facts.encryptedAt)),
  targetShowsDataChanges: false,
  dataChange: null,
  wasSynced: null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: () => 'Nothing in the cluster is deleted with it.',
  findLeftovers: null,
  newValue: ({ path }) => ({
    title: 'Store a new value in the encrypted file',
    command: shellCommand('sops', 'edit', path),
  }),
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: null,
  invalidKeyRemedy: { title: 'Correct the key' },
  operatorLabel: null,
  causes: [],
  remarks: sopsFileRemarks,

  fetchedRefs: null,
  source: facts => ({
    store: null,
    remoteRefs: [],
    file: {
      path: facts.path,
      url: facts.url,
      encrypted: facts.encrypted,
      lastModified: facts.encryptedAt,
      sopsVersion: facts.sopsVersion,
      recipients: facts.recipients.map(({ type, id }) => ({ type, id })),
      encryptedValues: facts.encryptedCount,
      openValues: facts.openCount,
    },
  }),
  whyNotRefreshable: () =>
    'There is nothing to fetch: its values are in Git, and the deployment of the service decrypts them.',
  helmRelease: null,
  inGit: () => 'file',
  isOnlyOfServices: false,
  isDecodedTogether: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  ...NOT_REFRESHED,

  ...TARGET_FOLLOWS_OBJECT,
};

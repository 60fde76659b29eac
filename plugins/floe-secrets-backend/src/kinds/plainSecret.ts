import { inWizard } from '../diagnose/inWizard';
import { plainSecretRemarks } from '../diagnose/rules';
import { PlainSecretFacts } from '../model/observed';
import {
  NOT_REFRESHED,
  NO_SCHEDULE,
  NO_SOURCES,
  NO_TARGET_CHECKS,
  TARGET_FOLLOWS_OBJECT,
  WRITES_NO_SECRET,
} from './answers';
import { Kind } from './Kind';
import { ownAddress } from './targets';

/** A Secret that no operator manages. `observe/targets` reads it by its metadata. */
export const plainSecret: Kind<PlainSecretFacts> = {
  approach: 'kubernetes',
  direction: 'to-cluster',
  objects: [
    {
      group: '',
      plural: 'secrets',
      kind: 'Secret',
      events: null,
      refreshAnnotation: null,
      reflected: null,
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts, name }) => ({ name, exists: true, keys: facts.keys }),
  address: secret => ownAddress(secret, secret.name),
  addresses: null,
  ...NO_SOURCES,
  children: null,
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: true,
  ...WRITES_NO_SECRET,

  conditionType: 'Ready',
  isInCluster: true,
  hasReliableStatus: true,
  succeededAt: null,
  // It exists, and nothing more is required.
  isSyncedAnyway: () => true,
  isIncomplete: null,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: () => undefined,
  triedGeneration: null,
  failureReasons: null,
  attempt: null,
  lastSync: () => null,
  ...NO_SCHEDULE,
  ownChange: () => null,
  targetShowsDataChanges: false,
  dataChange: ({ changed }) => changed,
  wasSynced: null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: () => 'Nothing else is deleted with it.',
  findLeftovers: null,
  newValue: ({ helmRelease }) =>
    helmRelease
      ? {
          title: `Set a new value in the values of the Helm release ${helmRelease.name}`,
        }
      : inWizard('manage', 'Let an operator manage it, with a new value'),
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: null,
  invalidKeyRemedy: { title: 'Correct the key' },
  operatorLabel: null,
  causes: [],
  remarks: plainSecretRemarks,

  fetchedRefs: null,
  source: () => ({ store: null, remoteRefs: [] }),
  whyNotRefreshable: () =>
    'There is nothing to refresh: no operator fetches its values.',
  helmRelease: ({ helmRelease }) => helmRelease,
  inGit: ({ helmRelease }) => (helmRelease ? 'files' : 'unknown'),
  isOnlyOfServices: true,
  isDecodedTogether: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  ...NOT_REFRESHED,

  ...TARGET_FOLLOWS_OBJECT,
};

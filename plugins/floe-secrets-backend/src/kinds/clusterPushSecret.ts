import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { ClusterPushSecretFacts } from '../model/observed';
import { extractClusterPushSecret } from '../observe/extract/clusterPushSecret';
import { EXTERNAL_SECRETS_OPERATOR } from './externalSecretsOperator';
import {
  NOT_REFRESHED,
  NO_SCHEDULE,
  NO_SOURCES,
  NO_TARGET_CHECKS,
  TARGET_FOLLOWS_OBJECT,
  WRITES_NO_SECRET,
} from './answers';
import { Kind } from './Kind';
import { interval, keysOf, remoteRefs } from './sources';
import { unique } from './targets';

/**
 * A ClusterPushSecret, which creates a PushSecret in each of its namespaces.
 */
export const clusterPushSecret: Kind<ClusterPushSecretFacts> = {
  ...EXTERNAL_SECRETS_OPERATOR,
  direction: 'to-provider',
  objects: [
    {
      group: EXTERNAL_SECRETS_GROUP,
      plural: 'clusterpushsecrets',
      kind: 'ClusterPushSecret',
      events: { normalReasons: [] },
      refreshAnnotation: null,
      reflected: {
        versions: ['v1alpha1'],
        isSelective: false,
        extract: extractClusterPushSecret,
      },
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts }) => ({
    name: facts.secretName ?? '',
    exists: null,
    keys: unique(keysOf(facts.remoteRefs)),
  }),
  address: () => undefined,
  addresses: null,
  ...NO_SOURCES,
  children: ({ failedNamespaces, provisionedNamespaces, pushSecretName }) => ({
    kind: 'PushSecret',
    name: pushSecretName,
    failedNamespaces,
    provisionedNamespaces,
  }),
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: false,
  ...WRITES_NO_SECRET,

  isSyncedAnyway: null,
  isIncomplete: ({ failedNamespaces }) => failedNamespaces.length > 0,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: () => undefined,
  triedGeneration: null,
  failureReasons: ['Errored'],
  attempt: null,
  lastSync: () => null,
  ...NO_SCHEDULE,
  ownChange: () => null,
  targetShowsDataChanges: false,
  dataChange: null,
  wasSynced: ({ ready }) => ready !== null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: ({ pushSecretName }) =>
    `The PushSecrets ${pushSecretName} that it created are deleted with it.`,
  findLeftovers: null,
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: null,
  causes: [],
  remarks: [],

  fetchedRefs: null,
  source: (facts, store) => ({
    store,
    remoteRefs: remoteRefs(facts.remoteRefs),
    refreshInterval: interval(facts.refreshIntervalSeconds),
  }),
  whyNotRefreshable: () =>
    'It pushes nothing itself. Refresh the PushSecrets that it has created in each namespace.',
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  ...NOT_REFRESHED,

  ...TARGET_FOLLOWS_OBJECT,
};

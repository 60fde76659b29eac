import { pushSecretCauses, pushSecretRemarks } from '../diagnose/rules';
import { syncedGeneration } from '../diagnose/generation';
import { FORCE_SYNC } from '../model/forceSync';
import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { PushSecretFacts } from '../model/observed';
import { NOTHING_SHORT } from '../model/shortfall';
import { unpushedStores } from '../model/unpushedStores';
import { extractPushSecret } from '../observe/extract/pushSecret';
import { assessExternalSecrets } from '../refresh/assessExternalSecrets';
import {
  EXTERNAL_SECRETS_OPERATOR,
  refreshDue,
} from './externalSecretsOperator';
import { TARGET_FOLLOWS_OBJECT, WRITES_NO_SECRET } from './answers';
import { Kind } from './Kind';
import { interval, keysOf, remoteRefs } from './sources';
import { unique } from './targets';

/** A PushSecret, which pushes a Secret of the cluster to a provider. */
export const pushSecret: Kind<PushSecretFacts> = {
  ...EXTERNAL_SECRETS_OPERATOR,
  direction: 'to-provider',
  objects: [
    {
      group: EXTERNAL_SECRETS_GROUP,
      plural: 'pushsecrets',
      kind: 'PushSecret',
      events: { normalReasons: [] },
      refreshAnnotation: FORCE_SYNC,
      reflected: {
        versions: ['v1alpha1'],
        isSelective: false,
        extract: extractPushSecret,
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
  stores: ({ stores }) => stores,
  origins: ({ generators }) => generators ?? [],
  children: null,
  shortfall: facts => ({ ...NOTHING_SHORT, hasNoTarget: pushedNothing(facts) }),
  targetNamespace: null,
  isItsOwnTarget: false,
  ...WRITES_NO_SECRET,

  isSyncedAnyway: null,
  isIncomplete: facts =>
    pushedNothing(facts) || unpushedStores(facts).length > 0,
  awaitsTarget: null,
  mayLackTarget: null,
  // The operator does not write it for a PushSecret before 0.14.
  appliedGeneration: ({ syncedResourceVersion }) =>
    syncedResourceVersion === null
      ? undefined
      : syncedGeneration(syncedResourceVersion),
  triedGeneration: null,
  failureReasons: ['Errored'],
  attempt: null,
  lastSync: ({ refreshTime }) => refreshTime,
  // It is not tried again, whatever the interval (`handleSourceSecretDeleted`).
  refreshDue: facts =>
    facts.ready?.reason === 'SourceDeleted' ? null : refreshDue(facts),
  allowedFrom: null,
  isAttempting: null,
  extraGrace: null,
  ownChange: () => null,
  targetShowsDataChanges: false,
  dataChange: null,
  // Before 0.14 the operator does not write the time for a PushSecret.
  wasSynced: ({ pushed, ready, refreshTime }) =>
    refreshTime !== null || ready?.status === 'True' || !!pushed,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: ({ deletesPushed }) =>
    deletesPushed
      ? 'The pushed secret is deleted at the provider (deletionPolicy Delete).'
      : 'The pushed secret stays at the provider.',
  findLeftovers: null,
  neededSecrets: ({ facts, namespace }) =>
    facts.secretName ? [{ namespace, name: facts.secretName }] : [],
  ownsAllKeys: null,
  mayLeaveTargetEmpty: null,
  whyIgnored:
    'No store matches its label selector, or the store belongs to another controller class.',
  failedSecrets: null,
  causes: pushSecretCauses,
  remarks: pushSecretRemarks,

  fetchedRefs: null,
  source: (facts, store) => ({
    store,
    remoteRefs: remoteRefs(facts.remoteRefs),
    refreshInterval: interval(facts.refreshIntervalSeconds),
  }),
  whyNotRefreshable: () => null,
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  awaitedIds: null,
  lastRefresh: facts => facts,
  requests: facts => facts.forceSync ?? [],
  assess: seen => assessExternalSecrets(seen, { onSuccess: null }),

  ...TARGET_FOLLOWS_OBJECT,
};

/**
 * Whether no Secret has the selected labels, it has no entries to push, or its
 * status has stores to which nothing was pushed. The operator reports success
 * in these cases.
 */
function pushedNothing(facts: PushSecretFacts): boolean {
  return (
    facts.ready?.status === 'True' &&
    (facts.selectsByLabels === true ||
      facts.remoteRefs.length === 0 ||
      facts.namesPushed === true) &&
    facts.pushed === 0
  );
}

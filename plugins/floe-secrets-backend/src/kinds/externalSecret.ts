import { Remedy } from '@floe/backstage-plugin-floe-secrets-common';
import { forceSync, shellCommand } from '../diagnose/commands';
import { changeAt } from '../diagnose/rotation';
import { externalSecretCauses, externalSecretRemarks } from '../diagnose/rules';
import { WINDOW_CHECK_MS } from '../diagnose/schedule';
import { syncedGeneration } from '../diagnose/generation';
import { toMillis } from '../diagnose/time';
import { FORCE_SYNC } from '../model/forceSync';
import { isRetained } from '../model/isRetained';
import { EXTERNAL_SECRETS_GROUP } from '../model/kinds';
import { SecretOf } from '../model/KindSlot';
import { ExternalSecretFacts } from '../model/observed';
import { fetchedRefsOf } from '../model/remoteRefs';
import { nextOpening } from '../model/syncWindows/syncWindows';
import { extractExternalSecret } from '../observe/extract/externalSecret';
import { assessExternalSecrets } from '../refresh/assessExternalSecrets';
import { externalSecretShortfall } from './externalSecretShortfall';
import {
  EXTERNAL_SECRETS_OPERATOR,
  newValueAtProvider,
  refreshDue,
} from './externalSecretsOperator';
import { Kind } from './Kind';
import { interval, keysOf, remoteRefs } from './sources';
import { OWNED_GO, ownAddress, unique } from './targets';

/** An ExternalSecret of External Secrets Operator. */
export const externalSecret: Kind<ExternalSecretFacts> = {
  ...EXTERNAL_SECRETS_OPERATOR,
  newValue: newValueAtProvider,
  direction: 'to-cluster',
  objects: [
    {
      group: EXTERNAL_SECRETS_GROUP,
      plural: 'externalsecrets',
      kind: 'ExternalSecret',
      // Events about a missing key at the provider, and the last change of the
      // target.
      events: {
        normalReasons: ['MissingProviderSecret', 'Created', 'Updated'],
      },
      refreshAnnotation: FORCE_SYNC,
      reflected: {
        versions: ['v1', 'v1beta1'],
        isSelective: false,
        extract: extractExternalSecret,
      },
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts }) => ({
    name: facts.targetName,
    exists: targetExists(facts),
    keys: targetKeys(facts),
  }),
  address: secret =>
    hasSecretAsTarget(secret.facts)
      ? ownAddress(secret, secret.facts.targetName)
      : undefined,
  addresses: null,
  stores: ({ otherStores, store }) => [
    ...(store ? [store] : []),
    ...otherStores,
  ],
  origins: ({ generators }) => generators ?? [],
  children: null,
  shortfall: externalSecretShortfall,
  targetNamespace: null,
  isItsOwnTarget: false,
  writes: 'one',
  mergesIntoTarget: ({ creationPolicy }) =>
    creationPolicy === 'Merge' || creationPolicy === 'CreateOrMerge',
  isMergingKnown: null,

  isSyncedAnyway: null,
  isIncomplete: (facts, events) => {
    const { hasNoTarget, missing } = externalSecretShortfall(facts, events);
    return hasNoTarget || missing.length > 0;
  },
  awaitsTarget: ({ ready }) =>
    ready?.status === 'True' && ready.reason?.endsWith('Missing') === true,
  mayLackTarget: isRetained,
  // A success without it shows no generation.
  appliedGeneration: ({ ready, syncedResourceVersion }) =>
    syncedResourceVersion === null && ready?.status === 'True'
      ? undefined
      : syncedGeneration(syncedResourceVersion),
  triedGeneration: null,
  failureReasons: ['UpdateFailed'],
  attempt: null,
  lastSync: ({ refreshTime }) => refreshTime,
  refreshDue: facts =>
    facts.refreshPolicy === 'Periodic' ? refreshDue(facts) : null,
  allowedFrom: ({ syncWindows }, due, length, zone = 0) => {
    const opening = syncWindows
      ? nextOpening(syncWindows, due + zone, length)
      : due + zone;
    return typeof opening === 'number' ? opening - zone : null;
  },
  isAttempting: null,
  extraGrace: ({ syncWindows }) => (syncWindows ? WINDOW_CHECK_MS : 0),
  // `Updated` also reports a write that only changes an annotation, like a
  // forced refresh: the data changed then at the latest.
  ownChange: ({ facts }, events) => {
    const [newest] = events
      .filter(({ reason }) => reason === 'Created' || reason === 'Updated')
      .map(({ lastSeen, reason }) => ({ at: toMillis(lastSeen), reason }))
      .filter(({ at }) => at !== null)
      .sort((a, b) => b.at! - a.at!);
    if (newest) {
      return changeAt(
        newest.at,
        newest.reason === 'Created' ? 'exact' : 'at-latest',
      );
    }
    return isFetchedOnce(facts) ? changeAt(toMillis(facts.refreshTime)) : null;
  },
  targetShowsDataChanges: true,
  dataChange: null,
  wasSynced: ({ ready, refreshTime }) =>
    refreshTime !== null || ready?.status === 'True',
  refusesChanges: isFetchedOnce,
  applyNow: (secret, refused) =>
    refused ? deleteTarget(secret) : forceSync(secret),
  isSuspended: null,
  revisions: null,
  deletedWithIt: ({ creationPolicy, targetName }) =>
    creationPolicy === 'Owner'
      ? OWNED_GO
      : `The Secret ${targetName} is not owned by it (creationPolicy ${creationPolicy}) and stays.`,
  findLeftovers: null,
  neededSecrets: null,
  ownsAllKeys: ({ creationPolicy }) => creationPolicy === 'Owner',
  mayLeaveTargetEmpty: ({ creationPolicy }) => creationPolicy !== 'None',
  whyIgnored:
    'Its store probably belongs to another controller class (spec.controller).',
  failedSecrets: null,
  causes: externalSecretCauses,
  remarks: externalSecretRemarks,

  fetchedRefs: fetchedRefsOf,
  source: (facts, store) => ({
    store,
    remoteRefs: remoteRefs(facts.remoteRefs),
    refreshInterval: interval(facts.refreshIntervalSeconds),
    refreshPolicy: facts.refreshPolicy,
  }),
  whyNotRefreshable: facts => {
    // A secret that is fetched once can be refreshed until then.
    if (facts.refreshTime === null || facts.refreshPolicy === 'OnChange') {
      return null;
    }
    if (facts.refreshPolicy === 'CreatedOnce') {
      return 'Its refreshPolicy is CreatedOnce: the operator has fetched it and does not fetch it again. Set refreshPolicy Periodic and a refreshInterval.';
    }
    return facts.refreshIntervalSeconds === 0
      ? 'Its refreshInterval is 0: the operator has fetched it and does not fetch it again. Set a refreshInterval, such as 15 min to 1 h.'
      : null;
  },
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  reportsRelease: true,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: ({ refreshTime }) => refreshTime,

  awaitedIds: null,
  lastRefresh: facts => facts,
  requests: facts => facts.forceSync ?? [],
  assess: seen => {
    const { immutable } = seen.secret.facts;
    return assessExternalSecrets(seen, {
      onSuccess: immutable
        ? 'Its target is immutable, so the value in the cluster stays'
        : null,
    });
  },

  scope: null,
  keepsOldTarget: ({ immutable, ready }, existed) =>
    (existed && immutable) || isRetained({ ready }),
  // The deletion policy is about secrets that no longer exist at the provider;
  // with Delete, the operator also deletes the Secrets that it owns before the
  // object is deleted.
  keepsTargetWithoutIt: ({ creationPolicy }) =>
    creationPolicy === 'Owner' ? null : `creation policy ${creationPolicy}`,
};

function isFetchedOnce(facts: ExternalSecretFacts): boolean {
  return (
    facts.refreshPolicy === 'CreatedOnce' || facts.refreshIntervalSeconds === 0
  );
}

/**
 * The operator recreates a deleted target immediately, from the current spec.
 */
function deleteTarget({
  facts,
  namespace,
}: SecretOf<ExternalSecretFacts>): Remedy | null {
  const { creationPolicy, generators, targetName } = facts;
  return creationPolicy === 'Owner'
    ? {
        title: `Or delete the target: the operator creates it again within seconds and applies the change. Consumers do not have the Secret until then${
          generators.length > 0 ? ', and its generators make new values' : ''
        }`,
        command: shellCommand(
          ...['kubectl', 'delete', 'secret', targetName, '-n', namespace],
        ),
      }
    : null;
}

function hasSecretAsTarget(facts: ExternalSecretFacts): boolean {
  return facts.targetKind === null && facts.creationPolicy !== 'None';
}

/**
 * A template replaces the keys of the provider with its own, unless its
 * mergePolicy is Merge (`template` in externalsecret_controller_template.go).
 */
function targetKeys(facts: ExternalSecretFacts): string[] {
  const { hasTemplateFrom, templateKeys, templateMerges } = facts;
  const own = keysOf(facts.remoteRefs);
  if (templateMerges) {
    return unique([...own, ...templateKeys]);
  }
  if (hasTemplateFrom) {
    return templateKeys;
  }
  return unique(templateKeys.length ? templateKeys : own);
}

/**
 * Ready does not prove that a target exists. The controller sets
 * `status.binding` after writing it, and reports the cases in which there is
 * none. It notices the deletion of a target with creationPolicy Orphan only at
 * its next refresh.
 */
function targetExists(facts: ExternalSecretFacts): boolean | null {
  const { ready } = facts;
  if (ready?.status === 'True') {
    if (
      ready.reason?.endsWith('Missing') ||
      ready.reason?.endsWith('Deleted')
    ) {
      return false;
    }
    return ready.reason?.endsWith('Synced') &&
      !isRetained(facts) &&
      !['None', 'Orphan'].includes(facts.creationPolicy) &&
      facts.bindingName === facts.targetName
      ? true
      : null;
  }
  return ready?.message === 'target is owned by another ExternalSecret'
    ? true
    : null;
}

import { inWizard } from '../diagnose/inWizard';
import { sealedSecretCauses, sealedSecretRemarks } from '../diagnose/rules';
import { changeAt } from '../diagnose/rotation';
import { toMillis, toTime } from '../diagnose/time';
import { SEALED_SECRETS_GROUP } from '../model/kinds';
import { ObservedEvent, SealedSecretFacts } from '../model/observed';
import { extractSealedSecret } from '../observe/extract/sealedSecret';
import {
  NOT_REFRESHED,
  NO_SCHEDULE,
  NO_SOURCES,
  NO_TARGET_CHECKS,
} from './answers';
import { Kind } from './Kind';
import { OWNED_GO, ownAddress, unique } from './targets';

/** A SealedSecret. */
export const sealedSecret: Kind<SealedSecretFacts> = {
  approach: 'sealed-secrets',
  direction: 'to-cluster',
  objects: [
    {
      group: SEALED_SECRETS_GROUP,
      plural: 'sealedsecrets',
      kind: 'SealedSecret',
      // The only trace of a success if no status is written.
      events: { normalReasons: ['Unsealed'] },
      refreshAnnotation: null,
      reflected: {
        versions: ['v1alpha1'],
        isSelective: false,
        extract: extractSealedSecret,
      },
    },
  ],
  condition: ({ synced }) => synced,
  target: ({ facts }) => ({
    name: facts.targetName,
    exists: targetExists(facts),
    keys: unique([
      ...facts.ciphertexts.map(({ key }) => key),
      ...facts.templateKeys,
    ]),
  }),
  address: secret => ownAddress(secret, secret.facts.targetName),
  addresses: null,
  ...NO_SOURCES,
  children: null,
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: false,
  writes: 'one',
  mergesIntoTarget: ({ patchesTarget }) => patchesTarget === true,
  isMergingKnown: null,

  conditionType: 'Synced',
  isInCluster: true,
  hasReliableStatus: false,
  succeededAt: unsealedAt,
  isSyncedAnyway: null,
  isIncomplete: null,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: attemptedGeneration,
  triedGeneration: attemptedGeneration,
  failureReasons: ['ErrUnsealFailed', 'ErrUpdateFailed'],
  // The message is written again for each generation, even if the status stays
  // False: `lastUpdateTime` is the time of the message.
  attempt: ({ facts }, condition) => ({
    ...condition,
    lastTransitionTime:
      facts.synced?.lastUpdateTime ?? condition.lastTransitionTime,
  }),
  // The status is only written when it flips or the generation changes.
  lastSync: ({ synced }, events) => {
    const times = [
      synced?.status === 'True' ? toMillis(synced.lastUpdateTime) : null,
      unsealedAt(events),
    ].filter(time => time !== null);
    return times.length ? toTime(Math.max(...times)) : null;
  },
  ...NO_SCHEDULE,
  // It changes with its spec: the status is written again for a new generation.
  ownChange: ({ createdAt, facts, generation, specChangedAt }) => {
    if (facts.synced?.status !== 'True') {
      return null;
    }
    return changeAt(
      generation === 1
        ? toMillis(createdAt)
        : toMillis(specChangedAt ?? facts.synced.lastUpdateTime),
    );
  },
  targetShowsDataChanges: false,
  dataChange: null,
  // No time of a success is kept, so only what has no status was never synced.
  wasSynced: ({ synced }, events) =>
    synced !== null || unsealedAt(events) !== null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: null,
  revisions: null,
  deletedWithIt: ({ skipsOwnerReferences, targetName }) =>
    skipsOwnerReferences
      ? `The Secret ${targetName} has no owner and stays.`
      : OWNED_GO,
  findLeftovers: null,
  newValue: () => inWizard('value', 'Seal a new value'),
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: null,
  invalidKeyRemedy: inWizard('value', 'Correct the key'),
  operatorLabel: () => 'app.kubernetes.io/name=sealed-secrets',
  causes: sealedSecretCauses,
  remarks: sealedSecretRemarks,

  fetchedRefs: null,
  source: ({ scope }) => ({ store: null, remoteRefs: [], scope }),
  whyNotRefreshable: () =>
    'There is nothing to fetch: the values of a SealedSecret are in Git. To change one, seal the new value and open a pull request.',
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  isDecodedTogether: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: true,
  targetWritten: null,

  ...NOT_REFRESHED,

  scope: ({ scope }) => scope,
  keepsOldTarget: ({ immutable }, existed) => existed && immutable,
  keepsTargetWithoutIt: ({ skipsOwnerReferences }) =>
    skipsOwnerReferences
      ? 'the annotation skip-set-owner-references left it without an owner'
      : null,
};

/**
 * The controller keeps the generation of the last attempt. A status without
 * one shows no generation.
 */
function attemptedGeneration({
  observedGeneration,
  synced,
}: SealedSecretFacts): number | null | undefined {
  return observedGeneration ?? (synced ? undefined : null);
}

/** When the controller last said that it unsealed the object; milliseconds. */
function unsealedAt(events: ObservedEvent[]): number | null {
  const times = events
    .filter(event => event.reason === 'Unsealed')
    .flatMap(event => toMillis(event.lastSeen) ?? []);
  return times.length > 0 ? Math.max(...times) : null;
}

function targetExists({ synced }: SealedSecretFacts): boolean | null {
  if (synced?.status === 'True') {
    return true;
  }
  return synced?.message?.includes('already exists and is not managed')
    ? true
    : null;
}

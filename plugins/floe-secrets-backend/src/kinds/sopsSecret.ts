import { sopsCauses, sopsRemarks } from '../diagnose/rules';
import { changeAt } from '../diagnose/rotation';
import { toMillis } from '../diagnose/time';
import { CAPSULE_SOPS_GROUP, ISINDIR_SOPS_GROUP } from '../model/kinds';
import { SopsSecretFacts } from '../model/observed';
import { extractCapsuleSopsSecret } from '../observe/extract/capsuleSopsSecret';
import { extractIsindirSopsSecret } from '../observe/extract/isindirSopsSecret';
import {
  NOT_REFRESHED,
  NO_SCHEDULE,
  NO_TARGET_CHECKS,
  TARGET_FOLLOWS_OBJECT,
} from './answers';
import { Kind } from './Kind';
import { addresses, OWNED_GO, onlyAddress, onlySecret } from './targets';

/** A SopsSecret of isindir's operator, or a SopsSecret or GlobalSopsSecret of Capsule's. */
export const sopsSecret: Kind<SopsSecretFacts> = {
  approach: 'sops',
  direction: 'to-cluster',
  // Neither operator writes events.
  objects: [
    {
      group: ISINDIR_SOPS_GROUP,
      plural: 'sopssecrets',
      kind: 'SopsSecret',
      events: null,
      refreshAnnotation: null,
      reflected: {
        versions: ['v1alpha3'],
        isSelective: false,
        extract: extractIsindirSopsSecret,
      },
    },
    {
      group: CAPSULE_SOPS_GROUP,
      plural: 'sopssecrets',
      kind: 'SopsSecret',
      events: null,
      refreshAnnotation: null,
      reflected: {
        versions: ['v1alpha1'],
        isSelective: false,
        extract: extractCapsuleSopsSecret,
      },
    },
    {
      group: CAPSULE_SOPS_GROUP,
      plural: 'globalsopssecrets',
      kind: 'GlobalSopsSecret',
      events: null,
      refreshAnnotation: null,
      reflected: {
        versions: ['v1alpha1'],
        isSelective: false,
        extract: extractCapsuleSopsSecret,
      },
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts }) => ({
    ...onlySecret(facts.secrets),
    exists: targetExists(facts),
    keys: facts.keys,
  }),
  address: ({ cluster, facts }) => onlyAddress(cluster, facts.secrets),
  addresses: ({ cluster, facts }) => addresses(cluster, facts.secrets),
  stores: () => [],
  origins: ({ providers }) =>
    (providers ?? []).map(name => ({ kind: 'SopsProvider', name })),
  children: null,
  shortfall: null,
  targetNamespace: null,
  isItsOwnTarget: false,
  writes: 'several',
  mergesIntoTarget: null,
  // How Capsule's operator treats the keys of others is not known.
  isMergingKnown: ({ operator }) => operator === 'isindir',

  conditionType: 'Ready',
  isInCluster: true,
  hasReliableStatus: true,
  succeededAt: null,
  isSyncedAnyway: null,
  isIncomplete: ({ failedSecrets }) => failedSecrets.length > 0,
  awaitsTarget: null,
  mayLackTarget: null,
  // isindir's operator does not report generations.
  appliedGeneration: ({ ready }) =>
    ready?.status === 'True'
      ? ready.observedGeneration ?? undefined
      : undefined,
  triedGeneration: ({ ready }) => ready?.observedGeneration ?? undefined,
  failureReasons: null,
  attempt: null,
  lastSync: () => null,
  ...NO_SCHEDULE,
  ownChange: ({ facts }) => changeAt(toMillis(facts.encryptedAt)),
  targetShowsDataChanges: false,
  dataChange: null,
  // The time of a success is not stored, so it was never synced only if it has
  // no status.
  wasSynced: ({ ready }) => ready !== null,
  refusesChanges: null,
  applyNow: null,
  isSuspended: ({ suspended }) => suspended,
  revisions: null,
  deletedWithIt: () => OWNED_GO,
  findLeftovers: null,
  newValue: () => ({
    title: 'Store a new value in the encrypted file; FILE stands for its path',
    command: 'sops edit FILE',
  }),
  ...NO_TARGET_CHECKS,
  whyIgnored: null,
  failedSecrets: ({ failedSecrets }) => failedSecrets,
  invalidKeyRemedy: { title: 'Correct the key' },
  operatorLabel: ({ operator }) =>
    operator === 'isindir'
      ? 'app.kubernetes.io/name=sops-secrets-operator'
      : 'app.kubernetes.io/name=sops-operator',
  causes: sopsCauses,
  remarks: sopsRemarks,

  fetchedRefs: null,
  source: () => ({ store: null, remoteRefs: [] }),
  whyNotRefreshable: (_facts, kind) =>
    `The portal asks only External Secrets Operator and Flux to refresh, and neither manages a ${kind}.`,
  helmRelease: null,
  inGit: () => 'object',
  isOnlyOfServices: false,
  isDecodedTogether: false,
  reportsRelease: false,
  appliedFolder: null,
  needsCertificates: false,
  targetWritten: null,

  ...NOT_REFRESHED,

  ...TARGET_FOLLOWS_OBJECT,
};

function targetExists(facts: SopsSecretFacts): boolean | null {
  const { failedSecrets, ready, secrets, suspended } = facts;
  return secrets.length > 0 &&
    ready?.status === 'True' &&
    failedSecrets.length === 0 &&
    !suspended
    ? true
    : null;
}

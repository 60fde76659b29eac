import { sopsCauses, sopsRemarks } from '../diagnose/rules';
import { changeAt } from '../diagnose/rotation';
import { isOf } from '../diagnose/generation';
import { toMillis } from '../diagnose/time';
import { RECONCILE_REQUEST } from '../model/forceSync';
import { FLUX_KUSTOMIZE_GROUP } from '../model/kinds';
import { FluxKustomizationFacts } from '../model/observed';
import { extractFluxKustomization } from '../observe/extract/fluxKustomization';
import { assessKustomization } from '../refresh/assessKustomization';
import { fluxJitter, reconciliationDue } from './fluxSchedule';
import { NO_SOURCES, TARGET_FOLLOWS_OBJECT } from './answers';
import { Kind } from './Kind';
import { interval } from './sources';
import { addresses, onlyAddress, onlySecret } from './targets';

/** A Flux Kustomization that decrypts, or has `spec.decryption`. */
export const fluxKustomization: Kind<FluxKustomizationFacts> = {
  approach: 'sops',
  direction: 'to-cluster',
  objects: [
    {
      group: FLUX_KUSTOMIZE_GROUP,
      plural: 'kustomizations',
      kind: 'Kustomization',
      events: { normalReasons: [] },
      refreshAnnotation: RECONCILE_REQUEST,
      reflected: {
        versions: ['v1'],
        isSelective: true,
        extract: extractFluxKustomization,
      },
    },
  ],
  condition: ({ ready }) => ready,
  target: ({ facts }) => ({
    ...onlySecret(facts.secrets),
    exists:
      facts.secrets.length === 1 &&
      facts.ready?.status === 'True' &&
      !facts.appliesElsewhere
        ? true
        : null,
    keys: [],
  }),
  address: ({ cluster, facts }) =>
    facts.appliesElsewhere ? undefined : onlyAddress(cluster, facts.secrets),
  addresses: ({ cluster, facts }) =>
    facts.appliesElsewhere ? [] : addresses(cluster, facts.secrets),
  ...NO_SOURCES,
  children: null,
  shortfall: null,
  // Kustomizations are often in a separate namespace.
  targetNamespace: ({ targetNamespace }) => targetNamespace,
  isItsOwnTarget: false,
  writes: 'several',
  mergesIntoTarget: () => true,
  isMergingKnown: null,

  conditionType: 'Ready',
  isInCluster: true,
  hasReliableStatus: true,
  succeededAt: null,
  // Flux sets Ready to Unknown during each attempt. What was applied before is
  // unchanged unless the object or its source has changed.
  isSyncedAnyway: ({ facts }, asked) =>
    facts.ready?.status === 'Unknown' &&
    facts.lastAppliedRevision !== null &&
    facts.lastAppliedRevision === facts.lastAttemptedRevision &&
    isOf(facts.observedGeneration, asked),
  isIncomplete: null,
  awaitsTarget: null,
  mayLackTarget: null,
  appliedGeneration: ({ observedGeneration }) => observedGeneration,
  triedGeneration: ({ ready }) => ready?.observedGeneration ?? undefined,
  failureReasons: null,
  // During a retry, Ready is newer than the warning of the previous attempt, so
  // the warnings since the last success count.
  attempt: ({ facts, specChangedAt }, condition) =>
    condition.status === 'Unknown'
      ? {
          ...condition,
          lastTransitionTime:
            [specChangedAt, facts.lastAppliedAt]
              .filter(Boolean)
              .sort()
              .at(-1) ?? null,
        }
      : condition,
  lastSync: ({ lastAppliedAt }) => lastAppliedAt,
  refreshDue: reconciliationDue,
  allowedFrom: null,
  isAttempting: ({ ready }) => ready?.status === 'Unknown',
  extraGrace: fluxJitter,
  // Since when the applied content has been the same, whichever part changed.
  ownChange: ({ facts }) => changeAt(toMillis(facts.contentSince)),
  targetShowsDataChanges: false,
  dataChange: null,
  // Flux lists what it has applied before it checks the health, and the revision
  // only after that.
  wasSynced: ({ lastAppliedRevision, secrets }) =>
    lastAppliedRevision !== null || secrets.length > 0,
  refusesChanges: null,
  applyNow: null,
  isSuspended: ({ suspended }) => suspended,
  revisions: ({ lastAppliedRevision, lastAttemptedRevision }) => ({
    applied: lastAppliedRevision,
    attempted: lastAttemptedRevision,
  }),
  deletedWithIt: ({ deletesApplied }) =>
    deletesApplied
      ? 'Flux deletes everything that it has applied, including the Secrets.'
      : 'The objects that Flux has applied stay (it does not prune, or it is suspended).',
  findLeftovers: null,
  newValue: () => ({
    title: 'Store a new value in the encrypted file; FILE stands for its path',
    command: 'sops edit FILE',
  }),
  neededSecrets: ({ facts, namespace }) =>
    facts.decryption?.keySecret
      ? [{ namespace, name: facts.decryption.keySecret }]
      : [],
  ownsAllKeys: null,
  mayLeaveTargetEmpty: null,
  whyIgnored: null,
  failedSecrets: null,
  invalidKeyRemedy: {
    title:
      'Use a file of KEY=value lines for `envs` of the secretGenerator, and list YAML files under `files`',
  },
  operatorLabel: () => 'app=kustomize-controller',
  causes: sopsCauses,
  remarks: sopsRemarks,

  fetchedRefs: null,
  source: ({ intervalSeconds }) => ({
    store: null,
    remoteRefs: [],
    refreshInterval: interval(intervalSeconds),
  }),
  whyNotRefreshable: ({ suspended }) =>
    suspended
      ? 'It is suspended: Flux does not apply it, even on request. Resume it first.'
      : null,
  helmRelease: null,
  inGit: () => 'files',
  isOnlyOfServices: false,
  isDecodedTogether: false,
  reportsRelease: false,
  appliedFolder: ({ decryption, path }) => ({
    path,
    provider: decryption?.provider ?? null,
    keySecret: decryption?.keySecret ?? null,
  }),
  needsCertificates: false,
  targetWritten: null,

  awaitedIds: null,
  lastRefresh: null,
  requests: facts => facts.forceSync ?? [],
  assess: ({ isReverted, name, request, secret }) =>
    assessKustomization({
      name,
      forceSync: request.forceSync,
      secret,
      facts: secret.facts,
      isReverted,
      requestedAt: request.at,
    }),

  ...TARGET_FOLLOWS_OBJECT,
};

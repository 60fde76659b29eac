import { createHash } from 'node:crypto';
import { SyncedObject } from '../types';
import {
  HistoryEntry,
  Kustomization,
  KustomizationStatus,
  REQUEST_ANNOTATION,
} from './kustomization';

/** How one attempt of Flux ended. */
export type Attempt = {
  /** RFC 3339, to the second. */
  at: string;
  /** `main@sha1:…` */
  revision: string;
  objects: readonly SyncedObject[];
  /** Why it failed. */
  failure?: { reason: 'BuildFailed' | 'ReconciliationFailed'; message: string };
};

/** The most entries that kustomize-controller keeps. */
const KEPT_ENTRIES = 5;

function idOf({ apiVersion, kind, name, namespace }: SyncedObject) {
  const [group, version] = apiVersion.includes('/')
    ? apiVersion.split('/')
    : ['', apiVersion];
  return { id: `${namespace}_${name}_${group}_${kind}`, v: version };
}

function historyOf(
  { history = [] }: KustomizationStatus,
  { at, failure, objects, revision }: Attempt,
): HistoryEntry[] {
  const digest = `sha256:${createHash('sha256')
    .update(revision + objects.map(object => idOf(object).id).join())
    .digest('hex')}`;
  const status = failure?.reason ?? 'ReconciliationSucceeded';
  const isSame = (entry: HistoryEntry) =>
    entry.digest === digest && entry.lastReconciledStatus === status;
  const known = history.find(isSame);
  return [
    {
      digest,
      firstReconciled: known?.firstReconciled ?? at,
      lastReconciled: at,
      lastReconciledDuration: '100ms',
      lastReconciledStatus: status,
      totalReconciliations: (known?.totalReconciliations ?? 0) + 1,
      metadata: { revision },
    },
    ...history.filter(entry => !isSame(entry)),
  ].slice(0, KEPT_ENTRIES);
}

/** The status of a Kustomization after an attempt, as kustomize-controller writes it. */
export function statusAfter(
  { metadata, status = {} }: Kustomization,
  attempt: Attempt,
): KustomizationStatus {
  const { at, failure, objects, revision } = attempt;
  const { generation } = metadata;
  const request = metadata.annotations?.[REQUEST_ANNOTATION];
  const before = status.conditions?.find(({ type }) => type === 'Ready');
  const state = failure ? 'False' : 'True';
  return {
    conditions: [
      {
        type: 'Ready',
        status: state,
        reason: failure?.reason ?? 'ReconciliationSucceeded',
        message: failure?.message ?? `Applied revision: ${revision}`,
        observedGeneration: generation,
        lastTransitionTime:
          before?.status === state ? before.lastTransitionTime : at,
      },
    ],
    history: historyOf(status, attempt),
    observedGeneration: generation,
    lastAttemptedRevision: revision,
    ...(!failure && {
      lastAppliedRevision: revision,
      inventory: {
        entries: objects
          .filter(({ outcome }) => outcome !== 'pruned')
          .map(idOf),
      },
    }),
    ...(request && { lastHandledReconcileAt: request }),
  };
}

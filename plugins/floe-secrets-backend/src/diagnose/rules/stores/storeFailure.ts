import {
  ConditionFacts,
  ObservedEvent,
  ObservedStore,
} from '../../../model/observed';
import { Evidence } from '@floe/backstage-plugin-floe-secrets-common';
import { currentWarnings, isChangedSince } from '../../failure';
import { conditionEvidence, eventEvidence } from '../../finding';
import { providerCause, ProviderCause } from '../../providers';
import { toMillis } from '../../time';
import { ReferredStore } from '../../types';

/** The reasons of the warnings that report a failed validation. */
const FAILURE_REASONS = ['InvalidProviderConfig', 'ValidationUnknown'];

/** Why a store does not work, from its own status. */
export type StoreFailure = {
  /** Whether the store's condition says that it is not ready. */
  notReady: boolean;
  cause: ProviderCause | null;
  /** The store's message. */
  text: string;
  event: ObservedEvent | null;
  condition: ConditionFacts | null;
  store: ObservedStore;
  /** Whether the store was changed after that. */
  isOutdated: boolean;
};

/**
 * Reads a store's own failure. A refused Kubernetes token leaves the store
 * Ready with the reason `ValidationUnknown`, so its warning counts as well.
 *
 * @returns null if the store reports no failure
 */
export function storeFailure(
  referred: Pick<ReferredStore, 'store' | 'events'>,
): StoreFailure | null {
  const { store, events } = referred;
  if (!store) {
    return null;
  }
  const { ready } = store;
  const notReady = ready?.status === 'False';
  if (!notReady && ready?.reason !== 'ValidationUnknown') {
    return null;
  }
  const event = currentWarnings(FAILURE_REASONS, ready, events)[0] ?? null;
  const text = event?.message ?? ready?.message ?? '';
  return {
    notReady,
    cause: providerCause(text, store.provider, 'store'),
    text,
    event,
    condition: ready,
    store,
    isOutdated: isChangedSince(
      { attemptedAt: newest(event?.lastSeen, ready?.lastTransitionTime) },
      store.specChangedAt,
    ),
  };
}

function newest(...times: (string | null | undefined)[]): number | null {
  const known = times.flatMap(time => toMillis(time) ?? []);
  return known.length > 0 ? Math.max(...known) : null;
}

/** The warning and the condition of a store. */
export function storeEvidence({
  condition,
  event,
  store,
}: StoreFailure): Evidence[] {
  return [
    ...(event ? [{ ...eventEvidence(event), kind: 'store' as const }] : []),
    ...(condition
      ? [
          {
            ...conditionEvidence('Ready', condition, store),
            kind: 'store' as const,
          },
        ]
      : []),
  ];
}

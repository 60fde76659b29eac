import {
  ConditionFacts,
  ObservedEvent,
  ObservedStore,
} from '../../../model/observed';
import { currentWarnings } from '../../failure';
import { providerCause, ProviderCause } from '../../providers';
import { ReferredStore } from '../../types';

/** The reasons of the warnings that report a failed validation. */
const FAILURE_REASONS = ['InvalidProviderConfig', 'ValidationUnknown'];

/** What keeps a store from working, in its own words. */
export type StoreFailure = {
  /** Whether the store itself says that it is not ready. */
  notReady: boolean;
  cause: ProviderCause | null;
  event: ObservedEvent | null;
  condition: ConditionFacts | null;
  store: ObservedStore;
};

/**
 * Reads a store's own failure. A refused Kubernetes token leaves the store
 * Ready with the reason `ValidationUnknown`, so its warning counts as well.
 *
 * @returns null if the store says nothing against itself
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
    event,
    condition: ready,
    store,
  };
}

import { isChangedSince } from '../../failure';
import { toMillis } from '../../time';
import { ReferredStore } from '../../types';
import { ExternalSecretSubject } from '../ruleTypes';

/** A store that was changed after the last refresh, which proves nothing about it. */
export function changedSinceRefresh({
  facts,
  stores,
}: ExternalSecretSubject): ReferredStore | undefined {
  const attemptedAt = toMillis(facts.refreshTime);
  return stores.find(({ store }) =>
    isChangedSince({ attemptedAt }, store?.specChangedAt),
  );
}

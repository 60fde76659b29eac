import { Secret } from '../../objects';
import { millisecondsOf } from './goDuration';
import { hashData, syncedResourceVersionOf } from './hashes';
import { DATA_HASH_ANNOTATION, ExternalSecret, MANAGED_LABEL } from './types';

// The rules of externalsecret_controller.go: shouldRefresh, isSecretValid,
// getRequeueResult.

/**
 * Milliseconds between refreshes; 0: never again. An invalid interval counts as
 * an hour.
 */
function refreshIntervalOf({ spec }: ExternalSecret): number {
  return millisecondsOf(spec!.refreshInterval) ?? 3_600_000;
}

export function shouldRefresh(object: ExternalSecret, now: Date): boolean {
  const { refreshTime, syncedResourceVersion } = object.status ?? {};
  const changed =
    syncedResourceVersion !== syncedResourceVersionOf(object.metadata);
  switch (object.spec!.refreshPolicy) {
    case 'CreatedOnce':
      return !syncedResourceVersion || !refreshTime;
    case 'OnChange':
      return !syncedResourceVersion || !refreshTime || changed;
    default: {
      const interval = refreshIntervalOf(object);
      if (interval <= 0 && syncedResourceVersion) {
        return false;
      }
      if (changed || !refreshTime) {
        return true;
      }
      const last = new Date(refreshTime).getTime();
      return last > now.getTime() || last + interval < now.getTime();
    }
  }
}

/** Whether the target still has the content that the operator wrote. */
export function isTargetValid(
  { spec }: ExternalSecret,
  target: Secret | undefined,
): boolean {
  if (spec!.target.creationPolicy === 'Orphan') {
    return true;
  }
  return (
    target !== undefined &&
    target.metadata.labels?.[MANAGED_LABEL] === 'true' &&
    target.metadata.annotations?.[DATA_HASH_ANNOTATION] ===
      hashData(target.data)
  );
}

/** Milliseconds until the next refresh, or undefined if none is planned. */
export function nextRefresh(
  object: ExternalSecret,
  now: Date,
): number | undefined {
  const interval = refreshIntervalOf(object);
  const { refreshTime } = object.status ?? {};
  if (interval <= 0) {
    return undefined;
  }
  if (!refreshTime) {
    return interval;
  }
  const elapsed = now.getTime() - new Date(refreshTime).getTime();
  // A refresh is due only after the interval, and times are whole seconds.
  return elapsed < 0 ? 1000 : Math.max(interval - elapsed + 1, 1000);
}

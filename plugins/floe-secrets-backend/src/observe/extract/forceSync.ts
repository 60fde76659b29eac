import {
  CLUSTER_FORCE_SYNC,
  FORCE_SYNC,
  RECONCILE_REQUEST,
} from '../../model/forceSync';
import { fieldsOf } from './fields';

/**
 * The Unix times in an object's refresh annotations; other values are ignored.
 */
export function forceSyncTimes(metadata: unknown): string[] | undefined {
  const annotations = fieldsOf(fieldsOf(metadata).annotations);
  const times = [FORCE_SYNC, CLUSTER_FORCE_SYNC, RECONCILE_REQUEST].map(
    name => annotations[name],
  );
  const valid = times.filter(isUnixTime);
  return valid.length > 0 ? valid : undefined;
}

/** Whether a value is a Unix time in the format of a refresh. */
export function isUnixTime(value: unknown): value is string {
  return typeof value === 'string' && /^\d{1,15}$/.test(value);
}

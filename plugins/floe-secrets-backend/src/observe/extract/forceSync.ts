import { CLUSTER_FORCE_SYNC, FORCE_SYNC } from '../../model/forceSync';
import { fieldsOf } from './fields';

/** The Unix times that an object's refresh annotations hold; nothing but digits is taken. */
export function forceSyncTimes(metadata: unknown): string[] | undefined {
  const annotations = fieldsOf(fieldsOf(metadata).annotations);
  const times = [annotations[FORCE_SYNC], annotations[CLUSTER_FORCE_SYNC]];
  const told = times.filter(
    (value): value is string =>
      typeof value === 'string' && /^\d{1,15}$/.test(value),
  );
  return told.length > 0 ? told : undefined;
}

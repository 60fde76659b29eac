import { ConsumerGroup, DataChange } from '../model/observedTargets';

/** Whether the pods of a workload need a restart to get the current data of a Secret. */
export type Restart =
  /** They started before it changed and have the old values. */
  | 'needed'
  /** They may have the new values: the kubelet has updated their files, or the time is not exact. */
  | 'perhaps'
  | 'not-needed'
  /** It is unknown when the Secret changed, or when they started. */
  | 'unknown';

/**
 * Compares times only. Environment variables of a container, and files mounted
 * by `subPath`, never change while it runs; the files of a volume are updated
 * by the kubelet, but a program may have read them when it started. Image pull
 * secrets are not visible in a container.
 *
 * @see
 * https://kubernetes.io/docs/concepts/configuration/secret/#using-secrets-as-files-from-a-pod
 */
export function restartOf(
  group: Pick<ConsumerGroup, 'uses' | 'fixedSince' | 'filesSince'>,
  changed: DataChange | null,
): Restart {
  if (group.uses.every(use => use === 'imagePull')) {
    return 'not-needed';
  }
  if (!changed || !(group.fixedSince ?? group.filesSince)) {
    return 'unknown';
  }
  const isOlder = (since: string | null) =>
    since !== null && since < changed.at;
  if (isOlder(group.fixedSince)) {
    return changed.precision === 'exact' ? 'needed' : 'perhaps';
  }
  return isOlder(group.filesSince) ? 'perhaps' : 'not-needed';
}

/** Whether the pods have values that only a restart replaces. */
export function isFixed(
  group: Pick<ConsumerGroup, 'fixedSince'>,
  changed: DataChange,
): boolean {
  return group.fixedSince !== null && group.fixedSince < changed.at;
}

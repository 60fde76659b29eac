import type {
  ManagedSecret,
  Reachability,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The unreachable clusters that were never read: their secrets are not counted.
 */
export function neverSeen(
  clusters: readonly Reachability[],
  secrets: readonly Pick<ManagedSecret, 'cluster' | 'source'>[],
): Reachability[] {
  return clusters.filter(
    ({ name, reachable }) =>
      reachable !== true &&
      !secrets.some(({ cluster, source }) => cluster === name && !source.file),
  );
}

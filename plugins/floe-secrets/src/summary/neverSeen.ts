import type {
  ManagedSecret,
  Reachability,
} from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The clusters that cannot be read now and of which no secret was ever seen:
 * what a service has there is in no number.
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

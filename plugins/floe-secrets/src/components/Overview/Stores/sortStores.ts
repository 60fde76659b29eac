import type { Store } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * Sorts stores by harm: first those that are not ready or have findings, by
 * number of secrets.
 */
export function sortStores(stores: readonly Store[]): Store[] {
  const harm = ({ findings, ready }: Store) => {
    if (ready === false) {
      return 0;
    }
    return findings.some(({ severity }) => severity !== 'info') ? 1 : 2;
  };
  return [...stores].sort(
    (a, b) =>
      harm(a) - harm(b) ||
      b.usedBy - a.usedBy ||
      a.cluster.localeCompare(b.cluster) ||
      a.name.localeCompare(b.name),
  );
}

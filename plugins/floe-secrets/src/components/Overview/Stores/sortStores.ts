import type { Store } from '@floe/backstage-plugin-floe-secrets-common';

/** Stores by harm: first what is not ready and has findings, by how many secrets depend on it. */
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

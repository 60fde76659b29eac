import { ObservationReader } from '../store/ObservationStore';
import { CampaignItem } from './types';

/**
 * Selects the items of reachable clusters. In an unreachable cluster, a secret
 * that is not found can still exist.
 */
export async function inReachableClusters<
  T extends Pick<CampaignItem, 'cluster'>,
>(items: T[], reader: Pick<ObservationReader, 'listClusters'>): Promise<T[]> {
  const clusters = await reader.listClusters([
    ...new Set(items.map(({ cluster }) => cluster)),
  ]);
  const reached = new Set(
    clusters.filter(({ reachable }) => reachable).map(({ name }) => name),
  );
  return items.filter(({ cluster }) => reached.has(cluster));
}

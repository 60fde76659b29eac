import { ObservedStore } from '../model/observed';
import { mayBeUsedFrom } from './mayBeUsedFrom';
import { InspectedPlaces } from './PlaceAccess';

/**
 * Whether a caller may see a store; a ClusterSecretStore is visible if a
 * visible namespace can use it.
 */
export function isStoreVisible(
  store: Pick<ObservedStore, 'cluster' | 'namespace' | 'namespaceConditions'>,
  places: InspectedPlaces,
): boolean {
  const { cluster, namespace, namespaceConditions } = store;
  if (namespace !== null) {
    return places.mayReadNamespace(cluster, namespace);
  }
  return namespaceConditions.length === 0
    ? places.mayReadCluster(cluster)
    : places.mayReadFrom(cluster, from => mayBeUsedFrom(store, from));
}

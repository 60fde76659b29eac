import { useApi } from '@backstage/core-plugin-api';
import type {
  Cluster,
  EntitySecrets,
  ServiceFieldValue,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../api';
import { type LiveQuery, useLiveQuery } from '../../live/useLiveQuery';

/** The portal's facts about the place of a service. */
export type ServiceFacts = {
  answer: EntitySecrets;
  /** Undefined if the portal does not know the cluster. */
  cluster: Cluster | undefined;
  /** The stores that the namespace may use. */
  stores: Store[];
};

/** Loads the facts for choosing an approach, a store or a key. */
export function useServiceFacts(
  service: Pick<ServiceFieldValue, 'entityRef' | 'cluster' | 'namespace'>,
): LiveQuery<ServiceFacts> {
  const { entityRef, cluster, namespace } = service;
  const api = useApi(floeSecretsApiRef);
  const load = useCallback(async () => {
    const [answer, clusters, stores] = await Promise.all([
      api.getEntitySecrets(entityRef),
      api.getClusters(),
      api.getStores({ cluster: [cluster], namespace }),
    ]);
    return {
      answer,
      cluster: clusters.items.find(({ name }) => name === cluster),
      stores: stores.items,
    };
  }, [api, entityRef, cluster, namespace]);

  return useLiveQuery(load, () => undefined);
}

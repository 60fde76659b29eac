import { NotFoundError } from '@backstage/errors';
import {
  ClusterDescription,
  ClusterGateway,
  ClusterProvider,
  ClusterRequestOptions,
} from '@floe/backstage-plugin-floe-secrets-node';
import { echo } from '../model/masking/echo';

/** Several providers as one; of clusters with the same name the first counts. */
export class CompositeClusterProvider implements ClusterProvider {
  readonly #providers: ClusterProvider[];
  #providerOf = new Map<string, ClusterProvider>();

  constructor(providers: ClusterProvider[]) {
    this.#providers = providers;
  }

  async listClusters(
    options?: ClusterRequestOptions,
  ): Promise<ClusterDescription[]> {
    const lists = await Promise.all(
      this.#providers.map(provider => provider.listClusters(options)),
    );
    const providerOf = new Map<string, ClusterProvider>();
    const clusters: ClusterDescription[] = [];
    lists.forEach((list, index) => {
      for (const cluster of list) {
        if (!providerOf.has(cluster.name)) {
          providerOf.set(cluster.name, this.#providers[index]);
          clusters.push(cluster);
        }
      }
    });
    this.#providerOf = providerOf;
    return clusters;
  }

  getGateway(clusterName: string): ClusterGateway {
    const provider = this.#providerOf.get(clusterName);
    if (!provider) {
      throw new NotFoundError(`There is no cluster "${echo(clusterName)}"`);
    }
    return provider.getGateway(clusterName);
  }
}

import {
  ClusterGateway,
  ClusterProvider,
} from '@floe/backstage-plugin-floe-secrets-node';

/** Requests to one cluster since the start, by the method of the gateway. */
type RequestCounts = Record<
  Exclude<keyof ClusterGateway, 'clusterName'>,
  number
>;

/** A provider that counts the requests to each cluster. */
export class CountingClusterProvider implements ClusterProvider {
  readonly #provider: ClusterProvider;
  readonly #counts = new Map<string, RequestCounts>();

  constructor(provider: ClusterProvider) {
    this.#provider = provider;
  }

  listClusters: ClusterProvider['listClusters'] = options =>
    this.#provider.listClusters(options);

  getGateway(clusterName: string): ClusterGateway {
    return countRequests(
      this.#provider.getGateway(clusterName),
      this.countsOf(clusterName),
    );
  }

  /** Requests to a cluster until now; the object continues counting. */
  countsOf(clusterName: string): RequestCounts {
    const counts = this.#counts.get(clusterName) ?? {
      get: 0,
      list: 0,
      watch: 0,
      patch: 0,
      dryRunApply: 0,
      getFromService: 0,
      postToService: 0,
    };
    this.#counts.set(clusterName, counts);
    return counts;
  }
}

function countRequests(
  gateway: ClusterGateway,
  counts: RequestCounts,
): ClusterGateway {
  return new Proxy(gateway, {
    get(target, property) {
      const value = Reflect.get(target, property, target);
      if (typeof value !== 'function') {
        return value;
      }
      return (...args: unknown[]) => {
        if (property in counts) {
          counts[property as keyof RequestCounts] += 1;
        }
        return value.apply(target, args);
      };
    },
  });
}

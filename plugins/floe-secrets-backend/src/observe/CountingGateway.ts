import {
  ClusterGateway,
  ClusterListOptions,
  ClusterPatchOptions,
  ClusterRequestOptions,
  ClusterServiceRef,
  ClusterWatchOptions,
  KubernetesResource,
} from '@floe/backstage-plugin-floe-secrets-node';
import { JsonObject } from '@backstage/types';

/** Requests to one cluster since the start, by what they were. */
export type RequestCounts = {
  get: number;
  list: number;
  watch: number;
  patch: number;
  service: number;
};

/** Counts the requests that go through a gateway. */
export class CountingGateway implements ClusterGateway {
  readonly #gateway: ClusterGateway;
  readonly counts: RequestCounts;

  constructor(gateway: ClusterGateway, counts: RequestCounts = noRequests()) {
    this.#gateway = gateway;
    this.counts = counts;
  }

  get clusterName(): string {
    return this.#gateway.clusterName;
  }

  get(path: string, options?: ClusterRequestOptions) {
    this.counts.get += 1;
    return this.#gateway.get(path, options);
  }

  list(resource: KubernetesResource, options?: ClusterListOptions) {
    this.counts.list += 1;
    return this.#gateway.list(resource, options);
  }

  watch(resource: KubernetesResource, options: ClusterWatchOptions) {
    this.counts.watch += 1;
    return this.#gateway.watch(resource, options);
  }

  patch(
    resource: KubernetesResource,
    name: string,
    body: JsonObject,
    options: ClusterPatchOptions,
  ) {
    this.counts.patch += 1;
    return this.#gateway.patch(resource, name, body, options);
  }

  getFromService(
    service: ClusterServiceRef,
    path: string,
    options?: ClusterRequestOptions,
  ) {
    this.counts.service += 1;
    return this.#gateway.getFromService(service, path, options);
  }
}

export function noRequests(): RequestCounts {
  return { get: 0, list: 0, watch: 0, patch: 0, service: 0 };
}

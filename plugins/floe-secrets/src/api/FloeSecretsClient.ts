import { parseEntityRef } from '@backstage/catalog-model';
import type { DiscoveryApi, FetchApi } from '@backstage/core-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  BulkOperation,
  Change,
  Cluster,
  EntitySecrets,
  ManagedSecretDetail,
  Operation,
  RefreshSelection,
  SealingCertificate,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';
import type { FloeSecretsApi, ListStoresOptions } from './FloeSecretsApi';

type Query = Record<string, string | number | string[] | undefined>;

/**
 * Talks to the floe-secrets backend plugin.
 * @public
 */
export class FloeSecretsClient implements FloeSecretsApi {
  readonly #discoveryApi: DiscoveryApi;
  readonly #fetchApi: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getEntitySecrets(entityRef: string): Promise<EntitySecrets> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    return this.#get(['entities', kind, namespace, name, 'secrets']);
  }

  async getSecret(id: string): Promise<ManagedSecretDetail> {
    return this.#get(['secrets', id]);
  }

  async refreshSecret(id: string): Promise<{ operationId: string }> {
    return this.#request('POST', ['secrets', id, 'refresh']);
  }

  async refreshSecrets(
    selection: RefreshSelection,
  ): Promise<{ operationId: string; notFound?: string[] }> {
    return this.#request('POST', ['refreshes'], {}, selection);
  }

  async getOperation(id: string): Promise<Operation> {
    return this.#get(['operations', id]);
  }

  async getBulkOperation(id: string): Promise<BulkOperation> {
    return this.#get(['operations', id]);
  }

  async cancelBulkOperation(id: string): Promise<BulkOperation> {
    return this.#request('POST', ['operations', id, 'cancel']);
  }

  async getStores(options: ListStoresOptions = {}): Promise<{
    items: Store[];
  }> {
    return this.#get(['stores'], options);
  }

  async getClusters(): Promise<{ items: Cluster[] }> {
    return this.#get(['clusters']);
  }

  async getSealingCertificate(cluster: string): Promise<SealingCertificate> {
    return this.#get(['clusters', cluster, 'sealing-certificate']);
  }

  async getChanges(
    options: { entityRef?: string; limit?: number } = {},
  ): Promise<{ items: Change[] }> {
    return this.#get(['changes'], options);
  }

  #get<T>(path: string[], query: Query = {}): Promise<T> {
    return this.#request('GET', path, query);
  }

  async #request<T>(
    method: 'GET' | 'POST',
    path: string[],
    query: Query = {},
    body?: object,
  ): Promise<T> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('floe-secrets');
    const url = new URL(
      `${baseUrl}/v1/${path.map(encodeURIComponent).join('/')}`,
    );
    for (const [name, value] of Object.entries(query)) {
      for (const item of [value ?? []].flat()) {
        url.searchParams.append(name, String(item));
      }
    }
    const response = await this.#fetchApi.fetch(url.toString(), {
      method,
      ...(body && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}

import {
  AuthService,
  BackstageCredentials,
} from '@backstage/backend-plugin-api';
import { DiscoveryService } from '@backstage/backend-plugin-api';
import { parseEntityRef } from '@backstage/catalog-model';
import { ResponseError } from '@backstage/errors';
import {
  Change,
  Cluster,
  EntitySecrets,
  NewChange,
  Store,
} from '@floe/backstage-plugin-floe-secrets-common';

const PLUGIN_ID = 'floe-secrets';

/**
 * What the actions ask the floe-secrets backend, with the credentials of whoever asks.
 * @public
 */
export class FloeSecretsClient {
  constructor(
    private readonly options: {
      auth: AuthService;
      discovery: DiscoveryService;
      /** Replaces the global `fetch` in tests. */
      fetch?: typeof fetch;
    },
  ) {}

  /** The service behind a catalog entity, its environments and its secrets. */
  async getEntitySecrets(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<EntitySecrets> {
    const { kind, namespace, name } = parseEntityRef(entityRef);
    const path = [kind, namespace, name].map(encodeURIComponent).join('/');
    return this.#request(`/v1/entities/${path}/secrets`, credentials);
  }

  /** The stores that a service may use. */
  async getStores(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<Store[]> {
    const query = new URLSearchParams({ entityRef });
    const { items } = await this.#request<{ items: Store[] }>(
      `/v1/stores?${query}`,
      credentials,
    );
    return items;
  }

  /** The clusters and what they have. */
  async getClusters(credentials: BackstageCredentials): Promise<Cluster[]> {
    const { items } = await this.#request<{ items: Cluster[] }>(
      '/v1/clusters',
      credentials,
    );
    return items;
  }

  /** Records a pull request; the same one twice is recorded once. */
  async createChange(
    change: NewChange,
    credentials: BackstageCredentials,
  ): Promise<Change> {
    return this.#request('/v1/changes', credentials, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(change),
    });
  }

  async #request<T>(
    path: string,
    onBehalfOf: BackstageCredentials,
    init: RequestInit = {},
  ): Promise<T> {
    const { auth, discovery, fetch: fetchIt = fetch } = this.options;
    const [baseUrl, { token }] = await Promise.all([
      discovery.getBaseUrl(PLUGIN_ID),
      auth.getPluginRequestToken({ onBehalfOf, targetPluginId: PLUGIN_ID }),
    ]);
    const response = await fetchIt(`${baseUrl}${path}`, {
      ...init,
      headers: { ...init.headers, Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(30_000),
    });
    if (!response.ok) {
      // The cause has the backend's own name and message.
      throw (await ResponseError.fromResponse(response)).cause;
    }
    return (await response.json()) as T;
  }
}

import { parseEntityRef } from '@backstage/catalog-model';
import type {
  BulkOperation,
  CampaignPullRequest,
  DataKeyWrapRequest,
  ListCausesQuery,
  ListRemoteKeysQuery,
  ListSecretsQuery,
  NewCampaign,
  NewChange,
  Operation,
  PreviewRequest,
  PracticesQuery,
  RefreshSelection,
  RotationQuery,
  SecretFacetsQuery,
  SecretStorePlanRequest,
  SopsPlanRequest,
  TrendsQuery,
} from '../model/types';
import { ApiRequests } from './ApiRequests';
import type {
  FloeSecretsApi,
  FloeSecretsRequestOptions,
  ListChangesOptions,
  ListStoresOptions,
} from './FloeSecretsApi';

/**
 * Client of the floe-secrets backend, for frontends and backends. One file,
 * because it has one short method for each operation of the API.
 * @public
 */
export class FloeSecretsClient implements FloeSecretsApi {
  readonly #requests: ApiRequests;

  /**
   * @param options - the `discoveryApi` and `fetchApi` of a frontend, or in a
   * backend its discovery service and an object with a `fetch`
   */
  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#requests = new ApiRequests(options);
  }

  /** {@inheritdoc FloeSecretsApi.getEntitySecrets} */
  async getEntitySecrets(
    entityRef: string,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get(
      '/v1/entities/{kind}/{namespace}/{name}/secrets',
      { path: parseEntityRef(entityRef) },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.listSecrets} */
  async listSecrets(
    query?: ListSecretsQuery,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/secrets', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getSecretFacets} */
  async getSecretFacets(
    query?: SecretFacetsQuery,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/secrets/facets', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.listCauses} */
  async listCauses(
    query?: ListCausesQuery,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/causes', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getTrends} */
  async getTrends(query?: TrendsQuery, options?: FloeSecretsRequestOptions) {
    return this.#requests.get('/v1/trends', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getRotation} */
  async getRotation(
    query?: RotationQuery,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/rotation', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getPractices} */
  async getPractices(
    query?: PracticesQuery,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/practices', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getSecret} */
  async getSecret(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.get('/v1/secrets/{id}', { path: { id } }, options);
  }

  /** {@inheritdoc FloeSecretsApi.refreshSecret} */
  async refreshSecret(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.post(
      '/v1/secrets/{id}/refresh',
      { path: { id } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.getOperation} */
  async getOperation(id: string, options?: FloeSecretsRequestOptions) {
    return this.#readOperation<Operation>(id, options);
  }

  /** {@inheritdoc FloeSecretsApi.refreshSecrets} */
  async refreshSecrets(
    selection: RefreshSelection,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.post('/v1/refreshes', { body: selection }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getBulkOperation} */
  async getBulkOperation(id: string, options?: FloeSecretsRequestOptions) {
    return this.#readOperation<BulkOperation>(id, options);
  }

  /** {@inheritdoc FloeSecretsApi.cancelBulkOperation} */
  async cancelBulkOperation(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.post(
      '/v1/operations/{id}/cancel',
      { path: { id } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.getStores} */
  async getStores(
    filters?: ListStoresOptions,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/stores', { query: filters }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getRemoteKeys} */
  async getRemoteKeys(
    query: ListRemoteKeysQuery,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/remote-keys', { query }, options);
  }

  /** {@inheritdoc FloeSecretsApi.getClusters} */
  async getClusters(options?: FloeSecretsRequestOptions) {
    return this.#requests.get('/v1/clusters', {}, options);
  }

  /** {@inheritdoc FloeSecretsApi.getSealingCertificate} */
  async getSealingCertificate(
    cluster: string,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get(
      '/v1/clusters/{name}/sealing-certificate',
      { path: { name: cluster } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.getCampaigns} */
  async getCampaigns(options?: FloeSecretsRequestOptions) {
    return this.#requests.get('/v1/campaigns', {}, options);
  }

  /** {@inheritdoc FloeSecretsApi.getCampaign} */
  async getCampaign(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.get('/v1/campaigns/{id}', { path: { id } }, options);
  }

  /** {@inheritdoc FloeSecretsApi.startCampaign} */
  async startCampaign(
    campaign: NewCampaign,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.post('/v1/campaigns', { body: campaign }, options);
  }

  /** {@inheritdoc FloeSecretsApi.pauseCampaign} */
  async pauseCampaign(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.post(
      '/v1/campaigns/{id}/pause',
      { path: { id } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.resumeCampaign} */
  async resumeCampaign(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.post(
      '/v1/campaigns/{id}/resume',
      { path: { id } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.cancelCampaign} */
  async cancelCampaign(id: string, options?: FloeSecretsRequestOptions) {
    return this.#requests.post(
      '/v1/campaigns/{id}/cancel',
      { path: { id } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.getCampaignCiphertexts} */
  async getCampaignCiphertexts(
    id: string,
    entityRef: string,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get(
      '/v1/campaigns/{id}/ciphertexts',
      { path: { id }, query: { entityRef } },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.proposeCampaign} */
  async proposeCampaign(
    id: string,
    pullRequest: CampaignPullRequest,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.post(
      '/v1/campaigns/{id}/pull-requests',
      { path: { id }, body: pullRequest },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.getChanges} */
  async getChanges(
    filters?: ListChangesOptions,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.get('/v1/changes', { query: filters }, options);
  }

  /** {@inheritdoc FloeSecretsApi.createChange} */
  async createChange(change: NewChange, options?: FloeSecretsRequestOptions) {
    return this.#requests.post('/v1/changes', { body: change }, options);
  }

  /** {@inheritdoc FloeSecretsApi.preview} */
  async preview(request: PreviewRequest, options?: FloeSecretsRequestOptions) {
    return this.#requests.post('/v1/preview', { body: request }, options);
  }

  /** {@inheritdoc FloeSecretsApi.planSopsFile} */
  async planSopsFile(
    request: SopsPlanRequest,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.post('/v1/sops/plan', { body: request }, options);
  }

  /** {@inheritdoc FloeSecretsApi.wrapDataKey} */
  async wrapDataKey(
    request: DataKeyWrapRequest,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.post(
      '/v1/data-keys/wrap',
      { body: request },
      options,
    );
  }

  /** {@inheritdoc FloeSecretsApi.planSecretStore} */
  async planSecretStore(
    request: SecretStorePlanRequest,
    options?: FloeSecretsRequestOptions,
  ) {
    return this.#requests.post(
      '/v1/secret-stores/plan',
      { body: request },
      options,
    );
  }

  /**
   * The generated types have one type for each of the two, which are the same
   * here.
   */
  #readOperation<T extends Operation | BulkOperation>(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<T> {
    return this.#requests.get(
      '/v1/operations/{id}',
      { path: { id } },
      options,
    ) as Promise<T>;
  }
}

import type {
  BulkOperation,
  Campaign,
  CampaignCiphertexts,
  CampaignDetail,
  CampaignPullRequest,
  CauseList,
  Change,
  Cluster,
  DataKeyWrapRequest,
  EntitySecrets,
  Facets,
  ListCausesQuery,
  ListRemoteKeysQuery,
  ListSecretsQuery,
  ManagedSecretDetail,
  NewCampaign,
  NewChange,
  Operation,
  Preview,
  PreviewRequest,
  PortalProblem,
  PracticeList,
  PracticesQuery,
  RefreshSelection,
  RotationList,
  RotationQuery,
  RemoteKeyList,
  SealingCertificate,
  SecretFacetsQuery,
  SecretPage,
  SecretStorePlan,
  SecretStorePlanRequest,
  SopsPlan,
  SopsPlanRequest,
  Store,
  Trends,
  TrendsQuery,
  WrappedDataKey,
} from '../model/types';

/**
 * Options of a single request to the floe-secrets backend.
 * @public
 */
export type FloeSecretsRequestOptions = {
  /**
   * Token to send as `Authorization: Bearer`. The frontend needs none, because
   * its `fetchApi` adds the token of the user.
   */
  token?: string;
};

/**
 * Filters of {@link FloeSecretsApi.getStores}.
 * @public
 */
export type ListStoresOptions = {
  /** Names of clusters; all clusters by default. */
  cluster?: string[];
  /** Only stores that an ExternalSecret in this namespace may use. */
  namespace?: string;
  /** Only stores that this entity may use where it runs. */
  entityRef?: string;
};

/**
 * Filters of {@link FloeSecretsApi.getChanges}.
 * @public
 */
export type ListChangesOptions = {
  entityRef?: string;
  /** The highest number of changes to return. */
  limit?: number;
};

/**
 * The HTTP API of the floe-secrets backend. Every method rejects with a
 * `ResponseError` of `@backstage/errors` if the backend answers with an error;
 * the `cause` of that error has the backend's own name and message, for
 * example `NotAllowedError`.
 * @public
 */
export interface FloeSecretsApi {
  /** Returns the managed secrets of one catalog entity, and its open changes. */
  getEntitySecrets(
    entityRef: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<EntitySecrets>;
  /** Returns one page of the managed secrets that the caller may read. */
  listSecrets(
    query?: ListSecretsQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<SecretPage>;
  /** Counts the managed secrets that the caller may read, for each value of each filter. */
  getSecretFacets(
    query?: SecretFacetsQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<Facets>;
  /** Groups the findings that the caller may read by their common cause, the most harmful first. */
  listCauses(
    query?: ListCausesQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<CauseList>;
  /**
   * Returns the states of the managed secrets that the caller may read, day by
   * day.
   */
  getTrends(
    query?: TrendsQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<Trends>;
  /**
   * Returns when the managed secrets that the caller may read must be rotated,
   * the earliest first.
   */
  getRotation(
    query?: RotationQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<RotationList>;
  /**
   * Returns which practices of the secrets guide each service follows, from the
   * secrets that the caller may read.
   */
  getPractices(
    query?: PracticesQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<PracticeList>;
  /** Returns one managed secret with its events, history and consumers. */
  getSecret(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<ManagedSecretDetail>;
  /**
   * Asks the operator of a secret to fetch it again, or finds the refresh that
   * is running. `getOperation`, and `operation` of `getSecret`, return the
   * result. The backend answers `ConflictError` if the secret cannot be
   * refreshed.
   */
  refreshSecret(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<{ operationId: string }>;
  /** Returns the state of a refresh of one secret. */
  getOperation(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<Operation>;
  /**
   * Refreshes the selected secrets that the caller may refresh, or finds the
   * running operation of the same request. The backend answers `ConflictError`,
   * with the reason, if none of them can be refreshed.
   */
  refreshSecrets(
    selection: RefreshSelection,
    options?: FloeSecretsRequestOptions,
  ): Promise<{
    operationId: string;
    /** The given ids that do not exist, or that the caller may not read. */
    notFound?: string[];
  }>;
  /** Returns the state of a refresh of many secrets. */
  getBulkOperation(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<BulkOperation>;
  /**
   * Cancels the items of a bulk refresh that were not sent yet and that the
   * caller may refresh. Items that were sent are followed to their end.
   */
  cancelBulkOperation(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<BulkOperation>;
  /** Returns SecretStores and ClusterSecretStores. */
  getStores(
    filters?: ListStoresOptions,
    options?: FloeSecretsRequestOptions,
  ): Promise<{ items: Store[] }>;
  /**
   * Returns the remote keys of a store that are used by ExternalSecrets the
   * caller may read, and whether each key works.
   */
  getRemoteKeys(
    query: ListRemoteKeysQuery,
    options?: FloeSecretsRequestOptions,
  ): Promise<RemoteKeyList>;
  /**
   * Returns the clusters, and which operators and resources each of them has.
   */
  getClusters(
    options?: FloeSecretsRequestOptions,
  ): Promise<{ items: Cluster[]; portalProblems?: PortalProblem[] }>;
  /** Returns the newest certificate of a cluster's Sealed Secrets controller. */
  getSealingCertificate(
    cluster: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<SealingCertificate>;
  /** Returns the campaigns with a secret that the caller may read, newest first. */
  getCampaigns(
    options?: FloeSecretsRequestOptions,
  ): Promise<{ items: Campaign[] }>;
  /** Returns a campaign with the items that the caller may read. */
  getCampaign(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<CampaignDetail>;
  /**
   * Starts a campaign, or finds the active one of the same request. The
   * backend answers `ConflictError`, with the reason, if there is nothing to do.
   */
  startCampaign(
    campaign: NewCampaign,
    options?: FloeSecretsRequestOptions,
  ): Promise<CampaignDetail>;
  /** Has the portal ask the clusters for nothing more until it is resumed. */
  pauseCampaign(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<CampaignDetail>;
  /** Continues a paused campaign. */
  resumeCampaign(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<CampaignDetail>;
  /** Ends a campaign; its open pull requests are followed to their end. */
  cancelCampaign(
    id: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<CampaignDetail>;
  /** Returns the new ciphertexts for the repository of an entity. */
  getCampaignCiphertexts(
    id: string,
    entityRef: string,
    options?: FloeSecretsRequestOptions,
  ): Promise<{ items: CampaignCiphertexts[] }>;
  /** Records the pull request of one repository. */
  proposeCampaign(
    id: string,
    pullRequest: CampaignPullRequest,
    options?: FloeSecretsRequestOptions,
  ): Promise<CampaignDetail>;
  /** Returns the pull requests that the portal opened, newest first. */
  getChanges(
    filters?: ListChangesOptions,
    options?: FloeSecretsRequestOptions,
  ): Promise<{ items: Change[] }>;
  /** Records a pull request. The same pull request is recorded once only. */
  createChange(
    change: NewChange,
    options?: FloeSecretsRequestOptions,
  ): Promise<Change>;
  /**
   * Previews what a change would do to the values file, the objects and the
   * cluster. Without a change, returns the current content of the file. Nothing
   * is written. Findings of severity `error` say why a change would be refused.
   */
  preview(
    request: PreviewRequest,
    options?: FloeSecretsRequestOptions,
  ): Promise<Preview>;
  /**
   * Plans a new SOPS file of a service: its recipients by `.sops.yaml`, and
   * what will decrypt it. Nothing is written.
   */
  planSopsFile(
    request: SopsPlanRequest,
    options?: FloeSecretsRequestOptions,
  ): Promise<SopsPlan>;
  /**
   * Has a service encrypt the data key of a new SOPS file, or a share of it.
   * The data key passes through the backend, which neither keeps nor logs it;
   * values never do.
   */
  wrapDataKey(
    request: DataKeyWrapRequest,
    options?: FloeSecretsRequestOptions,
  ): Promise<WrappedDataKey>;
  /**
   * Plans a new SecretStore of a service: where its manifest is written, what
   * applies it, and what a dry run in the cluster reports. Nothing is written.
   */
  planSecretStore(
    request: SecretStorePlanRequest,
    options?: FloeSecretsRequestOptions,
  ): Promise<SecretStorePlan>;
}

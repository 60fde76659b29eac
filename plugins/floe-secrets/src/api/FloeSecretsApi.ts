import { createApiRef } from '@backstage/core-plugin-api';
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

/**
 * Which stores are asked for.
 * @public
 */
export type ListStoresOptions = {
  /** Names of clusters; all by default. */
  cluster?: string[];
  /** Only stores that an ExternalSecret in this namespace may use. */
  namespace?: string;
  /** Only stores that this entity may use where it runs. */
  entityRef?: string;
};

/**
 * What the floe-secrets backend tells. Every method rejects with a
 * `ResponseError` of `@backstage/errors` where the backend answers with an
 * error: its `name` is then the backend's own, for example `NotAllowedError`.
 * @public
 */
export interface FloeSecretsApi {
  /** The managed secrets of one catalog entity, and its changes under way. */
  getEntitySecrets(entityRef: string): Promise<EntitySecrets>;
  /** One managed secret with its events, history and consumers. */
  getSecret(id: string): Promise<ManagedSecretDetail>;
  /**
   * Has the operator of a secret fetch it again, or finds the refresh that
   * runs. What comes of it is told by `operation` of `getSecret`, and by
   * `getOperation`. Rejects with a `ConflictError` where it cannot work.
   */
  refreshSecret(id: string): Promise<{ operationId: string }>;
  /** What has come of a refresh. */
  getOperation(id: string): Promise<Operation>;
  /**
   * Has many secrets fetched again, those that the caller may refresh, or
   * finds the operation of the same request that runs. Rejects with a
   * `ConflictError` that says why where none of them can be refreshed.
   */
  refreshSecrets(selection: RefreshSelection): Promise<{
    operationId: string;
    /** Of the given ids, those that there are not for the caller. */
    notFound?: string[];
  }>;
  /** What has come of a refresh of many secrets. */
  getBulkOperation(id: string): Promise<BulkOperation>;
  /**
   * Sends nothing more of a refresh of many secrets, as far as the caller may
   * refresh them; what was sent is followed to its end.
   */
  cancelBulkOperation(id: string): Promise<BulkOperation>;
  /** SecretStores and ClusterSecretStores. */
  getStores(options?: ListStoresOptions): Promise<{ items: Store[] }>;
  /** The clusters, and what each really has. */
  getClusters(): Promise<{ items: Cluster[] }>;
  /** The newest certificate of a cluster's Sealed Secrets controller. */
  getSealingCertificate(cluster: string): Promise<SealingCertificate>;
  /** Pull requests that the portal opened, newest first. */
  getChanges(options?: {
    entityRef?: string;
    limit?: number;
  }): Promise<{ items: Change[] }>;
}

/** @public */
export const floeSecretsApiRef = createApiRef<FloeSecretsApi>({
  id: 'plugin.floe-secrets.service',
});

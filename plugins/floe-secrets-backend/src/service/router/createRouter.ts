import { HttpAuthService } from '@backstage/backend-plugin-api';
import { createValidatedOpenApiRouterFromGeneratedEndpointMap } from '@backstage/backend-openapi-utils';
import type { Router } from 'express';
import { ChangeService } from '../../changes/ChangeService';
import { BulkRefreshService } from '../../refresh/bulk/BulkRefreshService';
import { RefreshService } from '../../refresh/RefreshService';
import { spec } from '../../schema/generated/spec';
import { SealingCertificateService } from '../certificates/SealingCertificateService';
import { ClusterService } from '../clusters/ClusterService';
import { EntitySecretsService } from '../entities/EntitySecretsService';
import { SecretListService } from '../secrets/SecretListService';
import { StoreService } from '../stores/StoreService';
import { addChangeRoutes } from './changeRoutes';
import { addClusterRoutes } from './clusterRoutes';
import { Endpoints } from './endpoints';
import { addEntityRoutes } from './entityRoutes';
import { addRefreshRoutes } from './refreshRoutes';
import { addSecretRoutes } from './secretRoutes';
import { addStoreRoutes } from './storeRoutes';
import { ApiRouter } from './types';

export type RouterOptions = {
  httpAuth: HttpAuthService;
  entitySecrets: EntitySecretsService;
  secrets: SecretListService;
  refreshes: RefreshService;
  bulkRefreshes: BulkRefreshService;
  stores: StoreService;
  clusters: ClusterService;
  certificates: SealingCertificateService;
  changes: ChangeService;
};

/** The HTTP API, as `schema/openapi.yaml` describes it; requests are held against it. */
export function createRouter(options: RouterOptions): Router {
  const router: ApiRouter =
    createValidatedOpenApiRouterFromGeneratedEndpointMap<Endpoints>(
      // The document is of OpenAPI 3.1; the utility's type is of 3.0.
      spec as unknown as Parameters<
        typeof createValidatedOpenApiRouterFromGeneratedEndpointMap
      >[0],
    );
  addEntityRoutes(router, options);
  addSecretRoutes(router, options);
  addRefreshRoutes(router, options);
  addStoreRoutes(router, options);
  addClusterRoutes(router, options);
  addChangeRoutes(router, options);
  return router;
}

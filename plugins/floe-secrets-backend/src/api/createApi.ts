import {
  AuditorService,
  HttpAuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import { RepositoryAddresses } from '@floe/backstage-plugin-floe-secrets-node';
import type { Router } from 'express';
import { Catalog } from '../catalog/createCatalog';
import { ChangeReader } from '../changes/ChangeReader';
import { Clock } from '../clock/Clock';
import { Observer } from '../model/Observer';
import { readControllerServices } from '../observe/ObserverConfig';
import { Permissions } from '../permissions/createPermissions';
import { Secrets } from '../secrets/createSecrets';
import { SignalIds } from '../signals/SignalIds';
import { SopsFileStore } from '../sopsFiles/SopsFileStore';
import { ObservationReader } from '../store/ObservationStore';
import { SealingCertificateService } from './certificates/SealingCertificateService';
import { ClusterService } from './clusters/ClusterService';
import { VisibilityComposer } from './clusters/visibility/visibility';
import { EntitySecretsService } from './entities/EntitySecretsService';
import { createRouter } from './router/createRouter';
import { RouterOptions } from './router/RouterOptions';
import { CauseService } from './overview/CauseService';
import { TrendService } from './overview/TrendService';
import { SecretListService } from './secrets/SecretListService';
import { StoreService } from './stores/StoreService';

export type CreateApiOptions = Catalog &
  Permissions &
  Secrets &
  Pick<
    RouterOptions,
    'bulkRefreshes' | 'changes' | 'operations' | 'refreshes'
  > & {
    addresses: RepositoryAddresses;
    auditor: AuditorService;
    changeReader: ChangeReader;
    clock: Clock;
    config: Config;
    httpAuth: HttpAuthService;
    logger: LoggerService;
    observer: Pick<Observer, 'refreshSealingCertificate'>;
    reader: ObservationReader;
    signalIds: SignalIds;
    sopsFiles: SopsFileStore;
  };

/** The HTTP API: what the features offer, and what is read from the store for a page. */
export function createApi(options: CreateApiOptions): Router {
  const { changeReader, config } = options;
  const visibility = new VisibilityComposer({
    servicesOf: readControllerServices(config),
  });
  return createRouter({
    ...options,
    entitySecrets: new EntitySecretsService({
      ...options,
      changes: changeReader,
      visibility,
    }),
    secrets: new SecretListService(options),
    stores: new StoreService(options),
    causes: new CauseService(options),
    trends: new TrendService(options),
    clusters: new ClusterService({ ...options, visibility }),
    certificates: new SealingCertificateService(options),
  });
}

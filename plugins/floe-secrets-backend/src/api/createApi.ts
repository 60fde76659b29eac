import {
  AuditorService,
  HttpAuthService,
  LoggerService,
  RootConfigService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrationRegistry } from '@backstage/integration';
import {
  readChart,
  RepositoryAddresses,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { Router } from 'express';
import { DataKeysParts } from '../dataKeys/createDataKeys';
import { Catalog } from '../catalog/createCatalog';
import { ChangeReader } from '../changes/ChangeReader';
import { Clock } from '../clock/Clock';
import { Observer } from '../model/Observer';
import { readControllerServices } from '../observe/ObserverConfig';
import { readOperatorsConfig } from '../observe/operators/OperatorsConfig';
import { Permissions } from '../permissions/createPermissions';
import { Secrets } from '../secrets/createSecrets';
import { SignalIds } from '../signals/SignalIds';
import { SopsFileStore } from '../sopsFiles/SopsFileStore';
import { ObservationReader } from '../store/ObservationStore';
import { registerActions } from './actions/registerActions';
import { SealingCertificateService } from './certificates/SealingCertificateService';
import { ClusterService } from './clusters/ClusterService';
import { VisibilityComposer } from './clusters/visibility/visibility';
import { DataKeyService } from './dataKeys/DataKeyService';
import { EntitySecretsService } from './entities/EntitySecretsService';
import { DryRunner } from './preview/DryRunner';
import { PreviewService } from './preview/PreviewService';
import { ValuesFileReader } from './preview/ValuesFileReader';
import { createRouter } from './router/createRouter';
import { RouterOptions } from './router/RouterOptions';
import { PortalCheck } from '../portal/PortalCheck';
import { CauseService } from './overview/CauseService';
import { TrendService } from './overview/TrendService';
import { PracticeService } from './practices/PracticeService';
import { readClusterPractices } from './practices/readClusterPractices';
import { RotationService } from './rotation/RotationService';
import { RemoteKeyService } from './remoteKeys/RemoteKeyService';
import { SecretListService } from './secrets/SecretListService';
import { SecretStorePlanService } from './secretStorePlan/SecretStorePlanService';
import { SopsPlanService } from './sopsPlan/SopsPlanService';
import { SopsRuleReader } from './sopsPlan/SopsRuleReader';
import { StoreService } from './stores/StoreService';

type CreateApiOptions = Catalog &
  Permissions &
  Secrets &
  DataKeysParts &
  Pick<
    RouterOptions,
    | 'bulkRefreshes'
    | 'campaigns'
    | 'campaignPullRequests'
    | 'changes'
    | 'operations'
    | 'refreshes'
  > & {
    actionsRegistry: ActionsRegistryService;
    addresses: RepositoryAddresses;
    auditor: AuditorService;
    changeReader: ChangeReader;
    clock: Clock;
    config: RootConfigService;
    httpAuth: HttpAuthService;
    integrations: ScmIntegrationRegistry;
    logger: LoggerService;
    portal: Pick<PortalCheck, 'problems'>;
    observer: Pick<Observer, 'openGateway' | 'refreshSealingCertificate'>;
    reader: ObservationReader;
    signalIds: SignalIds;
    sopsFiles: SopsFileStore;
    urlReader: UrlReaderService;
  };

/** Creates the HTTP API and the actions from the features and the store. */
export function createApi(options: CreateApiOptions): Router {
  const { changeReader, config, integrations, urlReader } = options;
  const servicesOf = readControllerServices(config);
  const visibility = new VisibilityComposer({ servicesOf });
  const entitySecrets = new EntitySecretsService({
    ...options,
    changes: changeReader,
    visibility,
  });
  const stores = new StoreService(options);
  const files = new ValuesFileReader({
    files: new RepositoryFiles({ integrations, reader: urlReader }),
  });
  const rules = new SopsRuleReader({ files });
  const dryRuns = new DryRunner({
    ...options,
    enabled: config.getOptionalBoolean('floeSecrets.preview.dryRun') ?? true,
  });
  const previews = new PreviewService({
    ...options,
    entitySecrets,
    stores,
    chart: readChart(config),
    files,
    dryRuns,
  });
  const secrets = new SecretListService(options);
  registerActions({ ...options, previews, secrets });
  return createRouter({
    ...options,
    entitySecrets,
    previews,
    secrets,
    secretStorePlans: new SecretStorePlanService({
      ...options,
      dryRuns,
      entitySecrets,
      files,
      stores,
    }),
    sopsPlans: new SopsPlanService({ ...options, entitySecrets, files, rules }),
    dataKeys: new DataKeyService({ ...options, entitySecrets, files, rules }),
    stores,
    remoteKeys: new RemoteKeyService(options),
    causes: new CauseService(options),
    trends: new TrendService(options),
    rotation: new RotationService(options),
    practices: new PracticeService({
      ...options,
      declarationOf: readClusterPractices(config),
    }),
    clusters: new ClusterService({
      ...options,
      visibility,
      operatorOf: readOperatorsConfig(config, servicesOf),
    }),
    certificates: new SealingCertificateService(options),
  });
}

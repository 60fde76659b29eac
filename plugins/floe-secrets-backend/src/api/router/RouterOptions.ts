import { HttpAuthService } from '@backstage/backend-plugin-api';
import { Clock } from '../../clock/Clock';
import { ChangeService } from '../../changes/ChangeService';
import { BulkRefreshService } from '../../refresh/bulk/BulkRefreshService';
import { OperationService } from '../../refresh/operations/OperationService';
import { RefreshService } from '../../refresh/RefreshService';
import { SignalIds } from '../../signals/SignalIds';
import { SealingCertificateService } from '../certificates/SealingCertificateService';
import { ClusterService } from '../clusters/ClusterService';
import { EntitySecretsService } from '../entities/EntitySecretsService';
import { CauseService } from '../overview/CauseService';
import { TrendService } from '../overview/TrendService';
import { PreviewService } from '../preview/PreviewService';
import { RemoteKeyService } from '../remoteKeys/RemoteKeyService';
import { SecretListService } from '../secrets/SecretListService';
import { SopsPlanService } from '../sopsPlan/SopsPlanService';
import { StoreService } from '../stores/StoreService';

/** The services that answer the HTTP API. */
export type RouterOptions = {
  clock: Clock;
  httpAuth: HttpAuthService;
  entitySecrets: EntitySecretsService;
  secrets: SecretListService;
  refreshes: RefreshService;
  bulkRefreshes: BulkRefreshService;
  operations: OperationService;
  stores: StoreService;
  remoteKeys: RemoteKeyService;
  clusters: ClusterService;
  certificates: SealingCertificateService;
  causes: CauseService;
  trends: TrendService;
  changes: ChangeService;
  previews: PreviewService;
  sopsPlans: SopsPlanService;
  signalIds: SignalIds;
};

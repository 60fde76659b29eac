import {
  AuditorService,
  AuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { Config } from '@backstage/config';
import {
  DefaultGithubCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { floeSecretsPermissions } from '@floe/backstage-plugin-floe-secrets-common';
import {
  DiagnosisRule,
  RepositoryAddresses,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { Knex } from 'knex';
import { ChangeFollower } from './changes/ChangeFollower';
import { ChangeReader } from './changes/ChangeReader';
import { ChangeService } from './changes/ChangeService';
import { DatabaseChangeStore } from './changes/DatabaseChangeStore';
import { GithubPullRequestReader } from './changes/GithubPullRequestReader';
import { readChangeConfig } from './changes/readChangeConfig';
import { Clock } from './clock/Clock';
import { Observer } from './model/Observer';
import {
  floeSecretPermissionRules,
  floeSecretResourceRef,
} from './permissions';
import { SecretAuthorizer } from './permissions/SecretAuthorizer';
import { SecretResources } from './permissions/SecretResources';
import { DatabaseRefreshStore } from './refresh/DatabaseRefreshStore';
import { BulkRefreshService } from './refresh/bulk/BulkRefreshService';
import { BulkRefreshWorker } from './refresh/bulk/BulkRefreshWorker';
import { DatabaseBulkRefreshStore } from './refresh/bulk/DatabaseBulkRefreshStore';
import { readBulkRefreshConfig } from './refresh/bulk/readBulkRefreshConfig';
import { SecretSelector } from './refresh/bulk/SecretSelector';
import { RefreshTurns } from './refresh/turns/RefreshTurns';
import { RefreshFollower } from './refresh/RefreshFollower';
import { RefreshService } from './refresh/RefreshService';
import { RefreshResumer } from './refresh/RefreshResumer';
import { RefreshStarter } from './refresh/RefreshStarter';
import { SealingCertificateService } from './api/certificates/SealingCertificateService';
import { ClusterService } from './api/clusters/ClusterService';
import { PlaceAccess } from './secrets/PlaceAccess';
import { EntityIndex } from './catalog/EntityIndex';
import { CachedEntityReader } from './catalog/EntityReader';
import { EntitySecretsService } from './api/entities/EntitySecretsService';
import { VisibleEntities } from './catalog/VisibleEntities';
import { readAllowedPlaces } from './catalog/allowedPlaces/readAllowedPlaces';
import { readEnvironments } from './catalog/environments/readEnvironments';
import { RouterOptions } from './api/router/RouterOptions';
import { ReadableSecrets } from './secrets/ReadableSecrets';
import { SecretEvaluator } from './secrets/SecretEvaluator';
import { JudgedSecrets } from './secrets/lists/JudgedSecrets';
import { SecretCounter } from './secrets/lists/SecretCounter';
import { SecretPager } from './secrets/lists/SecretPager';
import { SecretTotals } from './secrets/lists/SecretTotals';
import { SecretListService } from './api/secrets/SecretListService';
import { StoreService } from './api/stores/StoreService';
import { VisibilityComposer } from './api/clusters/visibility/visibility';
import {
  readControllerServices,
  readObserverConfig,
} from './observe/ObserverConfig';
import { DatabaseSopsFileStore } from './sopsFiles/DatabaseSopsFileStore';
import { FluxUse } from './sopsFiles/flux/FluxUse';
import { GitFiles } from './sopsFiles/GitFiles';
import { SopsFileSurvey } from './sopsFiles/SopsFileSurvey';
import { DatabaseObservationReader } from './store/DatabaseObservationReader';
import { DatabaseTargetReader } from './store/targets/DatabaseTargetReader';
import { DatabaseSecretLists } from './store/lists/DatabaseSecretLists';

export type CreateServicesOptions = {
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
  config: Config;
  database: Knex;
  logger: LoggerService;
  observer: Observer;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  rules: DiagnosisRule[];
  urlReader: UrlReaderService;
  /** Told of changes that came or moved. */
  onMoved: (changeIds: string[]) => void;
  /** Told of secrets whose refresh began or ended. */
  onRefreshed: (secretIds: string[]) => void;
  /** Told of SOPS files that are new, changed or gone. */
  onFilesChanged: (secretIds: string[]) => void;
};

/** Puts together what answers the API and what follows changes. */
export function createServices(options: CreateServicesOptions): Omit<
  RouterOptions,
  'httpAuth' | 'signalIds'
> & {
  follower: ChangeFollower;
  refreshFollower: RefreshFollower;
  refreshResumer: RefreshResumer;
  sopsFileSurvey: SopsFileSurvey;
  bulkWorker: BulkRefreshWorker;
  bulkStore: DatabaseBulkRefreshStore;
} {
  const { auditor, auth, catalog, clock, config, logger, observer } = options;
  const {
    database,
    onMoved,
    permissions,
    permissionsRegistry,
    rules,
    onRefreshed,
  } = options;

  const reader = new DatabaseObservationReader({ database, clock });
  const environments = readEnvironments(config);
  const integrations = ScmIntegrations.fromConfig(config);
  const addresses = new RepositoryAddresses(integrations);
  const lists = new DatabaseSecretLists({ database });
  const entities = new CachedEntityReader({ catalog });
  const allowedPlaces = readAllowedPlaces(config);
  const index = new EntityIndex({ catalog, auth, logger, allowedPlaces });
  const visible = new VisibleEntities({ catalog });

  const resources = new SecretResources({ reader, index, environments });
  permissionsRegistry.addResourceType({
    resourceRef: floeSecretResourceRef,
    permissions: floeSecretsPermissions,
    rules: Object.values(floeSecretPermissionRules),
    getResources: ids => resources.getResources(ids),
  });
  const authorizer = new SecretAuthorizer({ permissions, permissionsRegistry });

  const { targetParts } = readObserverConfig(config);
  const evaluator = new SecretEvaluator({
    reader,
    targets: new DatabaseTargetReader({ database }),
    environments,
    rules,
    logger,
    clock,
  });
  const readable = new ReadableSecrets({
    hasPlainSecrets: targetParts.includes('secret-metadata'),
    reader,
    lists,
    entities,
    environments,
    index,
    visible,
    authorizer,
    resources,
  });
  const access = new PlaceAccess({ readable, lists, environments });
  const judged = new JudgedSecrets({ reader, lists, evaluator, clock });
  const refreshStore = new DatabaseRefreshStore({ database });
  const refreshFollower = new RefreshFollower({
    store: refreshStore,
    reader,
    evaluator,
    logger,
    onEnded: onRefreshed,
  });
  const starter = new RefreshStarter({
    store: refreshStore,
    follower: refreshFollower,
    reader,
    observer,
    onBegun: onRefreshed,
    clock,
  });
  const bulkConfig = readBulkRefreshConfig(config);
  const refreshes = new RefreshService({
    turns: new RefreshTurns({ database }),
    config: bulkConfig,
    clock,
    store: refreshStore,
    follower: refreshFollower,
    readable,
    starter,
    resources,
    authorizer,
    auditor,
  });
  const refreshResumer = new RefreshResumer({
    store: refreshStore,
    starter,
    reader,
    auditor,
    logger,
  });
  const bulkStore = new DatabaseBulkRefreshStore({ database });
  const bulkWorker = new BulkRefreshWorker({
    store: bulkStore,
    refreshes: refreshStore,
    starter,
    reader,
    auditor,
    logger,
    config: bulkConfig,
  });
  const sopsFiles = new DatabaseSopsFileStore({ database, clock });
  const changeStore = new DatabaseChangeStore({ database, clock });
  const changes = new ChangeReader({
    store: changeStore,
    reader,
    evaluator,
    clock,
  });

  const visibility = new VisibilityComposer({
    servicesOf: readControllerServices(config),
  });
  const entitySecrets = new EntitySecretsService({
    reader,
    entities,
    index,
    evaluator,
    environments,
    authorizer,
    changes,
    addresses,
    sopsFiles,
    visibility,
    allowedPlaces,
  });

  return {
    entitySecrets,
    secrets: new SecretListService({
      readable,
      reader,
      evaluator,
      environments,
      lists,
      pager: new SecretPager({
        lists,
        judged,
        totals: new SecretTotals({ lists, clock }),
      }),
      counter: new SecretCounter({ lists, judged, environments, clock }),
      refreshes,
      clock,
    }),
    refreshes,
    refreshFollower,
    refreshResumer,
    sopsFileSurvey: new SopsFileSurvey({
      auth,
      catalog,
      addresses,
      allowedPlaces,
      environments,
      reader,
      files: new GitFiles({
        files: new RepositoryFiles({
          integrations,
          reader: options.urlReader,
        }),
        clock,
      }),
      flux: new FluxUse({ observer, reader, logger }),
      store: sopsFiles,
      logger,
      onChanged: options.onFilesChanged,
      clock,
    }),
    bulkRefreshes: new BulkRefreshService({
      store: bulkStore,
      worker: bulkWorker,
      selector: new SecretSelector({
        database,
        access,
        allowedPlaces,
        entities,
        environments,
        reader,
      }),
      readable,
      reader,
      resources,
      authorizer,
      auditor,
      config: bulkConfig,
    }),
    bulkWorker,
    bulkStore,
    stores: new StoreService({
      reader,
      lists,
      readable,
      entities,
      environments,
      access,
      allowedPlaces,
      logger,
      clock,
    }),
    clusters: new ClusterService({
      reader,
      lists,
      readable,
      environments,
      access,
      visibility,
    }),
    certificates: new SealingCertificateService({
      reader,
      observer,
      access,
      auditor,
      logger,
      clock,
    }),
    changes: new ChangeService({
      store: changeStore,
      changes,
      reader,
      entities,
      visible,
      access,
      allowedPlaces,
      addresses,
      authorizer,
      environments,
      auditor,
      onMoved,
    }),
    follower: new ChangeFollower({
      store: changeStore,
      reader,
      pullRequests: [
        new GithubPullRequestReader({
          integrations,
          credentials:
            DefaultGithubCredentialsProvider.fromIntegrations(integrations),
          clock,
        }),
      ],
      logger,
      clock,
      ...readChangeConfig(config),
      onMoved,
    }),
  };
}

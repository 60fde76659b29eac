import {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  RootConfigService,
  RootLifecycleService,
  SchedulerService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import type {
  ActionsRegistryService,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { NotificationService } from '@backstage/plugin-notifications-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  ClusterProvider,
  DiagnosisRule,
  RepositoryAddresses,
} from '@floe/backstage-plugin-floe-secrets-node';
import type { Router } from 'express';
import { Knex } from 'knex';
import { createApi } from './api/createApi';
import { createCampaigns } from './campaigns/createCampaigns';
import { createCatalog } from './catalog/createCatalog';
import { createChanges } from './changes/createChanges';
import { Clock } from './clock/Clock';
import { createDataKeys } from './dataKeys/createDataKeys';
import type { DataKeyWrappers } from './dataKeys/DataKeys';
import {
  createClusterProvider,
  usesKubernetesPlugin,
} from './clusters/createClusterProvider';
import { observedState } from './diagnose/observedState';
import { Feature } from './services/Feature';
import { createMetrics } from './metrics/createMetrics';
import { Measurements } from './metrics/Measurements';
import { createNotices } from './notices/createNotices';
import { createObservation } from './observe/createObservation';
import { createPermissions } from './permissions/createPermissions';
import { explainMissingPlugin } from './portal/explainMissingPlugin';
import { PluginProbe } from './portal/PluginProbe';
import { PortalCheck } from './portal/PortalCheck';
import { createRefresh } from './refresh/createRefresh';
import { createSecrets } from './secrets/createSecrets';
import { createSignals } from './signals/createSignals';
import { SignalIds } from './signals/SignalIds';
import { createSopsFiles } from './sopsFiles/createSopsFiles';
import { DatabaseObservationReader } from './store/DatabaseObservationReader';

type CreateFeaturesOptions = {
  actionsRegistry: ActionsRegistryService;
  auditor: AuditorService;
  auth: AuthService;
  catalog: CatalogService;
  clock: Clock;
  /** What other modules have added. */
  clusterProviders: ClusterProvider[];
  config: RootConfigService;
  database: Knex;
  dataKeyWrappers: Partial<DataKeyWrappers>;
  discovery: DiscoveryService;
  httpAuth: HttpAuthService;
  logger: LoggerService;
  metrics: MetricsService;
  notifications: NotificationService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  rootLifecycle: RootLifecycleService;
  rules: DiagnosisRule[];
  scheduler: SchedulerService;
  signals: SignalsService;
  signalIds: SignalIds;
  urlReader: UrlReaderService;
};

/**
 * Creates the features of the plugin.
 *
 * @returns the HTTP API, and the features in the order in which they start;
 * they stop in the opposite one
 */
export function createFeatures(options: CreateFeaturesOptions): {
  api: Router;
  features: Feature[];
} {
  const { config, database, clock } = options;
  const integrations = ScmIntegrations.fromConfig(config);
  const observation = createObservation({
    ...options,
    clusterProvider: createClusterProvider({
      ...options,
      added: options.clusterProviders,
    }),
    observedState,
  });
  const { observer } = observation;
  const portal = new PortalCheck({
    ...options,
    probe: new PluginProbe(options),
    clusterListing: observation.clusterListing,
    usesKubernetesPlugin: usesKubernetesPlugin(
      config,
      options.clusterProviders,
    ),
  });
  const signals = createSignals({ ...options, observer });
  const { publisher } = signals;

  const catalog = createCatalog(options);
  const shared = {
    ...options,
    permissions: explainMissingPlugin(options.permissions),
    ...catalog,
    addresses: new RepositoryAddresses(integrations, {
      isAllowed: (entity, repository) =>
        catalog.allowedPlaces.allowsRepository(entity, repository),
    }),
    integrations,
    measurements: new Measurements(options.metrics),
    observer,
    reader: new DatabaseObservationReader({ database, clock }),
  };
  const access = { ...shared, ...createPermissions(shared) };
  const core = { ...access, ...createSecrets(access) };

  const changes = createChanges({
    ...core,
    onMoved: changeIds => publisher.add({ changeIds }),
  });
  const refresh = createRefresh({
    ...core,
    onMoved: secretIds => publisher.add({ secretIds }),
  });
  const sopsFiles = createSopsFiles({
    ...core,
    onChanged: secretIds => publisher.add({ secretIds }),
  });
  const dataKeys = createDataKeys(core);
  const campaigns = createCampaigns({
    ...core,
    onMoved: secretIds => publisher.add({ secretIds }),
  });
  const notices = createNotices({ ...core, ...changes });
  return {
    api: createApi({
      ...core,
      ...campaigns,
      ...changes,
      ...refresh,
      ...sopsFiles,
      ...dataKeys,
      portal,
    }),
    features: [
      signals,
      changes,
      refresh,
      campaigns,
      sopsFiles,
      dataKeys,
      notices,
      observation,
      portal,
      createMetrics(core),
    ],
  };
}

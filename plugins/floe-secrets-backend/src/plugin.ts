import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ClusterProvider,
  DiagnosisRule,
  floeSecretsClustersExtensionPoint,
  floeSecretsDataKeysExtensionPoint,
  floeSecretsDiagnosisExtensionPoint,
} from '@floe/backstage-plugin-floe-secrets-node';
import { createHealthRouter } from './api/router/healthRouter';
import { clockServiceRef } from './clock/clockServiceRef';
import { createFeatures } from './createFeatures';
import { runFeatures } from './services/Feature';
import type { DataKeyWrappers } from './dataKeys/DataKeys';
import { SignalIds } from './signals/SignalIds';
import {
  actionsRegistryServiceRef,
  metricsServiceRef,
} from './services/optionalServices';
import { openDatabase } from './store/openDatabase';
import { installKinds, KINDS } from './kinds';

/**
 * Shows whether the secrets of floe services reached their clusters, why not,
 * and whether the pull requests that change them have arrived.
 *
 * @public
 */
export const floeSecretsPlugin = createBackendPlugin({
  pluginId: 'floe-secrets',
  register(env) {
    const clusterProviders: ClusterProvider[] = [];
    const rules: DiagnosisRule[] = [];
    const dataKeyWrappers: Partial<DataKeyWrappers> = {};

    env.registerExtensionPoint(floeSecretsClustersExtensionPoint, {
      addClusterProvider(provider) {
        clusterProviders.push(provider);
      },
    });
    env.registerExtensionPoint(floeSecretsDiagnosisExtensionPoint, {
      addRule(...added) {
        rules.push(...added);
      },
    });

    env.registerExtensionPoint(floeSecretsDataKeysExtensionPoint, {
      setWrapper(type, wrapper) {
        if (dataKeyWrappers[type]) {
          throw new Error(
            `Two modules replace how data keys are encrypted with keys of the type ${type}: remove one of them`,
          );
        }
        Object.assign(dataKeyWrappers, { [type]: wrapper });
      },
    });

    installKinds(KINDS);
    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        clock: clockServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        discovery: coreServices.discovery,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        rootLifecycle: coreServices.rootLifecycle,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { httpRouter } = deps;
        const database = await openDatabase(deps.database);
        const { api, features } = createFeatures({
          ...deps,
          database,
          signalIds: await SignalIds.fromDatabase(database),
          clusterProviders,
          rules,
          dataKeyWrappers,
        });
        await runFeatures(features, deps);
        httpRouter.use(createHealthRouter({ database, clock: deps.clock }));
        httpRouter.use(api);
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
      },
    });
  },
});

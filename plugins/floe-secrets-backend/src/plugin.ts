import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  ClusterProvider,
  DiagnosisRule,
  floeSecretsClustersExtensionPoint,
  floeSecretsDiagnosisExtensionPoint,
} from '@floe/backstage-plugin-floe-secrets-node';
import { clockServiceRef } from './clock/clockServiceRef';
import { followChanges } from './changes/followChanges';
import { createServices } from './createServices';
import { observedState } from './diagnose/observedState';
import { followRefreshes } from './refresh/followRefreshes';
import { createObserver } from './observe/createObserver';
import { createHealthRouter } from './api/router/healthRouter';
import { createRouter } from './api/router/createRouter';
import { readSopsFilesConfig } from './sopsFiles/readSopsFilesConfig';
import { scheduleSurvey } from './sopsFiles/scheduleSurvey';
import { SignalPublisher } from './signals/SignalPublisher';
import { openDatabase } from './store/openDatabase';
import { installKinds, KINDS } from './kinds';

/**
 * Shows whether the secrets of floe services reached their clusters, why
 * not, and what became of the pull requests that change them.
 *
 * @public
 */
export const floeSecretsPlugin = createBackendPlugin({
  pluginId: 'floe-secrets',
  register(env) {
    let clusterProvider: ClusterProvider | undefined;
    const rules: DiagnosisRule[] = [];

    env.registerExtensionPoint(floeSecretsClustersExtensionPoint, {
      setClusterProvider(provider) {
        if (clusterProvider) {
          throw new Error('A cluster provider has been set already');
        }
        clusterProvider = provider;
      },
    });
    env.registerExtensionPoint(floeSecretsDiagnosisExtensionPoint, {
      addRule(...added) {
        rules.push(...added);
      },
    });

    installKinds(KINDS);
    env.registerInit({
      deps: {
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
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        urlReader: coreServices.urlReader,
      },
      async init(deps) {
        const { clock, httpAuth, httpRouter, lifecycle, logger, scheduler } =
          deps;
        const database = await openDatabase(deps.database);
        const observer = await createObserver({
          ...deps,
          database,
          clusterProvider,
          observedState,
        });
        const publisher = new SignalPublisher({
          signals: deps.signals,
          logger,
        });
        const {
          bulkStore,
          bulkWorker,
          follower,
          refreshFollower,
          refreshResumer,
          sopsFileSurvey,
          ...services
        } = createServices({
          ...deps,
          database,
          observer,
          rules,
          onMoved: changeIds => publisher.add({ changeIds }),
          onRefreshed: secretIds => publisher.add({ secretIds }),
          onFilesChanged: secretIds => publisher.add({ secretIds }),
        });

        observer.subscribe(change => publisher.add(change));
        await followChanges({ follower, observer, scheduler, logger });
        await followRefreshes({
          follower: refreshFollower,
          resumer: refreshResumer,
          bulkWorker,
          bulkStore,
          observer,
          scheduler,
          logger,
          clock,
        });
        await scheduleSurvey({
          survey: sopsFileSurvey,
          scheduler,
          config: readSopsFilesConfig(deps.config),
        });
        lifecycle.addStartupHook(async () => {
          await observer.start();
        });
        lifecycle.addShutdownHook(async () => {
          await bulkWorker.stop();
          await observer.stop();
          await publisher.flush();
        });

        httpRouter.use(createHealthRouter({ database }));
        httpRouter.use(createRouter({ httpAuth, ...services }));
        httpRouter.addAuthPolicy({ path: '/health', allow: 'unauthenticated' });
      },
    });
  },
});

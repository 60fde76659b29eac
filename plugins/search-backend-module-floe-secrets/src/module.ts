import {
  coreServices,
  createBackendModule,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import { SecretCollatorFactory } from './SecretCollatorFactory';
import { readLocations } from './toDocument';

const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { minutes: 10 },
  timeout: { minutes: 15 },
  initialDelay: { seconds: 3 },
};

/**
 * Adds the secrets of floe services to the index of the search backend.
 * @public
 */
export const searchModuleFloeSecrets = createBackendModule({
  pluginId: 'search',
  moduleId: 'floe-secrets-collator',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        index: searchIndexRegistryExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ auth, config, discovery, index, scheduler }) {
        const own = config.getOptionalConfig('search.collators.floeSecrets');
        const schedule = own?.has('schedule')
          ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
              own.getConfig('schedule'),
            )
          : DEFAULT_SCHEDULE;
        index.addCollator({
          schedule: scheduler.createScheduledTaskRunner(schedule),
          factory: new SecretCollatorFactory({
            auth,
            api: new FloeSecretsClient({
              discoveryApi: discovery,
              fetchApi: { fetch },
            }),
            locations: readLocations(own),
          }),
        });
      },
    });
  },
});

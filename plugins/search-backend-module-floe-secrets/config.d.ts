import { SchedulerServiceTaskScheduleDefinitionConfig } from '@backstage/backend-plugin-api';

export interface Config {
  search?: {
    collators?: {
      floeSecrets?: {
        /** How often the secrets are read; by default every 10 minutes. */
        schedule?: SchedulerServiceTaskScheduleDefinitionConfig;
        /**
         * Path of the Secrets tab of an entity; by default
         * `/catalog/:namespace/:kind/:name/secrets`.
         */
        entityPath?: string;
        /**
         * Path of the overview, for secrets that belong to no entity; by
         * default `/secrets`.
         */
        overviewPath?: string;
      };
    };
  };
}

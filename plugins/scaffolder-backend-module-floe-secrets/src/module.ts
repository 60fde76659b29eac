import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createRecordChangeAction } from './actions/recordChange';
import { createValuesAction } from './actions/values';
import { FloeSecretsClient } from './backend/FloeSecretsClient';

/**
 * Adds the actions of Floe Secrets to the scaffolder.
 * @public
 */
export const floeSecretsModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'floe-secrets',
  register({ registerInit }) {
    registerInit({
      deps: {
        scaffolder: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        reader: coreServices.urlReader,
      },
      async init({ scaffolder, auth, config, discovery, reader }) {
        const client = new FloeSecretsClient({ auth, discovery });
        const integrations = ScmIntegrations.fromConfig(config);
        scaffolder.addActions(
          createValuesAction({ client, config, integrations, reader }),
          createRecordChangeAction({ client, integrations }),
        );
      },
    });
  },
});

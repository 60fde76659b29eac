import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createRecordChangeAction } from './actions/recordChange';
import { createValuesAction } from './actions/values';
import { FloeSecretsClient } from './backend/FloeSecretsClient';
import { refusalsWithoutText } from './http/refusals';

/**
 * Adds the actions of Floe Secrets to the scaffolder, and takes what was sent
 * out of its refusals.
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
        httpRouter: coreServices.httpRouter,
        reader: coreServices.urlReader,
      },
      async init({ scaffolder, auth, config, discovery, httpRouter, reader }) {
        httpRouter.use(refusalsWithoutText());
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

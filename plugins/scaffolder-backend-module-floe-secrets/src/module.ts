import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { FloeSecretsClient } from '@floe/backstage-plugin-floe-secrets-common';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { readPullRequestConfig } from './values/pullRequestConfig';
import { createCheckAction } from './actions/check';
import { createMigrateAction } from './actions/migrate';
import { createPullRequestAction } from './actions/pullRequest';
import { createRecordChangeAction } from './actions/recordChange';
import { createRecordCampaignAction } from './actions/recordCampaign';
import { createResealAction } from './actions/reseal';
import { createSecretStoreAction } from './actions/secretStore';
import { createSopsFileAction } from './actions/sopsFile';
import { createSopsRecipientsAction } from './actions/sopsRecipients';
import { createStartCampaignAction } from './actions/startCampaign';
import { createValuesAction } from './actions/values';
import { boundedInput } from './http/boundedInput';
import { refusalsWithoutText } from './http/refusals';
import { machineTime } from './machineTime';

/** How long an action waits for an answer of the backend. */
const REQUEST_TIMEOUT_MS = 30_000;

/**
 * Adds the actions of Floe Secrets to the scaffolder, and removes quotations of
 * the input from its refusals, and refuses input that no form makes.
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
        for (const handler of boundedInput()) httpRouter.use(handler);
        const client = new FloeSecretsClient({
          discoveryApi: discovery,
          fetchApi: {
            fetch: (input, init) =>
              fetch(input, {
                ...init,
                signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
              }),
          },
        });
        const integrations = ScmIntegrations.fromConfig(config);
        const files = new RepositoryFiles({
          integrations,
          reader,
          keepDefaultBranches: true,
        });
        // Mistakes in the configuration are reported when the backend
        // starts.
        readPullRequestConfig(config);
        scaffolder.addActions(
          createValuesAction({
            auth,
            client,
            config,
            files,
            integrations,
            now: machineTime,
            reader,
          }),
          createPullRequestAction({
            auth,
            client,
            config,
            files,
            integrations,
          }),
          createSopsFileAction({
            auth,
            client,
            config,
            files,
            integrations,
            reader,
          }),
          createSopsRecipientsAction({
            auth,
            client,
            config,
            files,
            integrations,
            reader,
          }),
          createSecretStoreAction({
            auth,
            client,
            config,
            files,
            integrations,
            reader,
          }),
          createResealAction({ auth, client, config, files, integrations }),
          createMigrateAction({
            auth,
            client,
            config,
            files,
            integrations,
            now: machineTime,
            reader,
          }),
          createStartCampaignAction({ auth, client, config }),
          createRecordCampaignAction({ auth, client }),
          createRecordChangeAction({ auth, client, integrations }),
          createCheckAction({ auth, client, config, now: machineTime }),
        );
      },
    });
  },
});

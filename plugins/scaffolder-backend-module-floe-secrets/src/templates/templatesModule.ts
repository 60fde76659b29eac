import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { parseOwner } from './parseOwner';
import { readTemplates } from './readTemplates';
import { TemplatesProvider } from './TemplatesProvider';

/**
 * Adds the templates of Floe Secrets to the catalog, with the owner
 * `floeSecrets.templates.owner`. `catalog.rules` need not allow templates.
 * @public
 */
export const floeSecretsTemplatesModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'floe-secrets-templates',
  register({ registerInit }) {
    registerInit({
      deps: {
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ catalog, config }) {
        const owner = config.getString('floeSecrets.templates.owner');
        catalog.addEntityProvider(
          new TemplatesProvider(readTemplates(parseOwner(owner))),
        );
      },
    });
  },
});

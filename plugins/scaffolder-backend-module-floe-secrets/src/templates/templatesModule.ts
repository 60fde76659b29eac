import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { readTemplates } from './readTemplates';
import { TemplatesProvider } from './TemplatesProvider';

/**
 * Adds the templates of Floe Secrets to the catalog, with the owner that
 * `floeSecrets.templates.owner` names. `catalog.rules` need not
 * allow templates for it.
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

function parseOwner(owner: string): string {
  try {
    return stringifyEntityRef(
      parseEntityRef(owner, {
        defaultKind: 'group',
        defaultNamespace: 'default',
      }),
    );
  } catch {
    throw new InputError(
      'floeSecrets.templates.owner is not an entity ref: name the group that owns the templates, such as group:default/platform',
    );
  }
}

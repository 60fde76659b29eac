import { CatalogClient } from '@backstage/catalog-client';
import {
  ApiBlueprint,
  appLanguageApiRef,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  ScaffolderClient,
  scaffolderApiRef,
} from '@backstage/plugin-scaffolder';
import { withTranslatedTemplates } from '@floe/backstage-plugin-floe-secrets/alpha';

/** The forms and results of our templates in German. */
export const germanScaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scaffolderApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            scmIntegrationsApi: scmIntegrationsApiRef,
            fetchApi: fetchApiRef,
            identityApi: identityApiRef,
            languages: appLanguageApiRef,
          },
          factory: ({ languages, ...options }) =>
            withTranslatedTemplates(new ScaffolderClient(options), languages),
        }),
    }),
  ],
});

/** The titles of our templates in the catalog in German. */
export const germanCatalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {
            discoveryApi: discoveryApiRef,
            fetchApi: fetchApiRef,
            languages: appLanguageApiRef,
          },
          factory: ({ languages, ...options }) =>
            withTranslatedTemplates(new CatalogClient(options), languages),
        }),
    }),
  ],
});

import {
  ApiBlueprint,
  AppLanguageApi,
  appLanguageApiRef,
  createFrontendModule,
  discoveryApiRef,
  fetchApiRef,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { scmIntegrationsApiRef } from '@backstage/integration-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { scaffolderApiRef } from '@backstage/plugin-scaffolder';
import { GermanCatalogClient } from './GermanCatalogClient';
import { GermanScaffolderClient } from './GermanScaffolderClient';

/** A template is in one language; its texts are replaced where they arrive. */
const isGermanOf = (languages: AppLanguageApi) => () =>
  languages.getLanguage().language.split('-')[0] === 'de';

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
            new GermanScaffolderClient(options, isGermanOf(languages)),
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
            new GermanCatalogClient(options, isGermanOf(languages)),
        }),
    }),
  ],
});

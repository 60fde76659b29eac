import { coreComponentsTranslationRef } from '@backstage/core-components/alpha';
import {
  createFrontendModule,
  createTranslationResource,
} from '@backstage/frontend-plugin-api';
import { TranslationBlueprint } from '@backstage/plugin-app-react';
import { catalogTranslationRef } from '@backstage/plugin-catalog/alpha';
import { catalogReactTranslationRef } from '@backstage/plugin-catalog-react/alpha';
import { notificationsTranslationRef } from '@backstage/plugin-notifications/alpha';
import { scaffolderTranslationRef } from '@backstage/plugin-scaffolder/alpha';
import { scaffolderReactTranslationRef } from '@backstage/plugin-scaffolder-react/alpha';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';
import { userSettingsTranslationRef } from '@backstage/plugin-user-settings/alpha';

const RESOURCES = {
  'core-components': createTranslationResource({
    ref: coreComponentsTranslationRef,
    translations: { de: () => import('./coreComponents') },
  }),
  catalog: createTranslationResource({
    ref: catalogTranslationRef,
    translations: { de: () => import('./catalog') },
  }),
  'catalog-react': createTranslationResource({
    ref: catalogReactTranslationRef,
    translations: { de: () => import('./catalogReact') },
  }),
  notifications: createTranslationResource({
    ref: notificationsTranslationRef,
    translations: { de: () => import('./notifications') },
  }),
  scaffolder: createTranslationResource({
    ref: scaffolderTranslationRef,
    translations: { de: () => import('./scaffolder') },
  }),
  'scaffolder-react': createTranslationResource({
    ref: scaffolderReactTranslationRef,
    translations: { de: () => import('./scaffolderReact') },
  }),
  search: createTranslationResource({
    ref: searchTranslationRef,
    translations: { de: () => import('./search') },
  }),
  'search-react': createTranslationResource({
    ref: searchReactTranslationRef,
    translations: { de: () => import('./searchReact') },
  }),
  'user-settings': createTranslationResource({
    ref: userSettingsTranslationRef,
    translations: { de: () => import('./userSettings') },
  }),
};

/** German for the pages of Backstage around those of the plugin, which has its own. */
export const germanModule = createFrontendModule({
  pluginId: 'app',
  extensions: Object.entries(RESOURCES).map(([name, resource]) =>
    TranslationBlueprint.make({ name: `${name}-de`, params: { resource } }),
  ),
});

import { createTranslationRef } from '@backstage/frontend-plugin-api';

const GERMAN = {
  search: 'Suche',
  menu: 'Menü',
  catalog: 'Katalog',
  create: 'Erstellen',
  catalogGraph: 'Kataloggraph',
  notifications: 'Mitteilungen',
  settings: 'Einstellungen',
};

/** Texts of the sidebar, in English and German. */
export const navTranslationRef = createTranslationRef({
  id: 'app.nav',
  messages: {
    search: 'Search',
    menu: 'Menu',
    catalog: 'Catalog',
    create: 'Create',
    catalogGraph: 'Catalog Graph',
    notifications: 'Notifications',
    settings: 'Settings',
  },
  translations: { de: async () => ({ default: GERMAN }) },
});

import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchTranslationRef } from '@backstage/plugin-search/alpha';

export default createTranslationMessages({
  ref: searchTranslationRef,
  messages: {
    'searchModal.viewFullResults': 'Alle Ergebnisse ansehen',
    'searchType.allResults': 'Alle Ergebnisse',
    'searchType.tabs.allTitle': 'Alle',
    'searchType.accordion.allTitle': 'Alle',
    'searchType.accordion.collapse': 'Zuklappen',
    'searchType.accordion.numberOfResults': '{{number}} Ergebnisse',
    'sidebarSearchModal.title': 'Suche',
  },
});

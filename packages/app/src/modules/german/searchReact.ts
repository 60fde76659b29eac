import { createTranslationMessages } from '@backstage/frontend-plugin-api';
import { searchReactTranslationRef } from '@backstage/plugin-search-react/alpha';

export default createTranslationMessages({
  ref: searchReactTranslationRef,
  messages: {
    'searchBar.title': 'Suche',
    'searchBar.placeholder': 'In {{org}} suchen',
    'searchBar.clearButtonTitle': 'Löschen',
    'searchFilter.allOptionTitle': 'Alle',
    'searchPagination.limitLabel': 'Ergebnisse je Seite:',
    'searchPagination.limitText': 'von {{num}}',
    noResultsDescription: 'Nichts gefunden',
    'searchResultGroup.linkTitle': 'Alle ansehen',
    'searchResultGroup.addFilterButtonTitle': 'Filter hinzufügen',
    'searchResultPager.previous': 'Zurück',
    'searchResultPager.next': 'Weiter',
  },
});

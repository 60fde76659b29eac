import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiShieldKeyholeLine } from '@remixicon/react';
import {
  isSecretResult,
  SECRET_RESULT_TYPE,
} from '../components/Search/secretResult';

/** A secret among the results of the search. */
export const floeSecretsSearchResultListItem =
  SearchResultListItemBlueprint.make({
    params: {
      predicate: isSecretResult,
      component: () =>
        import('../components/Search').then(
          m => m.FloeSecretsSearchResultListItem,
        ),
    },
  });

/** Narrows the search to secrets. */
export const floeSecretsSearchResultType = SearchFilterResultTypeBlueprint.make(
  {
    params: {
      value: SECRET_RESULT_TYPE,
      name: 'Secrets',
      icon: <RiShieldKeyholeLine />,
    },
  },
);

import { errorApiRef } from '@backstage/core-plugin-api';
import { appLanguageApiRef } from '@backstage/core-plugin-api/alpha';
import { TestApiProvider } from '@backstage/test-utils';
import { SearchField } from '@backstage/ui';
import { render, screen } from '@testing-library/react';
import { inPortalLocale } from './PortalLocale';

const Search = inPortalLocale((props: { label: string }) => (
  <SearchField label={props.label} defaultValue="orders" />
));

it.each([
  ['de', 'Suche zurücksetzen'],
  ['en', 'Clear search'],
])(
  'words of the design system are in the language %s of the portal, whatever the browser has',
  (language, label) => {
    const nothing = { subscribe: () => ({ unsubscribe: () => undefined }) };
    render(
      <TestApiProvider
        apis={
          [
            [errorApiRef, { post: jest.fn() }],
            [
              appLanguageApiRef,
              { getLanguage: () => ({ language }), language$: () => nothing },
            ],
          ] as never
        }
      >
        <Search label="Find" />
      </TestApiProvider>,
    );
    expect(screen.getByRole('button', { name: label })).toBeInTheDocument();
  },
);

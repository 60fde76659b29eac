import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import { fakeApi } from './__testUtils__/fakes';
import { overviewApi } from './__testUtils__/renderOverview';
import { entity } from './__testUtils__/renderTab';
import { overviewLinkRouteRef } from './routes';
import {
  EntityFloeSecretsCard,
  EntityFloeSecretsContent,
  FloeSecretsPage,
  floeSecretsApiRef,
  floeSecretsPlugin,
  isFloeSecretsAvailable,
  isFloeSecretsCardAvailable,
} from '.';

describe('the plugin for the old frontend system', () => {
  it('provides the API', () => {
    expect([...floeSecretsPlugin.getApis()].map(({ api }) => api.id)).toEqual([
      floeSecretsApiRef.id,
    ]);
  });

  it('shows the tab of an entity in a portal without software templates', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[floeSecretsApiRef, fakeApi()]]}>
        <EntityProvider entity={entity}>
          <Routes>
            <Route path="/" element={<EntityFloeSecretsContent />} />
          </Routes>
        </EntityProvider>
      </TestApiProvider>,
    );

    expect(
      await screen.findByText('The secret is in the cluster.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /^Add (or change )?secrets$/ }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['the overview', { '/our-secrets': overviewLinkRouteRef }],
    ['nothing else', {}],
  ])('shows the card of a system in a portal with %s', async (_, routes) => {
    await renderInTestApp(
      <TestApiProvider apis={[[floeSecretsApiRef, overviewApi()]]}>
        <EntityProvider entity={{ ...entity, kind: 'System' }}>
          <EntityFloeSecretsCard />
        </EntityProvider>
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          ...routes,
        },
      },
    );

    expect(await screen.findByText(/309 of 340/)).toBeInTheDocument();
    expect(
      screen.queryAllByRole('link', { name: 'List these secrets' }),
    ).toHaveLength(Object.keys(routes).length);
  });

  it.each([
    ['System', {}, true],
    ['Group', {}, true],
    ['User', {}, true],
    ['Component', {}, false],
    ['Resource', { 'floe.dev/release': 'x' }, true],
    ['Location', {}, false],
  ])('has a card for a %s with %j: %s', (kind, annotations, shown) => {
    expect(
      isFloeSecretsCardAvailable({
        ...entity,
        kind,
        metadata: { ...entity.metadata, annotations },
      }),
    ).toBe(shown);
  });

  it('shows the overview where the portal mounts it', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[floeSecretsApiRef, overviewApi()]]}>
        <Routes>
          <Route path="/our-secrets/*" element={<FloeSecretsPage />} />
        </Routes>
      </TestApiProvider>,
      {
        routeEntries: ['/our-secrets'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );

    expect(await screen.findByText(/309 of 340/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Stores' })).toHaveAttribute(
      'href',
      '/our-secrets/stores',
    );
  });

  it.each([
    ['backstage.io/kubernetes-id', true],
    ['backstage.io/kubernetes-label-selector', true],
    ['floe.dev/release', true],
    ['backstage.io/kubernetes-namespace', false],
  ])(
    'knows by the annotation %s whether to show the tab: %s',
    (name, shown) => {
      expect(
        isFloeSecretsAvailable({
          ...entity,
          metadata: { ...entity.metadata, annotations: { [name]: 'x' } },
        }),
      ).toBe(shown);
    },
  );
});

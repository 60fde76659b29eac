import { mockApis, renderTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { screen } from '@testing-library/react';
import { floeSecretsApiRef } from '../api';
import { fakeApi } from '../__testUtils__/fakes';
import { overviewApi } from '../__testUtils__/renderOverview';
import { entity } from '../__testUtils__/renderTab';
import { templateRouteRef } from '../routes';
import plugin from './plugin';

describe('the plugin for the new frontend system', () => {
  it('brings the tab, the API and the form fields', () => {
    for (const id of [
      'entity-content:floe-secrets',
      'entity-card:floe-secrets',
      'page:floe-secrets',
      'api:floe-secrets',
      'home-page-widget:floe-secrets',
      'search-result-list-item:floe-secrets',
      'search-filter-result-type:floe-secrets',
      'scaffolder-form-field:floe-secrets/service-picker',
      'scaffolder-form-field:floe-secrets/approach-picker',
      'scaffolder-form-field:floe-secrets/secrets-picker',
      'scaffolder-form-field:floe-secrets/review',
    ]) {
      expect(plugin.getExtension(id as any)).toBeDefined();
    }
  });

  it('shows the tab of an entity and leads to the configured template', async () => {
    renderTestApp({
      extensions: [
        createTestEntityPage({ entity }),
        plugin.getExtension('entity-content:floe-secrets'),
      ],
      apis: [[floeSecretsApiRef, fakeApi()], mockApis.permission()],
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
      config: {
        app: {
          extensions: [
            {
              'entity-content:floe-secrets': {
                config: { templateRef: 'template:data/our-own' },
              },
            },
          ],
        },
      },
    });

    expect(
      await screen.findByText('The secret is in the cluster.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: /^Add (or change )?secrets$/ }),
    ).toHaveAttribute(
      'href',
      expect.stringMatching(/^\/create\/templates\/data\/our-own\?formData=/),
    );
  });

  it.each([
    ['Resource', { 'backstage.io/kubernetes-id': 'orders' }, true],
    ['API', { 'floe.dev/release': 'orders' }, true],
    ['Component', {}, true],
    ['Resource', {}, false],
    ['System', {}, false],
  ])('shows the tab of a %s with %j: %s', async (kind, annotations, shown) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            ...entity,
            kind,
            metadata: { ...entity.metadata, annotations },
          },
        }),
        plugin.getExtension('entity-content:floe-secrets'),
      ],
      apis: [[floeSecretsApiRef, fakeApi()], mockApis.permission()],
    });
    await (shown
      ? screen.findByText('The secret is in the cluster.')
      : screen.findByTestId('empty-entity-page'));
    expect(screen.queryAllByText('The secret is in the cluster.')).toHaveLength(
      shown ? 1 : 0,
    );
  });

  it.each([
    ['System', {}, /309 of 340 secrets/],
    ['Domain', {}, /No system of/],
    ['Group', {}, /309 of 340 secrets/],
    ['Resource', { 'floe.dev/release': 'orders' }, /The secret is in the/],
  ])('shows the card of a %s', async (kind, annotations, text) => {
    renderTestApp({
      extensions: [
        createTestEntityPage({
          entity: {
            ...entity,
            kind,
            metadata: { ...entity.metadata, annotations },
          },
        }),
        plugin.getExtension('entity-card:floe-secrets'),
      ],
      apis: [[floeSecretsApiRef, overviewApi()], mockApis.permission()],
    });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('shows the overview at its path', async () => {
    renderTestApp({
      extensions: [plugin.getExtension('page:floe-secrets')],
      apis: [[floeSecretsApiRef, overviewApi()]],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/secrets/list'],
    });

    expect(
      await screen.findByRole('table', { name: 'All secrets' }),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Stores' })).toHaveAttribute(
      'href',
      '/secrets/stores',
    );
  });
});

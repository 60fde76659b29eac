import '@backstage/cli/asset-types';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import scaffolderPlugin from '@backstage/plugin-scaffolder/alpha';
import {
  scaffolderApiRef,
  type ScaffolderApi,
} from '@backstage/plugin-scaffolder-react';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import ReactDOM from 'react-dom/client';
// This page is an app of its own.
// eslint-disable-next-line @backstage/no-ui-css-imports-in-non-frontend
import '@backstage/ui/css/styles.css';
import plugin from '../src/alpha';
import { floeSecretsApiRef } from '../src/api';
import { ClockProvider } from '../src/clock';
import { scenarios } from '../src/__fixtures__/scenarios';
import { runningFixturesClock } from '../src/__fixtures__/time';
import { mockApi } from './mockApi';
import { mockScaffolderApi } from './scaffolder';

const catalogModule = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            catalogApiMock({
              entities: Object.keys(scenarios).map(name => ({
                apiVersion: 'backstage.io/v1alpha1',
                kind: 'Component',
                metadata: {
                  name,
                  namespace: 'default',
                  annotations: { 'floe.dev/release': name },
                },
                spec: {
                  type: 'service',
                  lifecycle: 'production',
                  owner: 'orders-data',
                },
              })),
            }),
        }),
    }),
  ],
});

const floeSecretsModule = createFrontendModule({
  pluginId: 'floe-secrets',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: floeSecretsApiRef,
          deps: {},
          factory: () => mockApi,
        }),
    }),
  ],
});

const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: scaffolderApiRef,
          deps: {},
          factory: () => mockScaffolderApi as ScaffolderApi,
        }),
    }),
  ],
});

const app = createApp({
  features: [
    catalogPlugin,
    catalogModule,
    scaffolderPlugin,
    scaffolderModule,
    plugin,
    floeSecretsModule,
  ],
});

ReactDOM.createRoot(document.getElementById('root')!).render(
  <ClockProvider value={runningFixturesClock}>
    {app.createRoot()}
  </ClockProvider>,
);

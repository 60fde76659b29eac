import type { Entity } from '@backstage/catalog-model';
import { analyticsApiRef } from '@backstage/core-plugin-api';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { fixturesClock } from '../__fixtures__/time';
import { floeSecretsApiRef } from '../api';
import { type Clock, ClockProvider } from '../clock';
import { EntityFloeSecretsContent } from '../components/EntityFloeSecretsContent';
import { templateRouteRef } from '../routes';
import { FakeSignals, fakeApi } from './fakes';

export const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'orders-lakehouse', namespace: 'default' },
  spec: { type: 'service', lifecycle: 'production', owner: 'orders-data' },
};

/** Renders the Secrets tab of an entity with fakes around it, at the time of the fixtures unless a clock is given. */
export async function renderTab(
  options: {
    api?: ReturnType<typeof fakeApi>;
    signals?: FakeSignals | null;
    path?: string;
    clock?: Clock;
  } = {},
) {
  const { api = fakeApi(), signals = new FakeSignals(), path = '/' } = options;
  const { clock = fixturesClock } = options;
  const analytics = mockApis.analytics.mock();
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [floeSecretsApiRef, api],
        [analyticsApiRef, analytics],
        ...(signals ? [[signalApiRef, signals] as const] : []),
      ]}
    >
      <EntityProvider entity={entity}>
        <ClockProvider value={clock}>
          <EntityFloeSecretsContent />
        </ClockProvider>
      </EntityProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
    },
  );
  return { api, analytics, signals: signals! };
}

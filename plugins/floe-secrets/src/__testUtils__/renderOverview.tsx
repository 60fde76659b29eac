import { analyticsApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { causes, facets, page, trends } from '../__fixtures__/overview';
import { practices } from '../__fixtures__/practices';
import { rotation } from '../__fixtures__/rotation';
import { fixturesClock } from '../__fixtures__/time';
import { floeSecretsApiRef } from '../api';
import { ClockProvider } from '../clock';
import { FloeSecretsPage } from '../components/FloeSecretsPage';
import { overviewRouteRef, templateRouteRef } from '../routes';
import { FakeSignals, fakeApi } from './fakes';

/** An API that has an answer for each view of the overview. */
export function overviewApi() {
  const api = fakeApi();
  api.listCauses.mockResolvedValue(causes);
  api.getSecretFacets.mockResolvedValue(facets);
  api.listSecrets.mockResolvedValue(page());
  api.getTrends.mockResolvedValue(trends);
  api.getRotation.mockResolvedValue(rotation);
  api.getPractices.mockResolvedValue(practices);
  return api;
}

const Address = () => {
  const { pathname, search } = useLocation();
  return <span data-testid="address">{`${pathname}${search}`}</span>;
};

/** Renders the overview as a portal mounts it, at the time of the fixtures. */
export async function renderOverview(
  options: {
    api?: ReturnType<typeof fakeApi>;
    signals?: FakeSignals | null;
    path?: string;
  } = {},
) {
  const { api = overviewApi(), path = '/secrets' } = options;
  const { signals = new FakeSignals() } = options;
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [floeSecretsApiRef, api],
        [analyticsApiRef, mockApis.analytics.mock()],
        ...(signals ? [[signalApiRef, signals] as const] : []),
      ]}
    >
      <ClockProvider value={fixturesClock}>
        <Routes>
          <Route path="/secrets/*" element={<FloeSecretsPage />} />
          <Route path="*" element={<p>Elsewhere</p>} />
        </Routes>
        <Address />
      </ClockProvider>
    </TestApiProvider>,
    {
      routeEntries: [path],
      mountedRoutes: {
        '/secrets': overviewRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/create/templates/:namespace/:templateName': templateRouteRef,
      },
    },
  );
  return { api, signals: signals!, user: userEvent.setup() };
}

import { identityApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  mockApis,
  renderInTestApp,
  TestApiProvider,
} from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { fixturesClock } from '../../__fixtures__/time';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { overviewApi } from '../../__testUtils__/renderOverview';
import { floeSecretsApiRef } from '../../api';
import { ClockProvider } from '../../clock';
import { FloeSecretsHomeCard } from '../../plugin';
import { overviewLinkRouteRef } from '../../routes';

async function render(
  refs: string[],
  identity = mockApis.identity({
    userEntityRef: 'user:default/ann',
    ownershipEntityRefs: refs,
  }),
) {
  const api = overviewApi();
  const { container } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [floeSecretsApiRef, api],
        [identityApiRef, identity],
      ]}
    >
      <ClockProvider value={fixturesClock}>
        <FloeSecretsHomeCard />
      </ClockProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/secrets': overviewLinkRouteRef,
        '/catalog/:namespace/:kind/:name': entityRouteRef,
      },
    },
  );
  return { api, container };
}

describe('the card on the home page', () => {
  it('sums up what a person and the groups of the person own', async () => {
    const own = ['user:default/ann', 'group:default/orders-data'];
    const { api, container } = await render(own);
    expect(
      await screen.findByText(/309 of 340 secrets are in the clusters/),
    ).toBeInTheDocument();
    expect(api.getSecretFacets).toHaveBeenCalledWith({ owner: own });
    expect(
      screen.getByRole('link', { name: 'All secrets that I may see' }),
    ).toHaveAttribute('href', '/secrets');
    await expectAccessible(container);
  });

  it('asks for nothing where a person owns nothing', async () => {
    const { api } = await render([]);
    expect(
      await screen.findByText('Nothing that you own has a secret.'),
    ).toBeInTheDocument();
    expect(api.getSecretFacets).not.toHaveBeenCalled();
  });

  it('says why it is not known who a person is', async () => {
    const identity = mockApis.identity();
    identity.getBackstageIdentity = async () => {
      throw new Error('Signed out');
    };
    await render([], identity);
    expect(await screen.findByRole('alert')).toHaveTextContent('Signed out');
  });
});

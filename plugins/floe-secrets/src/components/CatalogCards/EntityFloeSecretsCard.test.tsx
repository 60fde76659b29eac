import type { Entity } from '@backstage/catalog-model';
import {
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { renderInTestApp, TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { clusters } from '../../__fixtures__/clusters';
import { answer, service } from '../../__fixtures__/entitySecrets';
import { cause, facets } from '../../__fixtures__/overview';
import { finding, secret } from '../../__fixtures__/secrets';
import { fixturesClock } from '../../__fixtures__/time';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { FakeSignals } from '../../__testUtils__/fakes';
import { overviewApi } from '../../__testUtils__/renderOverview';
import { entity as component } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';
import { floeSecretsApiRef } from '../../api';
import { ClockProvider } from '../../clock';
import { overviewLinkRouteRef } from '../../routes';
import { EntityFloeSecretsCard } from './EntityFloeSecretsCard';

const entityOf = (kind: string, name: string, more: Partial<Entity> = {}) => ({
  ...component,
  kind,
  metadata: { name, namespace: 'default' },
  ...more,
});
const system = entityOf('System', 'floe');
const domain = entityOf('Domain', 'data', {
  relations: [
    { type: 'hasPart', targetRef: 'system:default/floe' },
    { type: 'hasPart', targetRef: 'domain:default/inner' },
    { type: 'ownedBy', targetRef: 'system:default/odd' },
  ],
});
const group = entityOf('Group', 'orders-data');

async function renderCard(
  entity: Entity,
  options: { api?: ReturnType<typeof overviewApi>; hasOverview?: boolean } = {},
) {
  const { api = overviewApi(), hasOverview = true } = options;
  const signals = new FakeSignals();
  const { container } = await renderInTestApp(
    <TestApiProvider
      apis={[
        [floeSecretsApiRef, api],
        [signalApiRef, signals],
      ]}
    >
      <ClockProvider value={fixturesClock}>
        <EntityProvider entity={entity}>
          <EntityFloeSecretsCard />
        </EntityProvider>
      </ClockProvider>
    </TestApiProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        ...(hasOverview && { '/our-secrets': overviewLinkRouteRef }),
      },
    },
  );
  return { api, container, signals, user: userEvent.setup() };
}

const worst = () =>
  within(
    screen.getByRole('list', { name: 'What needs attention' }),
  ).getAllByRole('listitem');

describe('the card of a service', () => {
  const tab = '/catalog/default/component/orders-lakehouse/secrets';
  const failing = secret({
    id: 'id-db',
    name: 'orders-db',
    state: 'failing',
    findings: [finding({ severity: 'error', summary: 'The key is gone.' })],
  });
  const stale = secret({ id: 'id-s', name: 'orders-s', state: 'stale' });
  const due = secret({
    id: 'id-due',
    name: 'orders-due',
    findings: [
      finding({
        id: 'rotation-overdue',
        severity: 'warning',
        summary: 'It is older than it may be.',
      }),
    ],
  });

  async function renderService(value: ReturnType<typeof answer>) {
    const api = overviewApi();
    api.getEntitySecrets.mockResolvedValue(value);
    return await renderCard(component, { api });
  }

  it('says how the secrets are, and names the worst with links to their details', async () => {
    const { api, container } = await renderService(
      answer([secret(), due, stale, failing]),
    );
    expect(
      await screen.findByRole('heading', { name: 'Secrets' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/1 is failing: the key is gone\./i),
    ).toBeInTheDocument();
    expect(screen.getByText('1 is due for rotation.')).toBeInTheDocument();
    expect(worst().map(item => item.textContent)).toEqual([
      'The key is gone.orders-dbprod',
      'A refresh is overdue.orders-sprod',
      'It is older than it may be.orders-dueprod',
    ]);
    expect(screen.getByRole('link', { name: 'orders-db' })).toHaveAttribute(
      'href',
      `${tab}?secret=id-db`,
    );
    expect(
      screen.getByRole('link', { name: 'Open the Secrets tab' }),
    ).toHaveAttribute('href', tab);
    expect(api.getSecretFacets).not.toHaveBeenCalled();
    await expectAccessible(container);
  });

  it('has room for three, and counts the others', async () => {
    const many = ['a', 'b', 'c', 'd', 'e'].map(name => ({
      ...failing,
      id: name,
      name,
    }));
    await renderService(answer(many));
    await screen.findByText('2 more secrets need attention.');
    expect(worst()).toHaveLength(3);
  });

  it('names none where all are well', async () => {
    await renderService(answer([secret()]));
    expect(
      await screen.findByText('The secret is in the cluster.'),
    ).toBeInTheDocument();
    expect(screen.queryByText('What needs attention')).not.toBeInTheDocument();
    expect(screen.queryByRole('listitem')).not.toBeInTheDocument();
  });

  it('leads to the tab where no secret is known, or an annotation cannot be used', async () => {
    await renderService(
      answer([], {
        service: service({
          matched: {
            by: 'kubernetes-id',
            labelSelector: null,
            problem: 'The annotation cannot be used.',
          },
        }),
      }),
    );
    expect(
      await screen.findByText('No secret of orders-lakehouse is known.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/An annotation of this entity cannot be used/),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open the Secrets tab' }),
    ).toBeInTheDocument();
  });

  it('is about a resource too', async () => {
    const { api } = await renderCard(entityOf('Resource', 'orders-bucket'));
    await screen.findByText('The secret is in the cluster.');
    expect(api.getEntitySecrets).toHaveBeenCalledWith(
      'resource:default/orders-bucket',
    );
    expect(
      screen.getByRole('link', { name: 'Open the Secrets tab' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/resource/orders-bucket/secrets',
    );
  });

  it('says which permission is missing', async () => {
    const api = overviewApi();
    api.getEntitySecrets.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'No'),
    );
    await renderCard(component, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'floe-secrets.secret.read',
    );
  });
});

describe.each([
  ['a system', system, { system: ['system:default/floe'] }],
  ['a group', group, { owner: ['group:default/orders-data'] }],
  [
    'a user',
    entityOf('User', 'mara', {
      relations: [
        { type: 'memberOf', targetRef: 'group:default/orders-data' },
        { type: 'ownerOf', targetRef: 'component:default/other' },
      ],
    }),
    { owner: ['user:default/mara', 'group:default/orders-data'] },
  ],
])('the card of %s', (_, entity, scope) => {
  it('sums up its secrets alone, and leads to the list of them', async () => {
    const { api, container } = await renderCard(entity);
    expect(
      await screen.findByText(/309 of 340 secrets are in the clusters\./),
    ).toBeInTheDocument();
    expect(api.listCauses).toHaveBeenCalledWith(scope);
    expect(api.getSecretFacets).toHaveBeenCalledWith(scope);
    const query = new URLSearchParams(
      Object.entries(scope).flatMap(([name, values]) =>
        values.map(value => [name, value]),
      ),
    );
    expect(
      screen.getByRole('link', { name: 'List these secrets' }),
    ).toHaveAttribute('href', `/our-secrets/list?${query}`);
    await expectAccessible(container);
  });
});

describe('the card of a system', () => {
  it('names the worst causes with links into the Secrets tabs', async () => {
    const api = overviewApi();
    const one = cause({
      id: 'one',
      summary: 'The key is gone.',
      secretCount: 1,
      entityRefs: ['component:default/orders'],
    });
    api.listCauses.mockResolvedValue({
      items: [cause(), one],
      totalItems: 5,
      failingServices: 2,
    });
    await renderCard(system, { api });
    await screen.findByText('2 more causes need attention.');
    const [several, single] = worst();
    const links = (item: HTMLElement) =>
      within(item)
        .getAllByRole('link')
        .map(link => link.getAttribute('href'));
    expect(several).toHaveTextContent(/^The provider denies access/);
    expect(links(several)).toEqual([
      '/catalog/default/component/billing-metrics/secrets',
      '/catalog/default/component/orders-lakehouse/secrets',
    ]);
    expect(links(single)).toEqual([
      '/catalog/default/component/orders/secrets?secret=id-of-orders-db',
    ]);
  });

  it('counts what is due for rotation', async () => {
    const api = overviewApi();
    api.getSecretFacets.mockResolvedValue({
      ...facets,
      finding: { 'rotation-overdue': 3 },
    });
    await renderCard(system, { api });
    expect(
      await screen.findByText('3 are due for rotation.'),
    ).toBeInTheDocument();
  });

  it('counts the SOPS files of the scope alone', async () => {
    const api = overviewApi();
    api.getSecretFacets.mockResolvedValue({
      ...facets,
      approach: { sops: 2 },
      state: { unknown: 2 },
    });
    await renderCard(system, { api });
    await waitFor(() =>
      expect(api.listSecrets).toHaveBeenCalledWith(
        expect.objectContaining({ system: ['system:default/floe'] }),
      ),
    );
  });

  it.each([
    [true, /^No part of floe has a secret that you may see\.$/],
    [false, /^No part of floe .* see\. Some clusters cannot be seen\.$/],
  ])(
    'says that it has none (all clusters seen: %s)',
    async (reachable, text) => {
      const api = overviewApi();
      api.getClusters.mockResolvedValue({
        items: [{ ...clusters[0], reachable }],
      });
      api.listCauses.mockResolvedValue({
        items: [],
        totalItems: 0,
        failingServices: 0,
      });
      api.getSecretFacets.mockResolvedValue({ ...facets, state: {} });
      await renderCard(system, { api });
      expect(await screen.findByText(text)).toBeInTheDocument();
      expect(
        screen.queryByRole('link', { name: 'List these secrets' }),
      ).not.toBeInTheDocument();
    },
  );

  it('has no link to the list in a portal without the overview', async () => {
    await renderCard(system, { hasOverview: false });
    await screen.findByText(/309 of 340/);
    expect(
      screen.queryByRole('link', { name: 'List these secrets' }),
    ).not.toBeInTheDocument();
  });

  it('is loading, then says why there is no answer, and tries again', async () => {
    const api = overviewApi();
    api.listCauses.mockRejectedValueOnce(
      await responseError(500, 'Error', 'Broken'),
    );
    const { user } = await renderCard(system, { api });
    const alert = await screen.findByRole('alert');
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText(/309 of 340/)).toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    const api = overviewApi();
    api.listCauses.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'No'),
    );
    await renderCard(system, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'floe-secrets.secret.read',
    );
  });
});

describe('the card of a domain', () => {
  it('sums up the secrets of its systems', async () => {
    const { api } = await renderCard(domain);
    await screen.findByText(/309 of 340 secrets/);
    expect(api.getSecretFacets).toHaveBeenCalledWith({
      system: ['system:default/floe'],
    });
  });

  it('asks for nothing without systems, which would be everything', async () => {
    const { api } = await renderCard({ ...domain, relations: [] });
    expect(
      await screen.findByText(
        'No system of data has a secret that you may see.',
      ),
    ).toBeInTheDocument();
    expect(api.getSecretFacets).not.toHaveBeenCalled();
  });
});

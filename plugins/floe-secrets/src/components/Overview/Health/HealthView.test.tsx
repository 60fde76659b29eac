import { screen, waitFor, within } from '@testing-library/react';
import { clusters } from '../../../__fixtures__/clusters';
import { change } from '../../../__fixtures__/entitySecrets';
import { bulkOperation } from '../../../__fixtures__/bulkOperations';
import {
  cause,
  causes,
  facets,
  warningCause,
} from '../../../__fixtures__/overview';
import { rotation } from '../../../__fixtures__/rotation';
import { secret } from '../../../__fixtures__/secrets';
import { minutesAgo } from '../../../__fixtures__/time';
import { expectAccessible } from '../../../__testUtils__/expectAccessible';
import {
  overviewApi,
  renderOverview,
} from '../../../__testUtils__/renderOverview';
import { responseError } from '../../../__testUtils__/responseError';

const noCauses = { items: [], totalItems: 0, failingServices: 0 };
const noFacets = {
  environment: {},
  cluster: {},
  namespace: {},
  approach: {},
  state: {},
  finding: {},
  owner: {},
  system: {},
  component: {},
  store: {},
  provider: {},
};
const [seen] = clusters;
const unseen = { ...seen, name: 'edge', title: 'edge', reachable: false };

async function headline() {
  const [first] = await screen.findAllByRole('heading', { level: 2 });
  return first.textContent;
}

async function findCauses() {
  const section = await screen.findByRole('region', {
    name: 'What needs attention today',
  });
  return within(section).getAllByRole('article');
}

describe('what comes next', () => {
  const items = async () => {
    const section = await screen.findByRole('region', {
      name: 'What comes next',
    });
    return within(section)
      .queryAllByRole('listitem')
      .map(({ textContent }) => textContent);
  };

  it('names rotations, certificates, pull requests and operators, and leads to each', async () => {
    const api = overviewApi();
    api.getRotation.mockResolvedValue({
      ...rotation,
      counts: { ...rotation.counts, soon: 2 },
      certificates: [
        { ...rotation.certificates[0], notAfter: minutesAgo(-60 * 24 * 3) },
        { ...rotation.certificates[0], notAfter: minutesAgo(60 * 24 * 3) },
        rotation.certificates[0],
      ],
    });
    api.getChanges.mockResolvedValue({
      items: [
        change({ status: 'open' }),
        change({ id: 'merged', status: 'merged' }),
      ],
    });
    api.getClusters.mockResolvedValue({
      items: [
        {
          ...seen,
          operators: [
            {
              operator: 'external-secrets',
              version: '0.16.1',
              state: 'known',
              problems: [
                {
                  id: 'a-problem',
                  severity: 'warning',
                  summary: 'A problem',
                  remedy: 'Update it',
                  link: 'https://example.com',
                  fixedIn: null,
                },
              ],
            },
          ],
        },
      ],
    });
    await renderOverview({ api });
    expect(await items()).toEqual([
      '1 secret is overdue for rotation (orders-data: 1)',
      '2 secrets are due for rotation in the next 30 days',
      'The sealing certificate of floe-prod ends in 3 days',
      'The sealing certificate of floe-prod ended 3 days ago',
      expect.stringMatching(
        /^1 merged pull request has not arrived \(the longest for .+\)$/,
      ),
      expect.stringMatching(
        /^1 pull request waits to be merged \(the longest for .+\)$/,
      ),
      '1 cluster has an operator version with known problems',
    ]);
    expect(api.getRotation).toHaveBeenCalledWith({ limit: 1 });
    expect(
      screen.getByRole('link', { name: '1 pull request waits to be merged' }),
    ).toHaveAttribute('href', '/secrets/changes');
    await expectAccessible(screen.getByRole('main'));
  });

  it('names the first secret where none is overdue', async () => {
    const api = overviewApi();
    api.getRotation.mockResolvedValue({
      ...rotation,
      items: rotation.items.slice(1, 2),
      counts: { ...rotation.counts, overdue: 0 },
    });
    await renderOverview({ api });
    expect(await items()).toEqual([
      '1 secret is due for rotation in the next 30 days (first metrics, in 16 days)',
    ]);
  });

  it('says that nothing is due', async () => {
    const api = overviewApi();
    api.getRotation.mockResolvedValue({
      ...rotation,
      items: [],
      counts: { ...rotation.counts, overdue: 0, soon: 0 },
    });
    await renderOverview({ api });
    expect(await items()).toEqual([]);
    expect(
      screen.getByText(/^No rotation is due in the next 30 days/),
    ).toBeInTheDocument();
  });

  it('does not hide the health where it cannot be loaded', async () => {
    const api = overviewApi();
    api.getRotation.mockRejectedValue(new Error('unavailable'));
    await renderOverview({ api });
    expect(await headline()).toContain('309 of 340');
    expect(
      screen.getByText('What comes next could not be loaded.'),
    ).toBeInTheDocument();
  });
});

describe('the health of all secrets', () => {
  it('is one line: how many are in the clusters, how many fail, and of how many services', async () => {
    await renderOverview();
    expect(await headline()).toBe(
      '309 of 340 secrets are in the clusters. 28 fail, of 2 services; 2 are overdue for a refresh; 1 is not applied yet.',
    );
    await screen.findByText('In sync 93.5% of the time.');
    await expectAccessible(screen.getByRole('main'));
  });

  it('counts the clusters that cannot be seen, and leads to them', async () => {
    const api = overviewApi();
    api.getClusters.mockResolvedValue({ items: [seen, unseen, unseen] });
    await renderOverview({ api });
    expect(await headline()).toContain('2 clusters cannot be seen.');
    expect(
      screen.getByRole('link', { name: 'Show the clusters' }),
    ).toHaveAttribute('href', '/secrets/clusters');
    expect(
      screen.getByRole('link', { name: 'Show the failing secrets' }),
    ).toHaveAttribute('href', '/secrets/list?state=failing');
  });

  it.each([
    [1, 'The secret is in its cluster.'],
    [340, 'All 340 secrets are in the clusters.'],
  ])('has words for %s secrets that are all well', async (synced, text) => {
    const api = overviewApi();
    api.getSecretFacets.mockResolvedValue({ ...noFacets, state: { synced } });
    api.listCauses.mockResolvedValue(noCauses);
    await renderOverview({ api });
    expect(await headline()).toBe(text);
    expect(
      screen.getByText('Nothing needs attention today.'),
    ).toBeInTheDocument();
  });

  it('does not say that nothing is wrong where a cluster cannot be seen', async () => {
    const api = overviewApi();
    api.getSecretFacets.mockResolvedValue({
      ...noFacets,
      state: { synced: 2 },
    });
    api.listCauses.mockResolvedValue(noCauses);
    api.getClusters.mockResolvedValue({ items: [unseen] });
    await renderOverview({ api });
    expect(
      await screen.findByText(/Some clusters cannot be seen/),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('Nothing needs attention today.'),
    ).not.toBeInTheDocument();
  });

  it('leaves SOPS files in Git out of the number, and says so', async () => {
    const api = overviewApi();
    const file = { path: 'secrets.enc.yaml' } as never;
    api.getSecretFacets.mockResolvedValue({
      ...noFacets,
      approach: { sops: 3 },
      state: { synced: 1, unknown: 2 },
    });
    api.listSecrets.mockResolvedValue({
      items: [
        secret({ source: { store: null, remoteRefs: [], file } }),
        secret({ id: 'other', source: { store: null, remoteRefs: [] } }),
      ],
      totalItems: 2,
      pageInfo: {},
    });
    await renderOverview({ api });
    expect(await headline()).toBe(
      '1 of 2 secrets are in the clusters. 1 cannot be seen now.',
    );
    expect(
      screen.getByText('1 SOPS file in Git is not counted.'),
    ).toBeInTheDocument();
  });

  it('says what to do where there is no secret at all', async () => {
    const api = overviewApi();
    api.getSecretFacets.mockResolvedValue(noFacets);
    api.listCauses.mockResolvedValue(noCauses);
    api.getClusters.mockResolvedValue({ items: [] });
    await renderOverview({ api });
    expect(await headline()).toBe('No secrets to show yet');
    expect(screen.getByText(/No cluster is connected/)).toBeInTheDocument();
    expect(
      screen.getByText(/You are not allowed to see secrets/),
    ).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
  });

  it('says that it loads, why it failed, and tries again with the focus kept', async () => {
    const api = overviewApi();
    api.listCauses.mockRejectedValueOnce(
      await responseError(503, 'ServiceUnavailableError', 'It is starting'),
    );
    const { user } = await renderOverview({ api });
    expect(await screen.findByText('It is starting')).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText(/309 of 340/);
    expect(document.body).not.toHaveFocus();
  });

  it('says which permission is missing', async () => {
    const api = overviewApi();
    api.listCauses.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'Not allowed'),
    );
    await renderOverview({ api });
    expect(
      await screen.findByText(/floe-secrets\.secret\.read/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('is asked for again after a signal, and keeps what is shown when that fails', async () => {
    const { api, signals } = await renderOverview();
    await screen.findByText(/309 of 340/);
    api.getSecretFacets.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send({ ids: ['any'] });
    expect(
      await screen.findByText('The latest state could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText(/309 of 340/)).toBeInTheDocument();
  });

  it('says once that a portal without signals is not live', async () => {
    await renderOverview({ signals: null });
    expect(await screen.findAllByText(/sends no live updates/)).toHaveLength(1);
  });
});

describe('causes', () => {
  it('are in the order of the backend, with scope, time, secrets and services', async () => {
    await renderOverview();
    const rows = await findCauses();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toHaveTextContent('The provider denies access');
    expect(rows[0]).toHaveTextContent('3 secrets, 2 services');
    expect(rows[0]).toHaveTextContent(
      'Store vault-backend (HashiCorp Vault) on floe-prod',
    );
    expect(rows[0]).toHaveTextContent('for 5 hours (since November 24, 2026');
    expect(rows[0]).toHaveTextContent('Write to: orders-data');
    expect(rows[0]).toHaveTextContent(
      'Shortly before, perhaps the reason: The pull request “Move to the new role” was merged',
    );
    expect(rows[1]).toHaveTextContent('1 secret, no known service');
    expect(rows[1]).toHaveTextContent('Cluster floe-prod');
  });

  it('open by keyboard, with owners, services, remedies, and what changed before as likely only', async () => {
    const { user } = await renderOverview();
    await screen.findByText('In sync 93.5% of the time.');
    const button = await screen.findByRole('button', {
      name: /The provider denies access/,
    });
    button.focus();
    await user.keyboard('{Enter}');
    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/secrets?cause=cause-vault',
    );
    const row = (await findCauses())[0];
    for (const owner of within(row).getAllByRole('link', {
      name: /orders-data/,
    })) {
      expect(owner).toHaveAttribute(
        'href',
        '/catalog/default/group/orders-data',
      );
    }
    expect(
      within(row).getByRole('link', { name: 'billing-metrics' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/billing-metrics/secrets',
    );
    expect(
      within(row).getByRole('button', {
        name: 'Copy the command: Let the role read the path',
      }),
    ).toBeInTheDocument();
    expect(row).toHaveTextContent('They are likely reasons, not proven ones.');
    expect(
      within(row).getByRole('link', { name: /Move to the new role/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/floe/orders-lakehouse/pull/7',
    );
    await expectAccessible(screen.getByRole('main'));
  });

  it('say so where nobody is known, and offer no refresh where none is possible', async () => {
    await renderOverview({ path: '/secrets?cause=cause-certificate' });
    expect(await screen.findByText(/has a known owner/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: /^Refresh/ }),
    ).not.toBeInTheDocument();
  });

  it.each([
    ['namespace', 3, true],
    ['namespace', 1, false],
    ['store', 3, false],
  ] as const)(
    'in a %s with %s secrets: the commands are an example: %s',
    async (scope, secretCount, isExample) => {
      const api = overviewApi();
      api.listCauses.mockResolvedValue({
        ...causes,
        items: [cause({ scope, secretCount })],
      });
      await renderOverview({ api, path: '/secrets?cause=cause-vault' });
      await screen.findByText('Write to');
      expect(screen.queryAllByText(/name one of these secrets/)).toHaveLength(
        isExample ? 1 : 0,
      );
    },
  );

  it('refresh their secrets, and show how far that is', async () => {
    const api = overviewApi();
    api.getBulkOperation.mockResolvedValue(bulkOperation());
    const { user } = await renderOverview({
      api,
      path: '/secrets?cause=cause-vault',
    });
    await user.click(
      await screen.findByRole('button', { name: 'Refresh 3 secrets' }),
    );
    await waitFor(() =>
      expect(api.refreshSecrets).toHaveBeenCalledWith({
        secretIds: [
          'id-of-orders-db',
          'id-of-orders-storage',
          'id-of-billing-db',
        ],
      }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('refresh=bulk-1'),
    );
    expect(screen.getByRole('link', { name: 'Stores' })).toHaveAttribute(
      'href',
      '/secrets/stores?refresh=bulk-1',
    );
  });

  it('are ten at first; one that the address names is among them', async () => {
    const api = overviewApi();
    api.listCauses.mockResolvedValue({
      ...causes,
      items: Array.from({ length: 14 }, (_, index) =>
        cause({ id: `cause-${index}`, summary: `Cause ${index}` }),
      ),
      totalItems: 250,
    });
    const { user } = await renderOverview({
      api,
      path: '/secrets?cause=cause-13',
    });
    expect(await findCauses()).toHaveLength(11);
    await user.click(screen.getByRole('button', { name: 'Show 3 more' }));
    expect(await findCauses()).toHaveLength(14);
    expect(
      screen.getByText('236 more causes are not shown. Solve these first.'),
    ).toBeInTheDocument();
    expect(document.body).not.toHaveFocus();
  });

  it('keep long names whole', async () => {
    const api = overviewApi();
    const long = 'a-name-that-nobody-shortened-'.repeat(9);
    api.listCauses.mockResolvedValue({
      ...causes,
      items: [{ ...warningCause, summary: long, cluster: long }],
    });
    await renderOverview({ api });
    expect(
      await screen.findByRole('button', { name: long }),
    ).toBeInTheDocument();
  });
});

describe('trends', () => {
  it('are shown in words, in bars and in a table', async () => {
    await renderOverview();
    expect(
      await screen.findByText('In sync 93.5% of the time.'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: '31 new failures. 12 ended. Half of them were repaired within 23 minutes.',
      }),
    ).toBeInTheDocument();
    const table = screen.getByRole('table', { name: 'Trends', hidden: true });
    expect(table).toHaveTextContent('Nov 21, 2026');
    expect(table).toHaveTextContent(
      'provider-access-denied (28), store-not-ready (3)',
    );
    expect(table).toHaveTextContent('23 minutes');
    expect(table).toHaveTextContent('Not known');
  });

  it('are of 90 days where that is chosen, and in the address', async () => {
    const { api, user } = await renderOverview();
    await user.click(await screen.findByRole('radio', { name: '90 days' }));
    await waitFor(() =>
      expect(api.getTrends).toHaveBeenLastCalledWith({ days: 90 }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent('days=90');
  });

  it('say that nothing was observed, and fail without taking the page with them', async () => {
    const api = overviewApi();
    api.getSecretFacets.mockResolvedValue(facets);
    api.getTrends.mockRejectedValueOnce(new Error('The history is away'));
    const { user } = await renderOverview({ api });
    expect(await screen.findByText('The history is away')).toBeInTheDocument();
    expect(screen.getByText(/309 of 340/)).toBeInTheDocument();
    api.getTrends.mockResolvedValue({
      secretCount: 0,
      medianRepairSeconds: null,
      days: [],
    });
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByText('Nothing was observed in this period yet.'),
    ).toBeInTheDocument();
  });
});

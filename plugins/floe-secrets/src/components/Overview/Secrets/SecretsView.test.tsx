import { screen, waitFor, within } from '@testing-library/react';
import { listed, page } from '../../../__fixtures__/overview';
import { detailOf, secret } from '../../../__fixtures__/secrets';
import { expectAccessible } from '../../../__testUtils__/expectAccessible';
import {
  overviewApi,
  renderOverview,
} from '../../../__testUtils__/renderOverview';
import { responseError } from '../../../__testUtils__/responseError';
import { saveFile } from '../shared/saveFile';

jest.mock('../shared/saveFile', () => ({ saveFile: jest.fn() }));

const saved = jest.mocked(saveFile);

afterEach(() => saved.mockReset());

describe('the list of all secrets', () => {
  it('has a row for each, with links to the services', async () => {
    await renderOverview({ path: '/secrets/list' });
    const table = await screen.findByRole('table', { name: 'All secrets' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(
      within(table).getByRole('link', { name: 'orders-lakehouse' }),
    ).toHaveAttribute(
      'href',
      '/catalog/default/component/orders-lakehouse/secrets?secret=id-of-orders-db',
    );
    expect(table).toHaveTextContent('none known');
    expect(screen.getByText('2 secrets')).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
  });

  it('asks for what the address says', async () => {
    const { api } = await renderOverview({
      path: '/secrets/list?state=failing&cluster=floe-prod&q=orders&orderBy=name',
    });
    await screen.findByRole('table', { name: 'All secrets' });
    expect(api.listSecrets).toHaveBeenCalledWith({
      orderBy: 'name',
      state: ['failing'],
      cluster: ['floe-prod'],
      q: 'orders',
      limit: 50,
    });
    expect(screen.getByRole('searchbox', { name: 'Find' })).toHaveValue(
      'orders',
    );
  });

  it('filters by a value with its number, and by text, and resets both', async () => {
    const { api, user } = await renderOverview({ path: '/secrets/list' });
    await screen.findByRole('table', { name: 'All secrets' });
    await user.click(screen.getByRole('button', { name: 'All State' }));
    await user.click(
      await screen.findByRole('option', { name: 'Failing (28)' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('state=failing'),
    );
    await user.type(screen.getByRole('searchbox', { name: 'Find' }), 'db');
    await waitFor(() =>
      expect(api.listSecrets).toHaveBeenLastCalledWith(
        expect.objectContaining({ state: ['failing'], q: 'db' }),
      ),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Reset all filters' }),
    );
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        /^\/secrets\/list$/,
      ),
    );
    expect(screen.getByRole('searchbox', { name: 'Find' })).toHaveFocus();
  });

  it('unfolds the filters by component, store and provider', async () => {
    const { api, user } = await renderOverview({ path: '/secrets/list' });
    await screen.findByRole('table', { name: 'All secrets' });
    const more = screen.getByRole('button', { name: 'More filters' });
    expect(more).toHaveAttribute('aria-expanded', 'false');
    await user.click(more);
    await user.click(screen.getByRole('button', { name: 'All Provider' }));
    await user.click(
      await screen.findByRole('option', { name: 'HashiCorp Vault (200)' }),
    );
    await user.keyboard('{Escape}');
    await user.click(screen.getByRole('button', { name: 'All Store' }));
    await user.click(
      await screen.findByRole('option', {
        name: 'vault-backend, ClusterSecretStore (200)',
      }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(api.listSecrets).toHaveBeenLastCalledWith(
        expect.objectContaining({
          provider: ['vault'],
          store: ['ClusterSecretStore/vault-backend'],
        }),
      ),
    );
    await expectAccessible(screen.getByRole('main'));
  });

  it('shows a filter that the address names', async () => {
    await renderOverview({ path: '/secrets/list?component=database' });
    expect(
      await screen.findByRole('button', { name: /Database.* Component/ }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'More filters' }),
    ).not.toBeInTheDocument();
  });

  it('shows the columns that the address names, and changes them there', async () => {
    const { api, user } = await renderOverview({
      path: '/secrets/list?column=target&column=remoteKeys',
    });
    const heads = async () =>
      within(await screen.findByRole('table', { name: 'All secrets' }))
        .getAllByRole('columnheader')
        .map(head => head.textContent);
    expect(await heads()).toEqual(['State', 'Secret', 'Target', 'Remote keys']);
    await user.click(screen.getByRole('button', { name: /Columns/ }));
    await user.click(
      await screen.findByRole('option', { name: 'Rotation due' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(async () =>
      expect(await heads()).toEqual([
        'State',
        'Secret',
        'Target',
        'Remote keys',
        'Rotation due',
      ]),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      'column=target&column=remoteKeys&column=rotation',
    );
    expect(api.listSecrets).toHaveBeenCalledTimes(1);
  });

  it('goes from page to page and back', async () => {
    const api = overviewApi();
    api.listSecrets.mockImplementation(async query =>
      query?.cursor
        ? page({ items: [secret({ name: 'last' })], totalItems: 51 })
        : page({ totalItems: 51, pageInfo: { nextCursor: 'c1' } }),
    );
    const { user } = await renderOverview({ api, path: '/secrets/list' });
    await user.click(await screen.findByRole('button', { name: 'Next page' }));
    await screen.findByRole('button', { name: 'last' });
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/secrets/list?cursor=c1&from=50',
    );
    expect(screen.getByText(/51 to 51 of 51/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Previous page' }));
    await screen.findByRole('button', { name: 'orders-db' });
    expect(screen.getByTestId('address')).toHaveTextContent(
      /^\/secrets\/list$/,
    );
  });

  it('opens the detail of a secret below its row', async () => {
    const api = overviewApi();
    api.getSecret.mockResolvedValue(detailOf(listed[0]));
    const { user } = await renderOverview({ api, path: '/secrets/list' });
    await user.click(await screen.findByRole('button', { name: 'orders-db' }));
    expect(
      screen.getByRole('region', { name: 'Details of orders-db' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      'secret=id-of-orders-db',
    );
    await screen.findByText('What is wrong');
    await expectAccessible(screen.getByRole('main'));
  });

  it('shows a secret that the address names and the page does not have', async () => {
    const api = overviewApi();
    api.getSecret.mockResolvedValue(
      detailOf(secret({ id: 'far', name: 'far-away' })),
    );
    await renderOverview({ api, path: '/secrets/list?secret=far' });
    expect(
      await screen.findByRole('region', { name: 'Details of far-away' }),
    ).toBeInTheDocument();
  });

  it('says that nothing passes the filters, until a signal brings something', async () => {
    const api = overviewApi();
    api.listSecrets.mockResolvedValue(page({ items: [], totalItems: 0 }));
    const { signals } = await renderOverview({
      api,
      path: '/secrets/list?q=nothing',
    });
    expect(
      await screen.findByText('No secret matches these filters.'),
    ).toBeInTheDocument();
    api.listSecrets.mockResolvedValue(page());
    signals.send({ ids: ['any'] });
    expect(
      await screen.findByRole('table', { name: 'All secrets' }),
    ).toBeInTheDocument();
  });

  it('says what to do if there are no secrets', async () => {
    const api = overviewApi();
    api.listSecrets.mockResolvedValue(page({ items: [], totalItems: 0 }));
    await renderOverview({ api, path: '/secrets/list' });
    expect(
      await screen.findByText('No secrets to show yet'),
    ).toBeInTheDocument();
    expect(
      screen.queryByText('No secret matches these filters.'),
    ).not.toBeInTheDocument();
  });

  it('keeps the page that is shown while the next one is on its way', async () => {
    const api = overviewApi();
    const { user } = await renderOverview({ api, path: '/secrets/list' });
    await screen.findByRole('table', { name: 'All secrets' });
    let answer = (_: ReturnType<typeof page>) => {};
    api.listSecrets.mockImplementation(
      () => new Promise(resolve => (answer = resolve)),
    );
    await user.type(screen.getByRole('searchbox', { name: 'Find' }), 'm');
    await waitFor(() =>
      expect(api.listSecrets).toHaveBeenLastCalledWith(
        expect.objectContaining({ q: 'm' }),
      ),
    );
    expect(
      screen.getByRole('table', { name: 'All secrets' }).closest('[aria-busy]'),
    ).toHaveAttribute('aria-busy', 'true');
    answer(page({ items: [listed[1]], totalItems: 1 }));
    await waitFor(() =>
      expect(
        screen.queryByRole('button', { name: 'orders-db' }),
      ).not.toBeInTheDocument(),
    );
  });

  it('begins with the first page where the cursor of the address is refused', async () => {
    const api = overviewApi();
    const refusal = await responseError(
      400,
      'InputError',
      'The cursor is outdated',
    );
    api.listSecrets.mockImplementation(async query => {
      if (query?.cursor) {
        throw refusal;
      }
      return page({ items: listed });
    });
    await renderOverview({
      api,
      path: '/secrets/list?state=failing&cursor=old&from=-3',
    });
    expect(
      await screen.findByRole('table', { name: 'All secrets' }),
    ).toBeInTheDocument();
    expect(screen.getByTestId('address')).toHaveTextContent(
      /^\/secrets\/list\?state=failing$/,
    );
  });

  it('says why it could not be loaded, and tries again', async () => {
    const api = overviewApi();
    api.listSecrets.mockRejectedValueOnce(
      await responseError(400, 'InputError', 'The cursor is outdated'),
    );
    const { user } = await renderOverview({ api, path: '/secrets/list' });
    expect(
      await screen.findByText('The cursor is outdated'),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'All secrets' }),
    ).toBeInTheDocument();
  });
});

describe('the CSV file', () => {
  it('has what the filters let pass, page by page', async () => {
    const api = overviewApi();
    const { user } = await renderOverview({
      api,
      path: '/secrets/list?state=failing',
    });
    await screen.findByRole('table', { name: 'All secrets' });
    api.listSecrets.mockImplementation(async query =>
      query?.cursor
        ? page({ items: [listed[1]] })
        : page({ items: [listed[0]], pageInfo: { nextCursor: 'c1' } }),
    );
    await user.click(screen.getByRole('button', { name: 'Download as CSV' }));
    expect(
      await screen.findByText('The file has 2 secrets.'),
    ).toBeInTheDocument();
    expect(api.listSecrets).toHaveBeenCalledWith({
      orderBy: 'state',
      state: ['failing'],
      limit: 500,
      cursor: 'c1',
    });
    expect(saved).toHaveBeenCalledWith(
      'secrets-2026-11-24.csv',
      'text/csv;charset=utf-8',
      expect.stringMatching(/"orders-db"[\s\S]*"metrics"/),
    );
  });

  it('is bounded, and says so', async () => {
    const api = overviewApi();
    const { user } = await renderOverview({ api, path: '/secrets/list' });
    await screen.findByRole('table', { name: 'All secrets' });
    let number = 0;
    api.listSecrets.mockImplementation(async () =>
      page({
        items: Array.from({ length: 500 }, () =>
          secret({ id: `secret-${number++}` }),
        ),
        totalItems: 12_345,
        pageInfo: { nextCursor: `after-${number}` },
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Download as CSV' }));
    expect(
      await screen.findByText('The file has the first 10000 of 12345 secrets.'),
    ).toBeInTheDocument();
    expect(saved.mock.calls[0][2].trimEnd().split('\r\n')).toHaveLength(10_001);
  });

  it('is not made when it is cancelled or fails', async () => {
    const api = overviewApi();
    const { user } = await renderOverview({ api, path: '/secrets/list' });
    await screen.findByRole('table', { name: 'All secrets' });
    let answer = (_: ReturnType<typeof page>) => {};
    api.listSecrets.mockImplementationOnce(
      () => new Promise(resolve => (answer = resolve)),
    );
    await user.click(screen.getByRole('button', { name: 'Download as CSV' }));
    await user.click(await screen.findByRole('button', { name: 'Cancel' }));
    answer(page());
    api.listSecrets.mockRejectedValueOnce(new Error('Too many requests'));
    await user.click(
      await screen.findByRole('button', { name: 'Download as CSV' }),
    );
    expect(
      await screen.findByText(
        'The file could not be created: Too many requests',
      ),
    ).toBeInTheDocument();
    expect(saved).not.toHaveBeenCalled();
  });
});

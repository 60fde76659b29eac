import { screen, waitFor, within } from '@testing-library/react';
import { practices } from '../../../__fixtures__/practices';
import { expectAccessible } from '../../../__testUtils__/expectAccessible';
import {
  overviewApi,
  renderOverview,
} from '../../../__testUtils__/renderOverview';
import { responseError } from '../../../__testUtils__/responseError';

describe('the practices', () => {
  it('have a row for each service and environment, and sums', async () => {
    await renderOverview({ path: '/secrets/practices' });
    const table = await screen.findByRole('table', {
      name: 'By service and environment',
    });
    const [head, orders] = within(table).getAllByRole('row');
    expect(
      within(head)
        .getAllByRole('columnheader')
        .map(one => one.textContent),
    ).toEqual([
      'Service',
      'No plain text',
      'Own store',
      'Audit log',
      'Rotation',
      'Refresh',
      'RBAC',
      'Encryption',
    ]);
    expect(
      within(orders)
        .getAllByRole('cell')
        .map(one => one.textContent),
    ).toEqual([
      'orders-lakehouseprod, 3 secrets',
      'Followed',
      '2 of 3 broken',
      'Declared',
      'Not known',
      'None here',
      '1 of 1 broken',
      'Not known',
    ]);
    expect(table).toHaveTextContent('Secrets of no service');
    const sums = screen.getByRole('table', { name: 'The practices' });
    expect(
      within(sums)
        .getAllByRole('row')
        .map(row => row.textContent),
    ).toContain('Use a SecretStore of the namespace where possible110');
    await expectAccessible(screen.getByRole('main'));
  });

  it('open to their evidence and how to correct them', async () => {
    const { user } = await renderOverview({ path: '/secrets/practices' });
    await user.click(
      await screen.findByRole('button', { name: 'orders-lakehouse' }),
    );
    const detail = screen.getByRole('region', {
      name: 'Practices of orders-lakehouse, prod',
    });
    expect(screen.getByTestId('address')).toHaveTextContent('service=');
    expect(detail).toHaveTextContent(
      '2 of 3 ExternalSecrets use a ClusterSecretStore.',
    );
    expect(
      within(detail).getByRole('link', { name: 'Show 2 secrets' }),
    ).toHaveAttribute(
      'href',
      '/secrets/list?finding=cluster-store-used&environment=prod&q=orders-lakehouse',
    );
    for (const text of [
      'The platform team declares it for the cluster.',
      'Checked in October 2026',
      'Nothing shows when 1 of 3 secrets last changed.',
      'It does not apply to any secret here.',
      'The platform team declares that the cluster does not do this.',
      'Nobody has declared it for the cluster.',
      'floeSecrets.clusterPractices',
      'Recommended here, and not in use.',
      'Not allowed in this environment.',
    ]) {
      expect(detail).toHaveTextContent(text);
    }
    await expectAccessible(screen.getByRole('main'));
  });

  it('are asked for as the filters say', async () => {
    const { api, user } = await renderOverview({
      path: '/secrets/practices?owner=group:default/orders-data',
    });
    await screen.findByRole('table', { name: 'The practices' });
    expect(api.getPractices).toHaveBeenCalledWith({
      owner: ['group:default/orders-data'],
    });
    await user.click(screen.getByRole('button', { name: 'Reset all filters' }));
    await waitFor(() => expect(api.getPractices).toHaveBeenLastCalledWith({}));
  });

  it('say that the first alone are shown', async () => {
    const api = overviewApi();
    api.getPractices.mockResolvedValue({ ...practices, totalItems: 900 });
    await renderOverview({ api, path: '/secrets/practices' });
    expect(
      await screen.findByText(/The first 2 of 900 are shown/),
    ).toBeInTheDocument();
  });

  it.each([
    ['', 'No secrets to show yet'],
    ['?environment=x', 'No secret matches these filters.'],
  ])('say what there is not: %s', async (search, text) => {
    const api = overviewApi();
    api.getPractices.mockResolvedValue({ items: [], totalItems: 0 });
    await renderOverview({ api, path: `/secrets/practices${search}` });
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('say who may not see them', async () => {
    const api = overviewApi();
    api.getPractices.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'no'),
    );
    await renderOverview({ api, path: '/secrets/practices' });
    expect(
      await screen.findByText('You are not allowed to see this'),
    ).toBeInTheDocument();
  });
});

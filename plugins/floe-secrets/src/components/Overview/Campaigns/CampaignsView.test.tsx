import { screen, waitFor, within } from '@testing-library/react';
import type { Campaign } from '@floe/backstage-plugin-floe-secrets-common';
import { campaign, campaignItem } from '../../../__fixtures__/campaigns';
import { expectAccessible } from '../../../__testUtils__/expectAccessible';
import {
  overviewApi,
  renderOverview,
} from '../../../__testUtils__/renderOverview';
import { responseError } from '../../../__testUtils__/responseError';

const LIST = '/secrets/campaigns';
const ONE = '/secrets/campaigns?campaign=campaign-1';

describe('campaigns', () => {
  it('are listed, and one is opened with the keyboard', async () => {
    const { api, user } = await renderOverview({ path: LIST });
    const table = await screen.findByRole('table', { name: 'Campaigns' });
    expect(table).toHaveTextContent('production, data-platform');
    expect(table).toHaveTextContent('Running');
    expect(table).toHaveTextContent('1 of 4 arrived');
    await expectAccessible(screen.getByRole('main'));
    within(table)
      .getByRole('button', { name: /production/ })
      .focus();
    await user.keyboard('{Enter}');
    expect(
      await screen.findByRole('table', { name: 'git.example.com/floe/orders' }),
    ).toBeInTheDocument();
    expect(api.getCampaign).toHaveBeenCalledWith('campaign-1');
    expect(screen.getByRole('heading', { name: 'Campaigns' })).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'All campaigns' }));
    expect(
      await screen.findByRole('table', { name: 'Campaigns' }),
    ).toBeInTheDocument();
  });

  it('say that there are none, that they cannot be loaded, and that they are denied', async () => {
    const api = overviewApi();
    api.getCampaigns.mockResolvedValue({ items: [] });
    await renderOverview({ api, path: LIST });
    expect(
      await screen.findByText(/There is no campaign with a secret/),
    ).toBeInTheDocument();
  });

  it('say so if none of their secrets can be shown', async () => {
    const api = overviewApi();
    const shown = await api.getCampaign('any');
    api.getCampaign.mockResolvedValue({ ...shown, items: [] });
    await renderOverview({ api, path: ONE });
    expect(
      await screen.findByText(/None of its secrets can be shown now/),
    ).toBeInTheDocument();
  });

  it('can be tried again after an error', async () => {
    const api = overviewApi();
    api.getCampaigns.mockRejectedValueOnce(new Error('no database'));
    const { user } = await renderOverview({ api, path: LIST });
    expect(await screen.findByText('no database')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('table', { name: 'Campaigns' }),
    ).toBeInTheDocument();
  });

  it('are hidden from users who may not read secrets', async () => {
    const api = overviewApi();
    api.getCampaign.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'no'),
    );
    await renderOverview({ api, path: ONE });
    expect(
      await screen.findByText('You are not allowed to see this'),
    ).toBeInTheDocument();
  });

  it('have one row an item, by repository, with what is to be done', async () => {
    await renderOverview({ path: ONE });
    const orders = await screen.findByRole('table', {
      name: 'git.example.com/floe/orders',
    });
    expect(orders).toHaveTextContent('Sealed again');
    expect(orders).toHaveTextContent('Waiting');
    expect(orders).toHaveTextContent('before the newest key began');
    const payments = screen.getByRole('table', {
      name: 'git.example.com/floe/payments',
    });
    expect(payments).toHaveTextContent('none of its keys opens it');
    expect(
      within(payments).getByRole('link', { name: /Pull request/ }),
    ).toHaveAttribute('href', 'https://git.example.com/floe/payments/pull/7');
    await expectAccessible(screen.getByRole('main'));
  });

  it('are started with at least one filter, or say why not', async () => {
    const api = overviewApi();
    api.startCampaign.mockRejectedValueOnce(
      new Error('None of the 3 SealedSecrets is known to have an older key'),
    );
    const { user } = await renderOverview({ api, path: LIST });
    await user.click(
      await screen.findByRole('button', { name: 'Start a campaign' }),
    );
    const dialog = await screen.findByRole('dialog');
    const submit = within(dialog).getByRole('button', { name: 'Start' });
    expect(submit).toBeDisabled();
    await user.click(
      within(dialog).getByRole('button', { name: /Environment/ }),
    );
    await user.click(await screen.findByRole('option', { name: 'prod' }));
    await user.click(submit);
    expect(await screen.findByText(/None of the 3/)).toBeInTheDocument();
    expect(api.startCampaign).toHaveBeenLastCalledWith({
      kind: 'reseal',
      environment: 'prod',
    });
    await user.click(
      within(dialog).getByRole('checkbox', { name: /Also those/ }),
    );
    await user.click(submit);
    await waitFor(() =>
      expect(api.startCampaign).toHaveBeenLastCalledWith({
        kind: 'reseal',
        environment: 'prod',
        all: true,
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'All campaigns' }),
    ).toBeInTheDocument();
  });

  it('are paused, resumed, and cancelled after a question', async () => {
    const api = overviewApi();
    api.getCampaign.mockResolvedValue(
      campaign({
        status: 'paused',
        problem: 'apply docs/rbac/floe-secrets-reseal.yaml there',
      }),
    );
    const { user } = await renderOverview({ api, path: ONE });
    expect(
      await screen.findByText(/floe-secrets-reseal.yaml/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Resume' }));
    await waitFor(() =>
      expect(api.resumeCampaign).toHaveBeenCalledWith('campaign-1'),
    );
    await user.click(
      await screen.findByRole('button', { name: 'Cancel campaign' }),
    );
    expect(api.cancelCampaign).not.toHaveBeenCalled();
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Cancel campaign',
      }),
    );
    await waitFor(() =>
      expect(api.cancelCampaign).toHaveBeenCalledWith('campaign-1'),
    );
  });

  it('offer nothing to users who may not change the secrets', async () => {
    const api = overviewApi();
    api.getCampaign.mockResolvedValue(
      campaign({
        mayControl: false,
        items: [campaignItem({ mayChange: false })],
      }),
    );
    await renderOverview({ api, path: ONE });
    expect(
      await screen.findByText('You are not allowed to change these secrets.'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Pause' }),
    ).not.toBeInTheDocument();
  });

  it('of a rotation say what to do at the source, and refresh what has a new value', async () => {
    const api = overviewApi();
    const refreshable = { possible: true, reason: null };
    api.getCampaign.mockResolvedValue(
      campaign({
        kind: 'rotation',
        items: [
          campaignItem({
            status: 'waiting',
            due: '2026-11-01T00:00:00.000Z',
            remedies: [
              {
                title: 'Store a new value in Vault',
                command: 'vault kv put floe/orders password=-',
              },
            ],
            refreshable,
          }),
          campaignItem({
            id: 'item-2',
            secretId: 'secret-2',
            name: 'rotated',
            status: 'arrived',
          }),
        ],
      }),
    );
    const { user } = await renderOverview({ api, path: ONE });
    const table = await screen.findByRole('table', { name: 'Secrets' });
    expect(table).toHaveTextContent('To be rotated');
    expect(table).toHaveTextContent('vault kv put floe/orders');
    expect(table).toHaveTextContent('New value');
    await expectAccessible(screen.getByRole('main'));
    await user.click(screen.getByRole('button', { name: /Refresh 1 secret/ }));
    await waitFor(() =>
      expect(api.refreshSecrets).toHaveBeenCalledWith({
        secretIds: ['secret-1'],
      }),
    );
  });

  it('of a rotation are started for secrets too that are not overdue', async () => {
    const { api, user } = await renderOverview({ path: LIST });
    await user.click(
      await screen.findByRole('button', { name: 'Start a campaign' }),
    );
    const dialog = await screen.findByRole('dialog');
    await user.click(
      within(dialog).getByRole('button', { name: /What is to be done/ }),
    );
    await user.click(
      await screen.findByRole('option', { name: 'Rotate what is overdue' }),
    );
    expect(within(dialog).getByRole('checkbox')).toHaveAccessibleName(
      'Also those that are not overdue',
    );
    await user.click(within(dialog).getByRole('checkbox'));
    await user.click(within(dialog).getByRole('button', { name: /Owner/ }));
    await user.click(
      await screen.findByRole('option', { name: 'orders-data' }),
    );
    await user.click(within(dialog).getByRole('button', { name: 'Start' }));
    await waitFor(() =>
      expect(api.startCampaign).toHaveBeenCalledWith({
        kind: 'rotation',
        owner: 'group:default/orders-data',
        all: true,
      }),
    );
  });
});

describe('a migration', () => {
  const migrating = (overrides: Parameters<typeof campaignItem>[0]) =>
    campaignItem({
      status: 'waiting',
      likely: null,
      resealedAt: null,
      ...overrides,
    });
  const open = async (
    items: ReturnType<typeof campaignItem>[],
    way: Pick<Campaign['scope'], 'from' | 'to'> = {},
  ) => {
    const api = overviewApi();
    const one = campaign({ kind: 'migration', items });
    api.getCampaign.mockResolvedValue({
      ...one,
      scope: { ...one.scope, ...way },
    });
    return await renderOverview({ api, path: ONE });
  };

  it('shows the step of each secret, its command and the pull request of a service', async () => {
    await open([
      migrating({
        step: 'add',
        reason: 'The ExternalSecret is not synced yet',
      }),
      migrating({
        id: 'item-2',
        entityRef: 'component:default/payments',
        step: 'release',
        remedies: [
          {
            title: 'Delete the SealedSecret',
            command: 'kubectl delete sealedsecret payments --cascade=orphan',
          },
        ],
      }),
    ]);
    const orders = await screen.findByRole('table', {
      name: /orders in production/,
    });
    expect(orders).toHaveTextContent('1 of 3');
    expect(orders).toHaveTextContent('not synced yet');
    const payments = screen.getByRole('table', {
      name: /payments in production/,
    });
    expect(payments).toHaveTextContent('2 of 3');
    expect(payments).toHaveTextContent('--cascade=orphan');
    const link = screen.getByRole('link', {
      name: 'Open the pull request of step 1',
    });
    expect(decodeURIComponent(link.getAttribute('href')!)).toMatch(
      /migrate-secrets.*"campaign":"campaign-1"/,
    );
    await expectAccessible(screen.getByRole('main'));
  });

  it('offers the last pull request once all secrets of the service are at it', async () => {
    await open([
      migrating({ step: 'remove' }),
      migrating({ id: 'item-2', step: 'release' }),
    ]);
    await screen.findByRole('table', { name: /orders in production/ });
    expect(screen.queryByRole('link', { name: /step 3/ })).toBeNull();
  });

  it.each([
    [
      { from: 'kubernetes', to: 'external-secrets' } as const,
      migrating({ step: 'remove' }),
      '2 of 2: own the Secret',
      'Open the pull request of step 2',
    ],
    [
      { from: 'sops', to: 'external-secrets' } as const,
      migrating({ step: 'remove' }),
      '3 of 3: remove the values',
      'Open the pull request of step 3',
    ],
    [
      { from: 'kubernetes', to: 'sealed-secrets' } as const,
      migrating({
        step: 'add',
        remedies: [
          {
            title: 'Seal the values of the Secret in the wizard',
            action: 'open-wizard',
          },
        ],
      }),
      '2 of 2: seal the values',
      'Open in its service',
    ],
  ])('shows the step of the way %j', async (way, item, step, link) => {
    await open([item], way);
    const table = await screen.findByRole('table', {
      name: /orders in production/,
    });
    expect(table).toHaveTextContent(step);
    expect(screen.getByRole('link', { name: link })).toBeInTheDocument();
    await expectAccessible(screen.getByRole('main'));
  });

  it('is started for the way that is chosen', async () => {
    const api = overviewApi();
    const { user } = await renderOverview({ api, path: LIST });
    await user.click(
      await screen.findByRole('button', { name: 'Start a campaign' }),
    );
    const dialog = await screen.findByRole('dialog');
    for (const [field, option] of [
      [/What is to be done/, 'Move to another approach'],
      [/From which approach/, 'From plain Secrets to Sealed Secrets'],
      [/Environment/, 'prod'],
    ] as const) {
      await user.click(within(dialog).getByRole('button', { name: field }));
      await user.click(await screen.findByRole('option', { name: option }));
    }
    expect(dialog).toHaveTextContent('lets the controller take the Secrets');
    await user.click(within(dialog).getByRole('button', { name: 'Start' }));
    await waitFor(() =>
      expect(api.startCampaign).toHaveBeenLastCalledWith({
        kind: 'migration',
        from: 'kubernetes',
        to: 'sealed-secrets',
        environment: 'prod',
      }),
    );
  });

  it('says who cannot open it', async () => {
    await open([migrating({ step: 'remove', mayChange: false })]);
    expect(
      await screen.findByText('You are not allowed to change these secrets.'),
    ).toBeInTheDocument();
  });
});

it('tries again at once what a cluster did not allow', async () => {
  const api = overviewApi();
  api.getCampaign.mockResolvedValue(
    campaign({ problem: 'not allowed in cluster us-1' }),
  );
  const { user } = await renderOverview({ api, path: ONE });
  expect(
    await screen.findByText('not allowed in cluster us-1'),
  ).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Try again now' }));
  await waitFor(() =>
    expect(api.resumeCampaign).toHaveBeenCalledWith('campaign-1'),
  );
});

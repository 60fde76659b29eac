import type { ManagedSecret } from '@floe/backstage-plugin-floe-secrets-common';
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { bulkOperation, refreshItem } from '../../__fixtures__/bulkOperations';
import { signalId } from '../../__fixtures__/signals';
import { answer, service } from '../../__fixtures__/entitySecrets';
import { finding, sealed, secret, VAULT } from '../../__fixtures__/secrets';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

const possible = { possible: true, reason: null };
const inGit = {
  possible: false,
  reason: 'There is nothing to fetch: the values are in Git.',
};

function many(count: number): ManagedSecret[] {
  return Array.from({ length: count }, (_, n) =>
    secret({ name: `secret-${n}`, refreshable: possible }),
  );
}

async function render(
  items: ManagedSecret[],
  options: { path?: string; overrides?: Parameters<typeof answer>[1] } = {},
) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer(items, options.overrides));
  const { signals } = await renderTab({ api, path: options.path });
  return { api, signals, user: userEvent.setup() };
}

describe('refreshing many secrets', () => {
  it('refreshes an environment at once, and shows the progress', async () => {
    const { api, signals, user } = await render(many(3));
    const items = many(3).map(({ id, name }) =>
      refreshItem({ secretId: id, name, status: 'waiting' }),
    );
    api.getBulkOperation.mockResolvedValue(
      bulkOperation({
        status: 'running',
        endedAt: null,
        items: [{ ...items[0], status: 'succeeded' }, ...items.slice(1)],
      }),
    );

    await user.click(
      await screen.findByRole('button', { name: 'Refresh all' }),
    );

    expect(api.refreshSecrets).toHaveBeenCalledWith({
      entityRef: 'component:default/orders-lakehouse',
      environment: 'prod',
    });
    expect(await screen.findByText('Refreshing 3 secrets')).toBeInTheDocument();
    expect(api.getBulkOperation).toHaveBeenCalledWith('bulk-1');
    expect(
      screen.getByRole('progressbar', { name: 'Bulk refresh' }),
    ).toHaveValue(1);
    expect(screen.getByText(/^1 of 3 done/)).toBeInTheDocument();
    const button = screen.getByRole('button', { name: 'Refresh all' });
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toHaveFocus();

    api.getBulkOperation.mockResolvedValue(
      bulkOperation({
        items: items.map(item => ({ ...item, status: 'succeeded' })),
      }),
    );
    signals.send({ ids: [signalId(items[2].secretId)] });
    expect(
      await screen.findByText('All 3 secrets were refreshed'),
    ).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(
      screen.queryByText('All 3 secrets were refreshed'),
    ).not.toBeInTheDocument();
    expect(button).toBeEnabled();
    expect(button).not.toHaveAttribute('aria-disabled');
  });

  it('leaves the focus of the keyboard where it was', async () => {
    const { api, user } = await render(many(2));
    api.getBulkOperation.mockResolvedValue(bulkOperation());
    const button = await screen.findByRole('button', { name: 'Refresh all' });

    act(() => button.focus());
    await user.keyboard('{Enter}');
    const dismiss = await screen.findByRole('button', { name: 'Dismiss' });
    expect(button).toHaveFocus();

    act(() => dismiss.focus());
    await user.keyboard('{Enter}');
    expect(dismiss).not.toBeInTheDocument();
    await user.tab();
    expect(button).toHaveFocus();
  });

  it('sends no more where it is cancelled, and says how many that are', async () => {
    const items = many(4).map(({ id, name }, index) =>
      refreshItem({
        secretId: id,
        name,
        status: index === 0 ? 'running' : 'waiting',
      }),
    );
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer(many(4)));
    api.getBulkOperation.mockResolvedValue(
      bulkOperation({ status: 'running', endedAt: null, items }),
    );
    api.cancelBulkOperation.mockRejectedValueOnce(
      await responseError(403, 'NotAllowedError', 'You are not allowed to'),
    );
    await renderTab({ api, path: '/?refresh=bulk-1' });
    const user = userEvent.setup();
    const button = await screen.findByRole('button', {
      name: 'Cancel the remaining refreshes',
    });

    await user.click(button);
    expect(
      await screen.findByText(
        'It could not be cancelled: You are not allowed to',
      ),
    ).toBeInTheDocument();

    const cancelled = items.slice(1).map(item => ({
      ...item,
      status: 'cancelled' as const,
    }));
    api.getBulkOperation.mockResolvedValue(
      bulkOperation({
        status: 'running',
        endedAt: null,
        items: [items[0], ...cancelled],
      }),
    );
    await user.click(button);
    expect(api.cancelBulkOperation).toHaveBeenCalledWith('bulk-1');
    expect(await screen.findByText('3 were cancelled.')).toBeInTheDocument();
    expect(screen.getByText('Refreshing 1 secret')).toBeInTheDocument();
    expect(button).not.toBeInTheDocument();

    api.getBulkOperation.mockResolvedValue(
      bulkOperation({
        status: 'cancelled',
        items: [{ ...items[0], status: 'succeeded' }, ...cancelled],
      }),
    );
    expect(
      await screen.findByText('1 of 4 secrets were refreshed'),
    ).toBeInTheDocument();
    expect(screen.getByText('3 were cancelled.')).toBeInTheDocument();
  });

  it('asks first where they are many, and says how many are left out', async () => {
    const { api, user } = await render([
      ...many(7),
      sealed({ name: 'sealed', refreshable: inGit }),
    ]);

    await user.click(
      await screen.findByRole('button', { name: 'Refresh all' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Refresh 7 secrets?',
    });
    expect(
      within(dialog).getByText('1 cannot be refreshed and is skipped.'),
    ).toBeInTheDocument();
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(api.refreshSecrets).not.toHaveBeenCalled();

    await user.click(screen.getByRole('button', { name: 'Refresh all' }));
    await user.click(
      within(await screen.findByRole('dialog')).getByRole('button', {
        name: 'Refresh 7 secrets',
      }),
    );
    await waitFor(() => expect(api.refreshSecrets).toHaveBeenCalledTimes(1));
  });

  it('asks first where generators make new values, however few they are', async () => {
    const { api, user } = await render([
      ...many(1),
      secret({
        name: 'generated',
        refreshable: { ...possible, makesNewValues: true },
      }),
    ]);

    await user.click(
      await screen.findByRole('button', { name: 'Refresh all' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Refresh 2 secrets?',
    });
    expect(
      within(dialog).getByText(
        /^1 of them has generators, which make new values\./,
      ),
    ).toBeInTheDocument();
    expect(api.refreshSecrets).not.toHaveBeenCalled();
  });

  it('is off, with the reason, where none can be refreshed', async () => {
    await render([
      sealed({ name: 'one', refreshable: inGit }),
      sealed({ name: 'two', refreshable: inGit }),
    ]);

    const button = await screen.findByRole('button', { name: 'Refresh all' });
    expect(button).toBeDisabled();
    expect(button).toHaveAccessibleDescription(
      `Environment prod ${inGit.reason}`,
    );
  });

  it('is not offered for a single secret', async () => {
    await render(many(1));

    await screen.findByText('The secret is in the cluster.');
    expect(
      screen.queryByRole('button', { name: 'Refresh all' }),
    ).not.toBeInTheDocument();
  });

  it('has a button for each environment', async () => {
    const { api, user } = await render(
      [
        ...many(2),
        ...many(2).map(one => ({
          ...one,
          id: `${one.id}-staging`,
          environment: 'staging',
        })),
      ],
      {
        overrides: {
          service: service({
            environments: ['prod', 'staging'].map(name => ({
              ...service().environments[0],
              name,
            })),
          }),
        },
      },
    );

    const [, staging] = await screen.findAllByRole('button', {
      name: 'Refresh all',
    });
    expect(staging).toHaveAccessibleDescription('Environment staging');
    await user.click(staging);
    expect(api.refreshSecrets).toHaveBeenCalledWith(
      expect.objectContaining({ environment: 'staging' }),
    );
  });

  it('refreshes what a filter shows and nothing else', async () => {
    const { api, user } = await render([
      ...many(9),
      secret({ name: 'other', state: 'failing', refreshable: possible }),
      secret({ name: 'another', state: 'failing', refreshable: possible }),
    ]);

    await user.type(
      await screen.findByRole('searchbox', {
        name: 'Find by name, store or target',
      }),
      'other',
    );
    await user.click(
      await screen.findByRole('button', { name: 'Refresh 2 secrets' }),
    );

    const [[{ secretIds }]] = api.refreshSecrets.mock.calls;
    expect([...secretIds!].sort()).toEqual([
      'id-of-prod-another',
      'id-of-prod-other',
    ]);
  });

  it('offers it where the store is ready again', async () => {
    const held = ['compute', 'storage'].map(component =>
      secret({
        name: component,
        component,
        state: 'failing',
        source: { store: { ...VAULT, ready: true }, remoteRefs: [] },
        findings: [finding({ id: 'store-not-ready' })],
        refreshable: possible,
      }),
    );
    const { api, user } = await render(held);

    expect(
      await screen.findByText(
        'The store vault-backend is ready again; 2 secrets still show its failure',
      ),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Refresh 2 secrets' }));
    expect(api.refreshSecrets).toHaveBeenCalledWith({
      secretIds: held.map(({ id }) => id),
    });
  });

  it('does not offer it while the store is down', async () => {
    await render(
      ['compute', 'storage'].map(name =>
        secret({
          name,
          state: 'failing',
          source: { store: { ...VAULT, ready: false }, remoteRefs: [] },
          findings: [finding({ id: 'store-not-ready' })],
          refreshable: possible,
        }),
      ),
    );

    expect(
      await screen.findByText('One cause affects 2 secrets'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Refresh 2 secrets' }),
    ).not.toBeInTheDocument();
  });

  it('lists what failed and what was left out, after a reload too', async () => {
    const [first, second] = many(2);
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer([first, second]));
    api.getBulkOperation.mockResolvedValue(
      bulkOperation({
        status: 'failed',
        items: [
          refreshItem({ secretId: first.id, name: first.name }),
          refreshItem({
            secretId: second.id,
            name: second.name,
            status: 'failed',
            proof: 'It still fails: the provider has no such secret',
          }),
          refreshItem({
            secretId: 'third',
            name: 'third',
            status: 'skipped',
            reason: 'It is sealed.',
          }),
        ],
      }),
    );
    await renderTab({ api, path: '/?refresh=bulk-1' });

    expect(
      await screen.findByText('1 of 2 secrets were refreshed'),
    ).toBeInTheDocument();
    const failures = screen.getByRole('list', { name: 'Not refreshed' });
    expect(
      within(failures).getByText(
        'It still fails: the provider has no such secret',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('1 skipped: It is sealed.')).toBeInTheDocument();

    await userEvent.click(
      within(failures).getByRole('button', { name: second.name }),
    );
    expect(
      await screen.findByRole('region', { name: second.name }),
    ).toBeInTheDocument();
  });

  it('says why it was refused', async () => {
    const { api, user } = await render(many(2));
    api.refreshSecrets.mockRejectedValue(
      await responseError(409, 'ConflictError', 'The cluster is away'),
    );

    await user.click(
      await screen.findByRole('button', { name: 'Refresh all' }),
    );

    expect(await screen.findByText('The cluster is away')).toBeInTheDocument();
    expect(
      screen.getByText('The refresh could not be started'),
    ).toBeInTheDocument();
  });
});

import { screen, waitFor, within } from '@testing-library/react';
import { answer } from '../../../../__fixtures__/entitySecrets';
import { remoteKeyList } from '../../../../__fixtures__/remoteKeys';
import { expectAccessible } from '../../../../__testUtils__/expectAccessible';
import { fakePreview } from '../../../../__testUtils__/fakePreview';
import { fakeApi } from '../../../../__testUtils__/fakes';
import {
  ordersService,
  renderWizard,
} from '../../../../__testUtils__/renderWizard';

const VALUES = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    secretStoreKind: SecretStore
    refreshInterval: 1h0m0s
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/dagster-postgresql
          property: password
`;

async function open(api: ReturnType<typeof fakeApi>) {
  api.getEntitySecrets.mockResolvedValue(answer([]));
  api.preview.mockImplementation(async request => fakePreview(request, VALUES));
  const wizard = await renderWizard({
    api,
    initialState: {
      service: ordersService,
      approach: { approach: 'external-secrets' },
    },
  });
  await screen.findByText('github.com/floe/orders-lakehouse');
  await wizard.next();
  await screen.findByRole('radiogroup', { name: 'Approach' });
  await wizard.next();
  await screen.findByRole('combobox', { name: 'Remote key of SNOWFLAKE_USER' });
  return wizard;
}

const remoteKey = () =>
  screen.getByRole('combobox', { name: 'Remote key of SNOWFLAKE_USER' });
const property = () =>
  screen.getByRole('combobox', { name: 'Property of SNOWFLAKE_USER' });
const options = async () =>
  within(await screen.findByRole('listbox')).getAllByRole('option');

describe('the fields of a reference', () => {
  it('show facts about the key, and never refuse one', async () => {
    const { user } = await open(fakeApi());
    await waitFor(() =>
      expect(remoteKey()).toHaveAccessibleDescription(
        /^Works: synced by floe\/floe-dagster-postgresql-secret since .*, last .*\.$/,
      ),
    );
    await user.clear(property());
    await user.type(property(), 'token');
    await waitFor(() =>
      expect(property()).toHaveAccessibleDescription(
        /^Fails: floe\/floe-dagster-postgresql-secret has not synced it since /,
      ),
    );
    await user.clear(property());
    await user.type(property(), 'mine');
    await waitFor(() =>
      expect(property()).toHaveAccessibleDescription(
        /^Never seen: the key is in use/,
      ),
    );
    // An open list hides the rest of the page from screen readers.
    await user.tab();
    await user.clear(remoteKey());
    await user.type(remoteKey(), 'team/mine');
    await user.tab();
    await waitFor(() =>
      expect(remoteKey()).toHaveAccessibleDescription(
        'Never seen: no ExternalSecret that you can see uses this key of the store.',
      ),
    );
    expect(remoteKey()).toHaveValue('team/mine');
    expect(property()).toHaveValue('mine');
    expect(remoteKey()).not.toBeInvalid();
    await expectAccessible(document.querySelector('form')!);
  });

  it('propose keys and properties with their marks, by keyboard alone', async () => {
    const { user } = await open(fakeApi());
    await user.clear(remoteKey());
    await user.type(remoteKey(), 'prod/');
    await waitFor(async () => expect(await options()).toHaveLength(4));
    const names = (await options()).map(option => option.textContent);
    expect(names).toEqual([
      expect.stringMatching(/^floe\/prod\/dagster-postgresqlWorks: /),
      expect.stringMatching(/^floe\/prod\/newNever seen to work: /),
      expect.stringMatching(/^floe\/prod\/oldFails: /),
      expect.stringMatching(/^floe\/prod\/sharedIn use by /),
    ]);
    await expectAccessible(screen.getByRole('listbox'));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(remoteKey()).toHaveValue('floe/prod/dagster-postgresql');
    await user.clear(property());
    await user.type(property(), 'to');
    await waitFor(async () => expect(await options()).toHaveLength(1));
    await user.keyboard('{ArrowDown}{Enter}');
    expect(property()).toHaveValue('token');
  });

  it('keep what is typed after a proposal was chosen', async () => {
    const { user } = await open(fakeApi());
    const choose = async (position: number) => {
      await user.clear(remoteKey());
      await user.type(remoteKey(), 'prod/');
      await waitFor(async () => expect(await options()).toHaveLength(4));
      await user.keyboard(`${'{ArrowDown}'.repeat(position)}{Enter}`);
      await waitFor(() =>
        expect(screen.queryByRole('listbox')).not.toBeInTheDocument(),
      );
    };
    await choose(2);
    expect(remoteKey()).toHaveValue('floe/prod/new');
    await user.type(remoteKey(), '-2');
    await screen.findByRole('listbox');
    await user.keyboard('{Escape}');
    expect(remoteKey()).toHaveValue('floe/prod/new-2');
    await user.tab();
    expect(remoteKey()).toHaveValue('floe/prod/new-2');

    await choose(2);
    expect(remoteKey()).toHaveValue('floe/prod/new');
    await user.keyboard('{Escape}');
    await user.tab();
    expect(remoteKey()).toHaveValue('floe/prod/new');
    await choose(3);
    expect(remoteKey()).toHaveValue('floe/prod/old');
  });

  it('say that nothing is in use, in words', async () => {
    const api = fakeApi();
    api.getRemoteKeys.mockResolvedValue({
      items: [],
      totalItems: 0,
      isComplete: true,
    });
    const { user } = await open(api);
    await user.type(remoteKey(), '-2');
    expect((await options()).map(option => option.textContent)).toEqual([
      'No ExternalSecret that you can see uses such a key. Type it.',
    ]);
    expect(remoteKey()).toHaveValue('floe/prod/dagster-postgresql-2');
  });

  it('stay usable where the keys cannot be loaded, and know nothing then', async () => {
    const api = fakeApi();
    api.getRemoteKeys.mockRejectedValue(new Error('No connection'));
    const { user } = await open(api);
    await user.type(remoteKey(), '-2');
    await waitFor(async () =>
      expect((await options())[0]).toHaveTextContent(
        'The keys that are in use could not be loaded. Type the key.',
      ),
    );
    expect(remoteKey()).toHaveValue('floe/prod/dagster-postgresql-2');
    expect(remoteKey()).not.toHaveAccessibleDescription();
  });

  it('ask once about a store with few keys, and by the text about one with many', async () => {
    const few = fakeApi();
    const { user, unmount } = await open(few);
    await user.type(remoteKey(), '-2');
    await waitFor(() =>
      expect(remoteKey()).toHaveAccessibleDescription(/^Never seen/),
    );
    expect(few.getRemoteKeys.mock.calls).toEqual([
      [
        {
          cluster: ordersService.cluster,
          namespace: ordersService.namespace,
          storeKind: 'SecretStore',
          storeName: 'aws-secrets-manager',
          limit: 50,
        },
      ],
    ]);
    unmount();

    const many = fakeApi();
    many.getRemoteKeys.mockImplementation(async query => ({
      ...remoteKeyList(query),
      totalItems: 900,
    }));
    const second = await open(many);
    await second.user.clear(remoteKey());
    await second.user.type(remoteKey(), 'old');
    await waitFor(() =>
      expect(many.getRemoteKeys).toHaveBeenCalledWith(
        expect.objectContaining({ q: 'old' }),
      ),
    );
    await waitFor(async () =>
      expect((await options())[0]).toHaveTextContent(/^floe\/prod\/old/),
    );
    await second.user.clear(remoteKey());
    await second.user.click(remoteKey());
    await second.user.paste('k'.repeat(300));
    await waitFor(async () =>
      expect((await options())[0]).toHaveTextContent(/^No ExternalSecret/),
    );
    expect(remoteKey()).toHaveValue('k'.repeat(300));
  });
});

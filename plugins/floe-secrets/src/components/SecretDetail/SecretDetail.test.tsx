import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer } from '../../__fixtures__/entitySecrets';
import {
  accessDenied,
  detailOf,
  finding,
  sealed,
  secret,
} from '../../__fixtures__/secrets';
import { minutesAgo } from '../../__fixtures__/time';
import { fakePreview } from '../../__testUtils__/fakePreview';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';

async function renderDetail(shown = secret(), detail = detailOf(shown)) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([shown]));
  api.getSecret.mockResolvedValue(detail);
  return renderTab({ api, path: `/?secret=${shown.id}` });
}

describe('SecretDetail', () => {
  it('says what is wrong first, with evidence and what to do', async () => {
    await renderDetail(
      secret({
        state: 'failing',
        findings: [
          finding({ severity: 'info', summary: 'Good to know' }),
          finding(accessDenied),
        ],
      }),
    );

    const wrong = await screen.findByRole('region', { name: 'What is wrong' });
    expect(
      within(wrong).getByText('Vault refuses access to floe/snowflake'),
    ).toBeInTheDocument();
    expect(within(wrong).getByText('Proven')).toBeInTheDocument();
    expect(
      within(wrong).getByText(/Code: 403\. Errors: \* permission denied/),
    ).toBeInTheDocument();
    expect(
      within(wrong).getByText(/vault policy write floe-dagster/),
    ).toBeInTheDocument();
    const notes = screen.getByRole('region', { name: 'What to know' });
    expect(within(notes).getByText('Good to know')).toBeInTheDocument();
  });

  it('explains a finding by its id', async () => {
    const user = userEvent.setup();
    await renderDetail(
      secret({
        state: 'failing',
        findings: [
          finding({ ...accessDenied, id: 'provider-access-denied' }),
          finding({ id: 'acme-rule' as any, summary: 'Of another module' }),
        ],
      }),
    );

    const about = await screen.findByText('About provider-access-denied');
    const details = about.closest('details')!;
    expect(details).not.toHaveAttribute('open');
    await user.click(about);
    expect(details).toHaveAttribute('open');
    expect(
      within(details).getByText("The provider refuses the store's identity."),
    ).toBeInTheDocument();
    const [proven, likely, not] = within(details).getAllByRole('definition');
    expect(proven).toHaveTextContent(/refused login/);
    expect(likely).toHaveTextContent(/may not exist either/);
    expect(not).toHaveTextContent(/store-auth-missing: no request/);
    expect(screen.getByText('acme-rule')).toBeInTheDocument();
    expect(screen.queryByText('About acme-rule')).not.toBeInTheDocument();
  });

  it('copies a command', async () => {
    const user = userEvent.setup();
    const writeText = jest.spyOn(navigator.clipboard, 'writeText');
    await renderDetail(
      secret({ state: 'failing', findings: [finding(accessDenied)] }),
    );

    await user.click(
      await screen.findByRole('button', {
        name: 'Copy the command: Let the role of the store read this path',
      }),
    );

    expect(writeText).toHaveBeenCalledWith(
      expect.stringContaining('vault policy write floe-dagster'),
    );
    const wrong = screen.getByRole('region', { name: 'What is wrong' });
    expect(await within(wrong).findByRole('status')).toHaveTextContent(
      'Copied',
    );
  });

  it('opens the wizard for the environment of the secret where that is the remedy', async () => {
    await renderDetail(secret({ state: 'failing', findings: [finding()] }));

    const link = await screen.findByRole('link', { name: 'Open the wizard' });
    const { searchParams } = new URL(
      link.getAttribute('href')!,
      'http://portal.example',
    );
    expect(JSON.parse(searchParams.get('formData')!).service).toEqual({
      entityRef: 'component:default/orders-lakehouse',
      environment: 'prod',
    });
  });

  it.each([
    ['orders-lakehouse-floe-dagster-compute-secret', 'compute'],
    ['orders-lakehouse-floe-dagster-dbt-cloud', 'custom.dbt-cloud'],
  ])('opens the wizard on the part that makes %s', async (name, part) => {
    await renderDetail(
      secret({ name, state: 'failing', findings: [finding()] }),
    );

    const link = await screen.findByRole('link', { name: 'Open the wizard' });
    const { searchParams } = new URL(
      link.getAttribute('href')!,
      'http://portal.example',
    );
    expect(searchParams.get('part')).toBe(part);
    expect(JSON.parse(searchParams.get('formData')!).approach).toEqual({
      approach: 'external-secrets',
    });
  });

  it('says where the values files do not have what the wizard would change', async () => {
    const shown = secret({ state: 'failing', findings: [finding()] });
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(answer([shown]));
    api.getSecret.mockResolvedValue(detailOf(shown));
    api.preview.mockImplementation(async request =>
      fakePreview(
        request,
        'floe: {externalSecrets: {enabled: true, compute: {enabled: true}}}',
      ),
    );
    await renderTab({ api, path: `/?secret=${shown.id}` });

    expect(
      await screen.findByText(/do not have this secret, so the wizard cannot/),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open the wizard' }),
    ).not.toBeInTheDocument();
  });

  it('offers no wizard for an object that the chart does not make', async () => {
    await renderDetail(
      secret({
        name: 'made-by-hand',
        state: 'failing',
        findings: [finding()],
      }),
    );

    expect(
      await screen.findByText('Or correct the key in the values file'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: 'Open the wizard' }),
    ).not.toBeInTheDocument();
  });

  it('shows where each key comes from', async () => {
    await renderDetail();

    const table = await screen.findByRole('table');
    expect(
      within(table).getByRole('row', {
        name: 'postgresql-host floe/prod/dagster-postgresql host',
      }),
    ).toBeInTheDocument();
  });

  it('names the keys of sealed values only', async () => {
    await renderDetail(sealed());

    const sources = await screen.findByRole('region', {
      name: 'Where its values come from',
    });
    expect(
      within(sources).getByText('postgresql-password'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Strict: this name in this namespace'),
    ).toBeInTheDocument();
  });

  it('shows how long each state lasted', async () => {
    const shown = secret({ state: 'failing' });
    await renderDetail(shown, {
      ...detailOf(shown),
      history: [
        {
          at: minutesAgo(34),
          state: 'failing',
          findings: ['remote-key-missing'],
        },
        { at: minutesAgo(34 + 60 * 26), state: 'synced', findings: [] },
      ],
    });

    const history = await screen.findByRole('region', { name: 'History' });
    expect(
      within(history)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(
        /^Failingfor 3[34] minutes so far.*Key missing at the provider$/,
      ),
      expect.stringMatching(/^Syncedfor 1 day, 2 hours/),
    ]);
  });

  it('repeats the events of the operators in their own words', async () => {
    await renderDetail(
      secret({ state: 'failing', findings: [finding(accessDenied)] }),
    );

    const events = await screen.findByRole('region', {
      name: 'Events',
    });
    expect(
      within(events).getByText(/UpdateFailed, 17 times, last/),
    ).toBeInTheDocument();
  });

  it('renders markup in a message as text', async () => {
    const text = '<img src=x onerror="alert(1)"> {{state}} $t(tab.title)';
    await renderDetail(
      secret({
        state: 'failing',
        findings: [
          finding({
            summary: text,
            evidence: [{ kind: 'event', text, time: null }],
          }),
        ],
      }),
    );

    // In the row, in the finding and in its evidence.
    expect((await screen.findAllByText(text)).length).toBeGreaterThanOrEqual(3);
    expect(document.querySelector('img')).toBeNull();
  });

  it('links to the web only', async () => {
    await renderDetail(
      secret({
        state: 'failing',
        findings: [
          finding({
            // eslint-disable-next-line no-script-url
            remedies: [{ title: 'Harmless', link: 'javascript:alert(1)' }],
          }),
        ],
      }),
    );

    expect(await screen.findByText('Harmless')).toBeInTheDocument();
    expect(
      screen.queryByRole('link', { name: /Harmless/ }),
    ).not.toBeInTheDocument();
  });

  it('keeps the findings where the history cannot be loaded', async () => {
    const api = fakeApi();
    const shown = secret({ state: 'failing', findings: [finding()] });
    api.getEntitySecrets.mockResolvedValue(answer([shown]));
    api.getSecret.mockRejectedValue(new Error('Failed to fetch'));
    await renderTab({ api, path: `/?secret=${shown.id}` });

    expect(
      await screen.findByText('The history of this secret could not be loaded'),
    ).toBeInTheDocument();
    expect(screen.getByText('What is wrong')).toBeInTheDocument();
  });
});

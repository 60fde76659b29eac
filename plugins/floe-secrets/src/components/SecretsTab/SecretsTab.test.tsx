import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { answer, change } from '../../__fixtures__/entitySecrets';
import { signalId } from '../../__fixtures__/signals';
import { scenarios } from '../../__fixtures__/scenarios';
import { secret } from '../../__fixtures__/secrets';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderTab } from '../../__testUtils__/renderTab';
import { responseError } from '../../__testUtils__/responseError';

function apiAnswering(scenario: keyof typeof scenarios) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(scenarios[scenario]);
  return api;
}

describe('SecretsTab', () => {
  it('says at a glance how the secrets are', async () => {
    await renderTab({ api: apiAnswering('orders-lakehouse') });

    expect(
      await screen.findByRole('heading', {
        name: '2 of 5 secrets are up to date in the cluster.',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(
        /^1 is failing: the provider has no secret floe\/prod\/polaris\. 1 is overdue for a refresh\. 1 is waiting for its latest configuration/,
      ),
    ).toBeInTheDocument();
  });

  it('is content where all secrets are synced', async () => {
    await renderTab({ api: apiAnswering('all-synced') });

    expect(
      await screen.findByText('All 5 secrets are in the cluster.'),
    ).toBeInTheDocument();
  });

  it('groups the secrets by component, with state, approach, store and times in words', async () => {
    await renderTab({ api: apiAnswering('orders-lakehouse') });

    const catalog = await screen.findByRole('region', { name: 'Catalog' });
    expect(within(catalog).getByText('Failing')).toBeInTheDocument();
    expect(within(catalog).getByText('External Secrets')).toBeInTheDocument();
    expect(
      within(catalog).getByText('aws-secrets-manager (AWS)'),
    ).toBeInTheDocument();
    expect(within(catalog).getByText('7 hours ago')).toHaveAttribute(
      'title',
      expect.stringMatching(/UTC|GMT|[A-Z]{3,4}$/),
    );
    const database = screen.getByRole('region', { name: 'Database' });
    expect(
      within(database).getByTitle(/in its latest configuration/),
    ).toHaveTextContent('Synced');
  });

  it('names one cause of several failures once, and leads to what to do', async () => {
    await renderTab({ api: apiAnswering('billing-metrics') });

    expect(
      await screen.findByText(
        '2 are failing: the provider denies access to the store vault-backend.',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText('One cause affects 2 secrets')).toBeInTheDocument();
    expect(
      screen.getByText(
        'The provider denies access to the store vault-backend. Affected: Compute, Storage.',
      ),
    ).toBeInTheDocument();

    await userEvent.click(
      screen.getByRole('button', { name: 'Show what to do' }),
    );
    expect(
      await screen.findByText('Let the role of the store read this path'),
    ).toBeInTheDocument();
  });

  it('shows a part of very many secrets, and the one that is asked for', async () => {
    const api = fakeApi();
    const items = Array.from({ length: 120 }, (_, n) =>
      secret({ name: `secret-${String(n).padStart(3, '0')}` }),
    );
    api.getEntitySecrets.mockResolvedValue(answer(items));
    await renderTab({ api });
    const database = await screen.findByRole('region', { name: 'Database' });

    expect(within(database).getAllByRole('listitem')).toHaveLength(50);
    expect(
      within(database).getByText('120 secrets, all synced'),
    ).toBeInTheDocument();
    await userEvent.click(
      within(database).getByRole('button', { name: 'Show 70 more of 70' }),
    );
    expect(within(database).getAllByRole('listitem')).toHaveLength(120);
    expect(screen.getByRole('button', { name: 'secret-050' })).toHaveFocus();
  });

  it('separates environments where there are several', async () => {
    await renderTab({ api: apiAnswering('two-environments') });

    expect(
      (await screen.findAllByRole('heading', { level: 3 })).map(
        heading => heading.textContent,
      ),
    ).toEqual(['Environment prod', 'Environment staging']);
  });

  it('shows the last known state and its age where a cluster cannot be seen', async () => {
    await renderTab({ api: apiAnswering('unreachable') });

    expect(
      await screen.findByText('The cluster floe-prod cannot be reached'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/The API server does not answer: connection timed out/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('None of the 5 secrets can be read now.'),
    ).toBeInTheDocument();
    expect(screen.getByText('was Failing')).toBeInTheDocument();
    expect(screen.getAllByText('47 minutes ago').length).toBe(5);
  });

  it('gives the annotations to copy, with the name of the entity filled in', async () => {
    await renderTab({ api: apiAnswering('not-annotated') });

    expect(
      await screen.findByText('Annotate orders-lakehouse to show its secrets'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/floe\.dev\/release: orders-lakehouse/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/backstage\.io\/kubernetes-id: orders-lakehouse/),
    ).toBeInTheDocument();
  });

  it('says where it looked when there are no secrets', async () => {
    await renderTab({ api: apiAnswering('supply-forecast') });

    expect(
      await screen.findByText(
        'orders-lakehouse has no secrets in the cluster yet',
      ),
    ).toBeInTheDocument();
    expect(
      screen.getByText('prod: the namespace floe-orders of floe-prod'),
    ).toBeInTheDocument();
  });

  it('does not claim that there are no secrets in a cluster that it cannot see', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(
      answer([], { clusters: scenarios.unreachable.clusters }),
    );
    await renderTab({ api });

    expect(
      await screen.findByText('No secrets of orders-lakehouse are known'),
    ).toBeInTheDocument();
  });

  it('says what is wrong with malformed annotations', async () => {
    await renderTab({ api: apiAnswering('malformed') });

    expect(
      await screen.findByText(/"app in \(" lacks a closing bracket/),
    ).toBeInTheDocument();
    expect(
      screen.queryByText(/has no secrets in the cluster yet/),
    ).not.toBeInTheDocument();
  });

  it('says which permission is missing', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockRejectedValue(
      await responseError(403, 'NotAllowedError', 'Not allowed'),
    );
    await renderTab({ api });

    expect(
      await screen.findByText(
        'You are not allowed to see the secrets of orders-lakehouse',
      ),
    ).toBeInTheDocument();
    expect(screen.getByText(/floe-secrets\.secret\.read/)).toBeInTheDocument();
    expect(
      screen.queryByRole('button', { name: 'Try again' }),
    ).not.toBeInTheDocument();
  });

  it('shows the error of the backend and tries again', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockRejectedValueOnce(
      await responseError(500, 'Error', 'The database is locked'),
    );
    await renderTab({ api });

    expect(
      await screen.findByText('The database is locked'),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    const summary = await screen.findByText('The secret is in the cluster.');
    // The button has gone, and the focus of the keyboard with it.
    await waitFor(() => expect(document.activeElement).not.toBe(document.body));
    expect(document.activeElement).toContainElement(summary);
  });

  it('is busy until the first answer comes', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockReturnValue(new Promise(() => {}));
    await renderTab({ api });

    expect(
      screen.getByText('Loading the secrets of this service'),
    ).toBeInTheDocument();
  });

  it('opens a detail by keyboard and puts it into the address', async () => {
    const { analytics } = await renderTab({
      api: apiAnswering('orders-lakehouse'),
    });
    const name = 'orders-lakehouse-floe-dagster-catalog-secret';
    const button = await screen.findByRole('button', { name });

    expect(button).toHaveAccessibleDescription('Failing');
    button.focus();
    await userEvent.keyboard('{Enter}');

    expect(button).toHaveAttribute('aria-expanded', 'true');
    expect(screen.getByText('What is wrong')).toBeInTheDocument();
    expect(analytics.captureEvent).toHaveBeenCalledWith(
      expect.objectContaining({ action: 'click', subject: 'Secret details' }),
    );

    await userEvent.keyboard('{Enter}');
    expect(button).toHaveAttribute('aria-expanded', 'false');
  });

  it('opens the detail that the address names', async () => {
    await renderTab({
      api: apiAnswering('orders-lakehouse'),
      path: '/?secret=id-of-prod-orders-lakehouse-floe-dagster-catalog-secret',
    });

    expect(await screen.findByText('What is wrong')).toBeInTheDocument();
  });

  it('finds and filters in a long list', async () => {
    await renderTab({ api: apiAnswering('many') });

    await userEvent.type(
      await screen.findByRole('searchbox', {
        name: 'Find by name, store or target',
      }),
      'tenant-01',
    );
    await waitFor(() =>
      expect(screen.getAllByRole('listitem')).toHaveLength(10),
    );

    await userEvent.click(screen.getByRole('radio', { name: 'Failing 12' }));
    await waitFor(() => expect(screen.queryAllByRole('listitem')).toEqual([]));
    await userEvent.click(screen.getByRole('button', { name: 'Show all' }));
    await waitFor(() =>
      expect(screen.getAllByRole('listitem')).toHaveLength(200),
    );
    expect(screen.getByRole('searchbox')).toHaveFocus();
  });

  it('opens the wizard with the service filled in', async () => {
    await renderTab();

    const link = await screen.findByRole('link', {
      name: /^Add (or change )?secrets$/,
    });
    const url = new URL(link.getAttribute('href')!, 'http://portal.example');
    expect(url.pathname).toBe('/create/templates/default/add-secrets');
    expect(JSON.parse(url.searchParams.get('formData')!)).toEqual({
      service: { entityRef: 'component:default/orders-lakehouse' },
    });
  });

  it('offers no wizard to users who may not change the secrets', async () => {
    const whole = answer([secret()]);
    const environments = whole.service.environments.map(environment => ({
      ...environment,
      mayChange: false,
    }));
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue({
      ...whole,
      service: { ...whole.service, environments },
    });
    await renderTab({ api });

    expect(await screen.findByText(secret().name)).toBeInTheDocument();
    expect(environments).not.toEqual([]);
    expect(
      screen.queryByRole('link', { name: /^Add (or change )?secrets$/ }),
    ).toBeNull();
  });

  it('follows a change through its steps', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(
      answer([secret()], { changes: [change()] }),
    );
    await renderTab({ api });

    const steps = within(
      await screen.findByRole('list', { name: 'Steps of this change' }),
    ).getAllByRole('listitem');
    expect(steps.map(step => step.textContent)).toEqual([
      'Opened (done)12 minutes agoPull request #7',
      'Merged (done)3 minutes agoMerged as 4f2c9e1',
      'Applied (waiting)Waiting for the cluster to get the new configuration',
      'Synced (waiting)',
    ]);
    expect(steps[2]).toHaveAttribute('aria-current', 'step');
    expect(
      screen.getByRole('link', { name: /Pull request #7/ }),
    ).toHaveAttribute(
      'href',
      'https://github.com/floe/orders-lakehouse/pull/7',
    );
  });

  it('follows what a change removes until it is gone, and says what stays', async () => {
    const api = fakeApi();
    const [opened, merged, applied] = change().steps;
    api.getEntitySecrets.mockResolvedValue(
      answer([secret()], {
        changes: [
          change({
            status: 'applied',
            objects: [],
            steps: [
              opened,
              merged,
              { ...applied, state: 'done', at: merged.at, proof: null },
              {
                name: 'synced',
                state: 'unknown',
                at: null,
                proof: 'It is not known whether Secret orders-dbt is gone',
              },
            ],
            removed: [
              {
                kind: 'ExternalSecret',
                name: 'orders-dbt',
                component: null,
                secretId: null,
                keys: null,
                state: 'gone',
                secrets: [
                  {
                    name: 'orders-dbt',
                    state: 'kept',
                    reason: 'creation policy Orphan',
                  },
                ],
              },
              {
                kind: 'ExternalSecret',
                name: 'orders-ai',
                component: null,
                secretId: null,
                keys: ['OPENAI_KEY', 'OPENAI_ORG'],
                state: 'gone',
                secrets: [
                  { name: 'orders-ai', state: 'unknown', reason: null },
                ],
              },
            ],
          }),
        ],
      }),
    );
    await renderTab({ api });

    const removals = await screen.findByRole('region', {
      name: 'What this change removes',
    });
    expect(
      within(removals)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      'ExternalSecret orders-dbt: goneSecret orders-dbt: kept (creation policy Orphan)',
      'Secret orders-dbt: kept (creation policy Orphan)',
      'Keys OPENAI_KEY, OPENAI_ORG of ExternalSecret orders-ai: goneOPENAI_KEY, OPENAI_ORG in Secret orders-ai: not known',
      'OPENAI_KEY, OPENAI_ORG in Secret orders-ai: not known',
    ]);
    const steps = within(
      screen.getByRole('list', { name: 'Steps of this change' }),
    ).getAllByRole('listitem');
    expect(steps[3]).toHaveTextContent('Removed (not known)It is not known');
    await expectAccessible(removals);
  });

  it('shows a change in the cluster soon after its signal', async () => {
    jest.useFakeTimers();
    const { api, signals } = await renderTab();
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect(
      screen.getByText('The secret is in the cluster.'),
    ).toBeInTheDocument();

    api.getEntitySecrets.mockResolvedValue(
      answer([secret({ state: 'pending' })]),
    );
    signals.send({ ids: [signalId(secret().id)] });
    await act(() => jest.advanceTimersByTimeAsync(200));

    expect(
      screen.getByText(
        '1 is waiting for its latest configuration to be applied.',
      ),
    ).toBeInTheDocument();
    expect(api.getEntitySecrets).toHaveBeenCalledTimes(2);
  });

  it('keeps what it shows when it cannot be refreshed, and says so', async () => {
    const { api, signals } = await renderTab();
    await screen.findByText('The secret is in the cluster.');

    // What a browser says if there is no connection.
    api.getEntitySecrets.mockRejectedValue(new TypeError('Failed to fetch'));
    signals.send({ all: true });

    expect(
      await screen.findByText('The latest state could not be loaded'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/The portal’s backend does not answer/),
    ).toBeInTheDocument();
    expect(
      screen.getByText('The secret is in the cluster.'),
    ).toBeInTheDocument();
  });

  it('asks anew when the person returns to the page', async () => {
    const { api } = await renderTab();
    await screen.findByText('The secret is in the cluster.');

    document.dispatchEvent(new Event('visibilitychange'));

    await waitFor(() => expect(api.getEntitySecrets).toHaveBeenCalledTimes(2));
  });

  it('does not poll', async () => {
    jest.useFakeTimers();
    const { api } = await renderTab();

    await act(() => jest.advanceTimersByTimeAsync(10 * 60_000));

    expect(
      screen.getByText('The secret is in the cluster.'),
    ).toBeInTheDocument();

    expect(api.getEntitySecrets).toHaveBeenCalledTimes(1);
  });

  it('offers to load again in a portal without signals', async () => {
    const { api } = await renderTab({ signals: null });

    await userEvent.click(
      await screen.findByRole('button', { name: 'Load again' }),
    );

    await waitFor(() => expect(api.getEntitySecrets).toHaveBeenCalledTimes(2));
  });
});

import { screen, within } from '@testing-library/react';
import { answer, service } from '../__fixtures__/entitySecrets';
import { scenarios } from '../__fixtures__/scenarios';
import { fakeApi } from '../__testUtils__/fakes';
import { ordersService, renderWizard } from '../__testUtils__/renderWizard';

const prefilled = {
  service: { entityRef: 'component:default/orders-lakehouse' },
};

function apiWithoutSecrets() {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([]));
  return api;
}

describe('the wizard', () => {
  it('writes references to a secret manager', async () => {
    const { user, next, create, onCreate } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: prefilled,
    });

    expect(
      await screen.findByText('github.com/floe/orders-lakehouse'),
    ).toBeInTheDocument();
    await next();

    expect(await screen.findByText('Recommended')).toBeInTheDocument();
    expect(
      screen.getByRole('radio', { name: /External Secrets/ }),
    ).toBeChecked();
    await next();

    expect(
      await screen.findByRole('radio', { name: /aws-secrets-manager/ }),
    ).toBeChecked();
    await user.click(screen.getByRole('checkbox', { name: 'Table catalog' }));
    expect(
      screen.getByRole('combobox', {
        name: 'Remote key of polaris-client-id',
      }),
    ).toHaveValue('floe/prod/polaris');
    await next();

    expect(
      await screen.findByText('orders-lakehouse-floe-dagster-catalog-secret'),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('checkbox', {
        name: 'I have checked the change',
      }),
    );
    await next();
    await screen.findByRole('button', { name: 'Create' });
    await create();

    expect(onCreate).toHaveBeenCalledWith({
      service: ordersService,
      approach: { approach: 'external-secrets' },
      secrets: {
        approach: 'external-secrets',
        storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
        refreshInterval: '15m',
        creationPolicy: 'Owner',
        components: {
          catalog: {
            engine: 'polaris',
            keys: [
              {
                secretKey: 'polaris-client-id',
                remoteKey: 'floe/prod/polaris',
                property: 'client_id',
              },
              {
                secretKey: 'polaris-client-secret',
                remoteKey: 'floe/prod/polaris',
                property: 'client_secret',
              },
            ],
          },
        },
        custom: [],
      },
      review: { confirmed: true, etag: 'absent' },
    });
  });

  it('asks where the database is and who reads the other Secrets', async () => {
    const { user, next, create, onCreate } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: prefilled,
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();
    await screen.findByRole('radio', { name: /aws-secrets-manager/ });
    const box = (name: string) => screen.getByRole('checkbox', { name });
    const text = (name: string) => screen.getByRole('textbox', { name });

    expect(screen.queryByText('Database host')).not.toBeInTheDocument();
    expect(screen.queryByText('Daemon')).not.toBeInTheDocument();
    await user.click(box('Database'));
    await user.click(box('Table catalog'));
    await user.type(text('Database host'), 'db.example.com:1');
    await user.type(text('Database user'), 'dagster');
    await user.type(text('Database name'), 'runs');
    await user.type(text('Database port'), '5x');
    await user.click(box('Webserver'));
    await user.click(box('Daemon'));
    await user.click(box('Webserver'));
    // The form library prints what its schema refuses.
    const print = jest.spyOn(console, 'error').mockImplementation();
    await next();
    expect(print).toHaveBeenCalledWith(
      'Form validation failed',
      expect.anything(),
    );
    print.mockRestore();
    expect(
      (await screen.findAllByText(/a host is a name such as/)).length,
    ).toBeGreaterThan(0);
    expect(
      (await screen.findAllByText(/a port is a whole number/)).length,
    ).toBeGreaterThan(0);
    await user.type(text('Database host'), '{Backspace}{Backspace}');
    await user.type(text('Database port'), '{Backspace}433');
    await next();

    expect(
      await screen.findByText('Dagster, for its database'),
    ).toBeInTheDocument();
    expect(screen.getByText('Daemon')).toBeInTheDocument();
    await user.click(box('I have checked the change'));
    await next();
    await screen.findByRole('button', { name: 'Create' });
    await create();
    expect(onCreate.mock.calls[0][0].secrets).toMatchObject({
      database: {
        host: 'db.example.com',
        port: 5433,
        username: 'dagster',
        database: 'runs',
      },
      envSecrets: ['daemon'],
    });
  });

  it('forgets what is asked for the database when the database is taken out', async () => {
    const { user, next, create, onCreate } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: prefilled,
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();
    await screen.findByRole('radio', { name: /aws-secrets-manager/ });
    await user.click(screen.getByRole('checkbox', { name: 'Database' }));
    await user.type(
      screen.getByRole('textbox', { name: 'Database host' }),
      'not a host',
    );
    await user.click(screen.getByRole('checkbox', { name: 'Database' }));
    await user.click(screen.getByRole('checkbox', { name: 'Table catalog' }));
    await next();
    expect(
      await screen.findByText('No workload in what is written here'),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('checkbox', {
        name: 'I have checked the change',
      }),
    );
    await next();
    await screen.findByRole('button', { name: 'Create' });
    await create();
    const { secrets } = onCreate.mock.calls[0][0];
    expect(secrets).not.toHaveProperty('database');
    expect(secrets).not.toHaveProperty('envSecrets');
  });

  it('asks for the service where none is filled in, and for the environment where there are several', async () => {
    const api = fakeApi();
    const { environments } = scenarios['two-environments'].service;
    api.getEntitySecrets.mockResolvedValue(
      answer([], { service: service({ environments }) }),
    );
    const { user, next } = await renderWizard({ api });

    await next();
    expect(
      (await screen.findAllByText(/choose the service|required property/i))
        .length,
    ).toBeGreaterThan(0);

    await user.click(screen.getByRole('button', { name: /Service/ }));
    await user.click(
      await screen.findByRole('option', { name: 'orders-lakehouse' }),
    );
    await screen.findByRole('radiogroup', { name: 'Environment' });
    await next();
    expect(
      (await screen.findAllByText(/complete what is marked/)).length,
    ).toBeGreaterThan(0);

    await user.click(screen.getByRole('radio', { name: /^staging/ }));
    expect(
      await screen.findByText('deploy/staging/values.yaml'),
    ).toBeInTheDocument();
    await next();
    expect(await screen.findByText('Recommended')).toBeInTheDocument();
  });

  it('says what an entity lacks before anything can be written for it', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(
      answer([], { service: service({ release: null, fullname: null }) }),
    );
    await renderWizard({ api, initialState: prefilled });

    expect(
      await screen.findByText('The entity does not name its Helm release'),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/Add the annotation floe\.dev\/release/),
    ).toBeInTheDocument();
  });

  it('asks for the values file if no annotation names it', async () => {
    const api = fakeApi();
    const [environment] = service().environments;
    api.getEntitySecrets.mockResolvedValue(
      answer([], {
        service: service({
          valuesPath: null,
          environments: [{ ...environment, valuesPath: null }],
        }),
      }),
    );
    const { user, next } = await renderWizard({ api, initialState: prefilled });

    const path = await screen.findByRole('textbox', { name: /Values file/ });
    await user.type(path, '../secrets.yaml');
    expect(
      await screen.findByText(/A path from the root of the repository/),
    ).toBeInTheDocument();
    await user.clear(path);
    await user.type(path, 'deploy/values.yaml');
    await next();

    expect(await screen.findByText('Recommended')).toBeInTheDocument();
  });

  it('says why the values file is not known instead of asking for it', async () => {
    const api = fakeApi();
    const [environment] = service().environments;
    const valuesProblem = 'The annotation floe.dev/values cannot be used';
    api.getEntitySecrets.mockResolvedValue(
      answer([], {
        service: service({
          valuesPath: null,
          valuesProblem,
          environments: [{ ...environment, valuesPath: null }],
        }),
      }),
    );
    await renderWizard({ api, initialState: prefilled });

    expect(await screen.findByText(valuesProblem)).toBeInTheDocument();
    expect(
      screen.queryByRole('textbox', { name: /Values file/ }),
    ).not.toBeInTheDocument();
  });

  it('says why the repository that the entity names is not used', async () => {
    const api = fakeApi();
    const valuesProblem =
      'floeSecrets.allowedPlaces does not allow component:default/orders to use the repository';
    api.getEntitySecrets.mockResolvedValue(
      answer([], {
        service: service({
          repoUrl: null,
          sourceLocation: null,
          valuesProblem,
        }),
      }),
    );
    await renderWizard({ api, initialState: prefilled });

    expect(await screen.findByText(valuesProblem)).toBeInTheDocument();
  });

  it('does not offer an approach that the cluster has no operator for', async () => {
    const api = apiWithoutSecrets();
    const { items } = await api.getClusters();
    api.getClusters.mockResolvedValue({
      items: [
        {
          ...items[0],
          approaches: {
            ...items[0].approaches,
            'external-secrets': {
              available: false,
              servedVersions: [],
              reason: null,
            },
          },
        },
      ],
    });
    await renderWizard({ api, initialState: { service: ordersService } }).then(
      ({ next }) => next(),
    );

    expect(
      await screen.findByRole('radio', { name: /External Secrets/ }),
    ).toBeDisabled();
    expect(screen.getByRole('radio', { name: /Sealed Secrets/ })).toBeChecked();
    expect(
      screen.getAllByText(/has no External Secrets Operator/).length,
    ).toBeGreaterThan(0);
  });

  it('starts from what a secret that exists refers to', async () => {
    const api = fakeApi();
    api.getEntitySecrets.mockResolvedValue(scenarios['orders-lakehouse']);
    const { user, next } = await renderWizard({
      api,
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();

    await user.click(
      await screen.findByRole('checkbox', { name: 'Compute engine' }),
    );

    expect(
      screen
        .getAllByRole('combobox', { name: /^Remote key of SNOWFLAKE/ })
        .map(input => input.getAttribute('aria-label')),
    ).toEqual([
      'Remote key of SNOWFLAKE_ACCOUNT',
      'Remote key of SNOWFLAKE_USER',
      'Remote key of SNOWFLAKE_PASSWORD',
    ]);
    expect(
      screen.getByText(/Changes the existing Secret/, { exact: false }),
    ).toBeInTheDocument();
  });

  it('proposes other keys for another store, and keeps those that were typed', async () => {
    const { user, next } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();
    await user.click(
      await screen.findByRole('checkbox', { name: 'Table catalog' }),
    );
    const typed = screen.getByRole('combobox', {
      name: 'Remote key of polaris-client-secret',
    });
    await user.clear(typed);
    await user.type(typed, 'my/own');
    // An open list hides the rest of the page from screen readers.
    await user.tab();

    await user.click(screen.getByRole('radio', { name: /platform-vault/ }));

    expect(
      screen.getByRole('combobox', { name: 'Remote key of polaris-client-id' }),
    ).toHaveValue('floe/polaris');
    expect(typed).toHaveValue('my/own');
  });

  it('leaves the focus in the list of keys that a press changes', async () => {
    const { user, next } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();
    await user.click(await screen.findByRole('checkbox', { name: 'Database' }));

    await user.click(screen.getByRole('button', { name: 'Port' }));
    const ofPort = { name: 'Remote key of postgresql-port' };
    expect(screen.getByRole('combobox', ofPort)).toHaveFocus();

    await user.click(
      screen.getByRole('button', { name: 'Remove postgresql-host' }),
    );
    expect(screen.getByRole('combobox', ofPort)).toHaveFocus();

    await user.click(
      screen.getByRole('button', { name: 'Remove postgresql-port' }),
    );
    expect(screen.getByRole('button', { name: 'Host' })).toHaveFocus();

    const add = screen.getByRole('button', { name: 'Add another secret' });
    for (const name of ['first', 'second']) {
      await user.click(add);
      await user.keyboard(name);
    }
    await user.click(screen.getByRole('button', { name: 'Remove first' }));
    const names = screen.getAllByRole('textbox', { name: 'Name' });
    expect(names).toHaveLength(1);
    expect(names[0]).toHaveValue('second');
    expect(names[0]).toHaveFocus();
    await user.click(screen.getByRole('button', { name: 'Remove second' }));
    expect(add).toHaveFocus();
  });

  it('marks what is wrong where it stands', async () => {
    const { user, next } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();
    await screen.findByRole('radio', { name: /aws-secrets-manager/ });
    await next();
    expect(
      (await screen.findAllByText(/nothing is changed: choose/)).length,
    ).toBeGreaterThan(0);

    await user.click(
      screen.getByRole('button', { name: 'Add another secret' }),
    );
    await user.type(
      screen.getByRole('textbox', { name: 'Name' }),
      'Not A Name',
    );
    // The form library prints what its schema refuses.
    const print = jest.spyOn(console, 'error').mockImplementation();
    await next();

    const entry = await screen.findByRole('region', { name: 'Not A Name' });
    expect(
      await within(entry).findByText(/lower-case letters, digits and hyphens/),
    ).toBeInTheDocument();
    expect(
      (await screen.findAllByText(/custom entry 1: /)).length,
    ).toBeGreaterThan(0);
    expect(print).toHaveBeenCalledWith(
      'Form validation failed',
      expect.anything(),
    );
  });

  it('has what is written confirmed anew after a change', async () => {
    const { user, next, back } = await renderWizard({
      api: apiWithoutSecrets(),
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    await next();
    await screen.findByText('Recommended');
    await next();
    await user.click(await screen.findByRole('checkbox', { name: 'Database' }));
    await next();
    const confirm = {
      name: 'I have checked the change',
    };
    await user.click(await screen.findByRole('checkbox', confirm));
    await back();
    await screen.findByRole('checkbox', { name: 'Database' });
    await next();

    expect(await screen.findByRole('checkbox', confirm)).not.toBeChecked();
    await next();
    expect(
      (await screen.findAllByText(/confirm what will be written/)).length,
    ).toBeGreaterThan(0);
  });
});

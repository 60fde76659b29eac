import { screen, waitFor, within } from '@testing-library/react';
import { answer } from '../__fixtures__/entitySecrets';
import { finding, sealed } from '../__fixtures__/secrets';
import { expectAccessible } from '../__testUtils__/expectAccessible';
import { fakePreview } from '../__testUtils__/fakePreview';
import { fakeApi } from '../__testUtils__/fakes';
import { ordersService, renderWizard } from '../__testUtils__/renderWizard';
import { sealedText } from '../__testUtils__/sealedText';
import { createSealingKey } from '../__testUtils__/sealingKey';

const CIPHERTEXT = sealedText();

const EXTERNAL = `floe:
  externalSecrets:
    enabled: true
    secretStoreRef: aws-secrets-manager
    secretStoreKind: SecretStore
    refreshInterval: 1h0m0s
    creationPolicy: Orphan
    compute:
      enabled: true
      secrets:
        - secretKey: SNOWFLAKE_USER
          remoteKey: floe/prod/snowflake
          property: user
        - secretKey: SNOWFLAKE_PASSWORD
          remoteKey: floe/prod/snowflake
          property: password
    custom:
      - name: dbt-cloud
        data:
          - secretKey: TOKEN
            remoteKey: floe/prod/dbt
`;

const SEALED = `floe:
  sealedSecrets:
    enabled: true
    annotations:
      sealedsecrets.bitnami.com/namespace-wide: "true"
    catalog:
      enabled: true
      encryptedData:
        polaris-client-id: ${CIPHERTEXT}
        polaris-client-secret: ${CIPHERTEXT}
    custom:
      - name: dbt-cloud
        encryptedData:
          TOKEN: ${CIPHERTEXT}
`;

function apiWith(text: string) {
  const api = fakeApi();
  api.getEntitySecrets.mockResolvedValue(answer([]));
  api.preview.mockImplementation(async request => fakePreview(request, text));
  return api;
}

async function open(
  api: ReturnType<typeof fakeApi>,
  approach: 'external-secrets' | 'sealed-secrets',
) {
  const wizard = await renderWizard({
    api,
    initialState: { service: ordersService, approach: { approach } },
  });
  await screen.findByText('github.com/floe/orders-lakehouse');
  await wizard.next();
  await screen.findByRole('radiogroup', { name: 'Approach' });
  await wizard.next();
  return wizard;
}

const box = (name: string) => screen.getByRole('checkbox', { name });
const combo = (name: string) => screen.getByRole('combobox', { name });
const press = (name: string | RegExp) => screen.getByRole('button', { name });
const CONFIRM = 'I have checked the change';

describe('the wizard on a file that has secrets', () => {
  it('writes what was touched, and shows it before', async () => {
    const { user, next, create, onCreate } = await open(
      apiWith(EXTERNAL),
      'external-secrets',
    );
    const compute = await screen.findByRole('region', {
      name: 'Compute engine',
    });
    expect(box('Compute engine')).toBeChecked();
    expect(press('Every hour Refresh interval')).toBeInTheDocument();
    const summary = screen.getByRole('region', { name: 'What this changes' });
    expect(
      within(summary).getByText('Nothing is changed yet.'),
    ).toBeInTheDocument();

    // Refused while it is typed, in the field and where the change is summed up.
    await user.type(combo('Remote key of SNOWFLAKE_USER'), ' 2');
    await user.tab();
    expect(
      await screen.findAllByText(/a remote key has no spaces/),
    ).toHaveLength(2);
    await user.type(
      combo('Remote key of SNOWFLAKE_USER'),
      '{Backspace}{Backspace}-2',
    );
    // An open list hides the rest of the page from screen readers.
    await user.tab();
    await user.click(press('Remove SNOWFLAKE_PASSWORD'));
    expect(
      within(compute).getByText('Will be removed from the Secret'),
    ).toBeInTheDocument();
    expect(await within(summary).findByText('Changes')).toBeInTheDocument();
    expect(
      within(summary).getByText('orders-lakehouse-floe-dagster-compute-secret'),
    ).toBeInTheDocument();
    await next();

    const diff = await screen.findByLabelText('Change of the values file');
    expect(diff).toHaveTextContent('+ remoteKey: floe/prod/snowflake-2');
    expect(diff).not.toHaveTextContent('refreshInterval');
    expect(
      screen.getByText(/would accept this object \(dry run\)/),
    ).toBeInTheDocument();
    await user.click(box(CONFIRM));
    await next();
    await screen.findByRole('button', { name: 'Create' });
    await create();
    expect(onCreate.mock.calls[0][0]).toMatchObject({
      review: { confirmed: true, etag: `etag-${EXTERNAL.length}` },
    });
    expect(onCreate.mock.calls[0][0].secrets).toEqual({
      approach: 'external-secrets',
      components: {
        compute: {
          engine: 'snowflake',
          keys: [
            {
              secretKey: 'SNOWFLAKE_USER',
              remoteKey: 'floe/prod/snowflake-2',
              property: 'user',
            },
          ],
        },
      },
      custom: [],
      remove: {
        keys: [{ component: 'compute', secretKey: 'SNOWFLAKE_PASSWORD' }],
      },
    });
  });

  it('leads to the part that it was opened for', async () => {
    await renderWizard({
      api: apiWith(EXTERNAL),
      path: '/?part=custom.dbt-cloud',
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });

    expect(
      await screen.findByRole('region', { name: 'dbt-cloud' }),
    ).toHaveFocus();
  });

  it('takes out a component and an entry, says what becomes of them, and takes that back', async () => {
    const { user, next } = await open(apiWith(EXTERNAL), 'external-secrets');
    await screen.findByRole('region', { name: 'Compute engine' });

    await user.click(box('Compute engine'));
    expect(
      screen.getByText(/The cluster keeps the Secret/, { exact: false }),
    ).toBeInTheDocument();
    await user.click(press('Remove dbt-cloud'));
    await user.click(press('Keep Compute engine'));
    expect(box('Compute engine')).toBeChecked();
    await next();

    expect(
      await screen.findByText('Removed; its Secret stays'),
    ).toBeInTheDocument();
    expect(screen.getAllByText('Stays as it is')).toHaveLength(2);
    expect(
      screen.getByLabelText('Change of the values file'),
    ).toHaveTextContent('- - name: dbt-cloud');
  });

  it('takes a component over from another approach, and says what that does', async () => {
    const { user, next } = await open(apiWith(SEALED), 'external-secrets');
    const catalog = await screen.findByRole('region', {
      name: 'Table catalog',
    });
    expect(within(catalog).getByText('By Sealed Secrets now')).toBeVisible();
    await user.click(box('Table catalog'));
    expect(
      within(catalog).getByText('Sealed Secrets creates this Secret now'),
    ).toBeVisible();
    await user.click(
      await screen.findByRole('radio', { name: /aws-secrets-manager/ }),
    );
    expect(
      await screen.findByText(/from SealedSecret to ExternalSecret/),
    ).toBeVisible();
    await next();

    expect(
      await screen.findByText('Removed; another object creates its Secret'),
    ).toBeVisible();
    expect(
      screen.getByText(/External Secrets creates it again at once/),
    ).toBeVisible();
    const diff = screen.getByLabelText('Change of the values file');
    expect(diff).toHaveTextContent('- polaris-client-id:');
    expect(diff).toHaveTextContent('+ clientIdKey:');
    expect(diff).not.toHaveTextContent('- - name: dbt-cloud');
  });

  it('goes on to nothing that would be refused or would not differ', async () => {
    const api = apiWith(EXTERNAL);
    api.preview.mockImplementation(async request =>
      fakePreview(
        request,
        EXTERNAL,
        request.change && request.dryRun !== false
          ? {
              dryRun: [
                {
                  kind: 'ExternalSecret',
                  name: 'orders-lakehouse-floe-dagster-compute-secret',
                  namespace: 'floe-orders',
                  result: 'refused',
                  message: 'admission webhook says no',
                },
              ],
            }
          : {},
      ),
    );
    const { user, next } = await open(api, 'external-secrets');
    await screen.findByRole('region', { name: 'Compute engine' });
    await next();
    expect(
      (await screen.findAllByText(/nothing is changed: choose/)).length,
    ).toBeGreaterThan(0);
    await user.type(combo('Remote key of SNOWFLAKE_USER'), '-2');
    // An open list hides the rest of the page from screen readers.
    await user.tab();
    await next();

    expect(
      await screen.findByText('admission webhook says no'),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('checkbox', { name: CONFIRM }),
    ).not.toBeInTheDocument();
    await next();
    expect(
      (await screen.findAllByText(/confirm what will be written/)).length,
    ).toBeGreaterThan(0);
  });

  it('has what was entered after the page was loaded anew, on a newer file', async () => {
    const first = await open(apiWith(EXTERNAL), 'external-secrets');
    await screen.findByRole('region', { name: 'Compute engine' });
    await first.user.type(combo('Remote key of SNOWFLAKE_USER'), '-2');
    await waitFor(() =>
      expect(JSON.stringify({ ...sessionStorage })).toContain('snowflake-2'),
    );
    first.unmount();

    const { user, next } = await open(
      apiWith(EXTERNAL.replace('1h0m0s', '2h0m0s')),
      'external-secrets',
    );
    expect(
      await screen.findByText('Your earlier entries have been restored'),
    ).toBeInTheDocument();
    expect(combo('Remote key of SNOWFLAKE_USER')).toHaveValue(
      'floe/prod/snowflake-2',
    );
    await next();
    const diff = await screen.findByLabelText('Change of the values file');
    expect(diff).toHaveTextContent('snowflake-2');
    expect(diff).not.toHaveTextContent('+ refreshInterval');
    await user.click(screen.getByRole('button', { name: 'Back' }));
    await screen.findByRole('region', { name: 'Compute engine' });
    expect(combo('Remote key of SNOWFLAKE_USER')).toHaveValue(
      'floe/prod/snowflake-2',
    );
  });

  it('keeps nothing that no file may hold', async () => {
    const { user } = await open(apiWith(EXTERNAL), 'external-secrets');
    await screen.findByRole('region', { name: 'Compute engine' });
    const field = combo('Remote key of SNOWFLAKE_USER');
    await user.clear(field);
    await user.click(field);
    await user.paste('AKIAIOSFODNN7EXAMPLE');

    expect(JSON.stringify({ ...sessionStorage })).not.toContain('AKIA');
  });

  it('says why the file cannot be read, and tries again', async () => {
    const api = apiWith(EXTERNAL);
    const { user } = await renderWizard({
      api,
      initialState: {
        service: ordersService,
        approach: { approach: 'external-secrets' },
      },
    });
    await screen.findByText('github.com/floe/orders-lakehouse');
    api.preview.mockRejectedValue(new Error('The Git host does not answer'));
    await user.click(press('Next'));
    await screen.findByRole('radiogroup', { name: 'Approach' });
    await user.click(press('Next'));
    expect(
      await screen.findByText('The Git host does not answer'),
    ).toBeInTheDocument();

    api.preview.mockImplementation(async request =>
      fakePreview(request, 'a: ['),
    );
    await user.click(press('Try again'));
    expect(
      await screen.findByText(
        'The values file deploy/prod/values.yaml cannot be changed here',
      ),
    ).toBeInTheDocument();
    api.preview.mockImplementation(async request =>
      fakePreview(request, EXTERNAL),
    );
    await user.click(press('Try again'));
    expect(
      await screen.findByRole('region', { name: 'Compute engine' }),
    ).toBeInTheDocument();
  });
});

describe('the wizard that removes an approach', () => {
  it('says what the cluster deletes and keeps, and takes it back', async () => {
    const { user, next, create, onCreate } = await open(
      apiWith(EXTERNAL),
      'external-secrets',
    );
    await screen.findByRole('region', { name: 'Compute engine' });

    await user.click(press(/^Remove External Secrets/));
    const region = screen.getByRole('region', {
      name: /External Secrets.* will be removed from this service/,
    });
    expect(region).toHaveFocus();
    expect(
      within(region)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual([
      expect.stringMatching(
        /^orders-lakehouse-floe-dagster-compute-secret: .*keeps/,
      ),
      expect.stringMatching(
        /^orders-lakehouse-floe-dagster-dbt-cloud: .*keeps/,
      ),
    ]);
    await expectAccessible(region);
    await user.click(press(/^Keep External Secrets/));
    await screen.findByRole('region', { name: 'Compute engine' });
    await user.click(press(/^Remove External Secrets/));
    await next();

    expect(
      await screen.findAllByText('Removed; its Secret stays'),
    ).toHaveLength(2);
    await user.click(box(CONFIRM));
    await next();
    await screen.findByRole('button', { name: 'Create' });
    await create();
    expect(onCreate.mock.calls[0][0].secrets).toEqual({
      approach: 'external-secrets',
      components: {},
      custom: [],
      remove: { approach: true },
    });
  });
});

describe('the wizard on a file that has sealed values', () => {
  it('says which of them the cluster cannot decrypt, and which Secret is not there', async () => {
    const key = await createSealingKey();
    const api = apiWith(SEALED);
    api.getSealingCertificate.mockResolvedValue(key.answer);
    const name = 'orders-lakehouse-floe-dagster-catalog-secret';
    api.getEntitySecrets.mockResolvedValue(
      answer([
        sealed({
          name,
          environment: ordersService.environment,
          namespace: ordersService.namespace,
          state: 'failing',
          target: {
            name,
            exists: false,
            keys: ['polaris-client-id', 'polaris-client-secret'],
          },
          findings: [
            finding({
              id: 'cannot-decrypt',
              summary: 'The controller cannot decrypt the values',
            }),
          ],
        }),
      ]),
    );
    await open(api, 'sealed-secrets');
    const catalog = await screen.findByRole('region', {
      name: 'Table catalog',
    });

    expect(
      within(catalog).getAllByText('In Git, but the cluster cannot decrypt it'),
    ).toHaveLength(2);
    expect(
      within(catalog).getByText('The controller cannot decrypt the values'),
    ).toBeInTheDocument();
    expect(
      within(catalog).getByText(/which the cluster does not have/),
    ).toBeInTheDocument();
    // That of dbt-cloud is another object.
    expect(screen.getAllByText('In Git, kept')).toHaveLength(1);
  });

  it('keeps the scope and the values of the file, and replaces or removes single ones', async () => {
    const key = await createSealingKey();
    const api = apiWith(SEALED);
    api.getSealingCertificate.mockResolvedValue(key.answer);
    const { user, next, create, onCreate } = await open(api, 'sealed-secrets');
    await screen.findByText('SHA-256 fingerprint');

    expect(
      screen.getByRole('radio', { name: /^Namespace-wide/ }),
    ).toBeChecked();
    expect(screen.getAllByText('In Git, kept')).toHaveLength(3);
    await user.click(press('Remove TOKEN'));
    expect(
      screen.getByText(/the cluster deletes the Secret/, { exact: false }),
    ).toBeInTheDocument();
    await user.click(press('Replace the value of Client ID'));
    await user.click(press('Keep the value in Git of Client ID'));
    await user.click(press('Replace the value of Client secret'));
    await user.click(
      screen.getByLabelText('Client secret', { selector: 'input' }),
    );
    await user.paste('correct horse');
    await user.tab();
    await user.tab();
    await screen.findByText('Sealed');
    await next();

    expect(
      await screen.findByText('Removed; its Secret is deleted'),
    ).toBeInTheDocument();
    await user.click(box(CONFIRM));
    await next();
    await screen.findByRole('button', { name: 'Create' });
    await create();
    const secrets = onCreate.mock.calls[0][0].secrets as any;
    expect(secrets).toMatchObject({
      scope: 'namespace-wide',
      remove: { custom: ['dbt-cloud'] },
      custom: [],
    });
    expect(Object.keys(secrets.components)).toEqual(['catalog']);
    expect(Object.keys(secrets.components.catalog.encryptedData)).toEqual([
      'polaris-client-secret',
    ]);
  });
});

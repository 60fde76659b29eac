import {
  sopsFileChangeSchema,
  type SopsPlan,
  type SopsPlanRequest,
  type SopsServiceKey,
} from '@floe/backstage-plugin-floe-secrets-common';
import { screen, waitFor, within } from '@testing-library/react';
import { generateKeyPairSync } from 'node:crypto';
import yaml from 'yaml';
import { WRAPPED_DATA_KEY } from '../../__fixtures__/serviceKeys';
import { AGE_RECIPIENT, sopsPlan } from '../../__fixtures__/sopsPlan';
import { expectAccessible } from '../../__testUtils__/expectAccessible';
import { fakeApi } from '../../__testUtils__/fakes';
import { renderSopsWizard } from '../../__testUtils__/renderSopsWizard';

const CANARY = 'canary-never-in-clear';
const OTHER = 'age1xxxjaw7gvym7mas2zu688wy86eztgvn5zk4etuasmps68jagrvcs6cnjm4';

function withPlan(fields: Partial<SopsPlan>) {
  const api = fakeApi();
  api.planSopsFile.mockImplementation(async (request: SopsPlanRequest) =>
    sopsPlan(request, fields),
  );
  return api;
}

const rule = sopsPlan({
  entityRef: '',
  environment: 'prod',
  layout: 'values',
}).rule;

type Wizard = Awaited<ReturnType<typeof renderSopsWizard>>;

async function enter({ user }: Wizard, key: string, value: string) {
  const group = await screen.findByRole('group', { name: key });
  await user.type(within(group).getByLabelText(key), `${value}{Enter}`);
  await within(group).findByText('Encrypted');
}

async function submit({ next, create, onCreate }: Wizard) {
  // Until then the form does not let one continue.
  await screen.findByText(/is encrypted, with \d+ values?/);
  await next();
  await screen.findByRole('button', { name: 'Create' });
  await create();
  const [[values]] = onCreate.mock.calls;
  return sopsFileChangeSchema.parse(values.sops);
}

/** A public key, whose private key was deleted. */
const SSH_KEY =
  'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOmybH3WFxIFArYyY+mpcduily7rWJQvcsN5wBmjxqlo';

describe('the form field for a SOPS file', () => {
  it('shows the rule of the repository and encrypts what is entered', async () => {
    const wizard = await renderSopsWizard();
    await screen.findByText('Those of rule 1');
    expect(screen.getByText('Platform team')).toBeInTheDocument();
    expect(screen.getByText(AGE_RECIPIENT)).toBeInTheDocument();
    await wizard.user.click(screen.getByRole('button', { name: 'Snowflake' }));
    await enter(wizard, 'password', CANARY);
    await screen.findByText(
      'deploy/prod/values.enc.yaml is encrypted, with 1 value',
    );
    expect(document.body.innerHTML).not.toContain(CANARY);
    await expectAccessible(document.querySelector('form')!);
    const change = await submit(wizard);
    expect(change).toMatchObject({
      layout: 'values',
      path: 'deploy/prod/values.enc.yaml',
      recipients: 'rule',
      secrets: [{ group: 'snowflake', keys: [{ key: 'password' }] }],
      metadata: { age: [{ recipient: AGE_RECIPIENT }] },
    });
    expect(JSON.stringify(wizard.onCreate.mock.calls)).not.toContain(CANARY);
    expect(JSON.stringify(wizard.api.planSopsFile.mock.calls)).not.toContain(
      CANARY,
    );
    expect(JSON.stringify({ ...sessionStorage })).not.toContain(CANARY);
  });

  it('writes the manifest of one Secret for Flux', async () => {
    const wizard = await renderSopsWizard();
    await wizard.user.click(await screen.findByRole('radio', { name: /Flux/ }));
    await wizard.user.type(
      await screen.findByLabelText('Name of the Secret'),
      'orders-db',
    );
    await wizard.user.type(
      screen.getByLabelText('Key of the Secret'),
      'PASSWORD',
    );
    await enter(wizard, 'PASSWORD', CANARY);
    await screen.findByText(/orders-db\.enc\.yaml is encrypted/);
    expect(screen.getByText(/no Kustomization of this/)).toBeInTheDocument();
    expect(await submit(wizard)).toMatchObject({
      layout: 'manifest',
      path: 'deploy/prod/secrets/orders-db.enc.yaml',
      secrets: [{ name: 'orders-db', keys: [{ key: 'PASSWORD' }] }],
    });
  });

  it('takes recipients for a rule of its own, and no secret key', async () => {
    const wizard = await renderSopsWizard(
      withPlan({
        config: {
          path: '.sops.yaml',
          url: 'https://x.example',
          exists: false,
          unusable: null,
        },
        rule: { ...rule, status: 'absent', keyGroups: [] },
        knownRecipients: [],
      }),
    );
    const field = await screen.findByLabelText('Other age recipients');
    expect(
      screen.getByText(/The pull request writes \.sops\.yaml/),
    ).toBeInTheDocument();
    await wizard.user.click(field);
    await wizard.user.paste('AGE-SECRET-KEY-1QQQQ');
    expect(await screen.findByText(/was a secret key/)).toBeInTheDocument();
    expect(field).toHaveValue('');
    await wizard.user.paste(`${OTHER}\n${SSH_KEY} Jo on her laptop`);
    await wizard.user.click(
      screen.getByRole('button', { name: 'Add another secret' }),
    );
    await wizard.user.type(screen.getByLabelText('Name'), 'dbt-cloud');
    await wizard.user.type(screen.getByLabelText('Key of the Secret'), 'TOKEN');
    await enter(wizard, 'TOKEN', CANARY);
    expect(await submit(wizard)).toMatchObject({
      recipients: 'new',
      metadata: { age: [{ recipient: OTHER }, { recipient: SSH_KEY }] },
      secrets: [{ name: 'dbt-cloud' }],
    });
  });

  it('begins with manifests where Flux decrypts them for the service', async () => {
    await renderSopsWizard(
      withPlan({
        sopsFiles: [],
        flux: [
          {
            namespace: 'floe',
            name: 'apps',
            path: 'deploy/secrets',
            provider: 'sops',
            keySecret: 'sops-age',
          },
        ],
      }),
    );
    await waitFor(() =>
      expect(screen.getByRole('radio', { name: /Flux/ })).toBeChecked(),
    );
  });

  it('says that nothing can be added to a file that is there, and what works', async () => {
    const wizard = await renderSopsWizard();
    wizard.api.planSopsFile.mockImplementation(async request =>
      sopsPlan(request, {
        existing: request.path?.endsWith('values.enc.yaml')
          ? {
              isEncrypted: true,
              recipients: [{ type: 'age', id: AGE_RECIPIENT }],
            }
          : null,
      }),
    );
    const path = screen.getByLabelText('File');
    await wizard.user.type(path, ' ');
    await wizard.user.type(path, '{backspace}');
    await wizard.user.clear(path);
    await wizard.user.type(path, 'other/values.enc.yaml');
    await screen.findByText('other/values.enc.yaml exists already');
    expect(
      screen.getByText('sops edit other/values.enc.yaml'),
    ).toBeInTheDocument();
    expect(screen.getByText(/sops set --value-stdin/)).toBeInTheDocument();
    await wizard.next();
    expect(
      screen.queryByRole('button', { name: 'Create' }),
    ).not.toBeInTheDocument();
  });

  it.each([
    [{ type: 'hckms', id: 'eu:x' }, 'A key of a service that the portal'],
    [{ type: 'age', id: 'ssh-ed25519 AAAA' }, 'kinds ssh-ed25519 and ssh-rsa'],
    [{ type: 'age', id: 'age1yubikey1qqqq' }, 'a plugin of age'],
  ])('says that it cannot encrypt for %j', async (recipient, words) => {
    await renderSopsWizard(
      withPlan({ rule: { ...rule, keyGroups: [[recipient]] } }),
    );
    expect(await screen.findByText(new RegExp(words))).toBeInTheDocument();
    expect(
      screen.getByText(/cannot encrypt for every recipient/),
    ).toBeInTheDocument();
  });

  describe('for keys of services', () => {
    const vaultKey: SopsServiceKey = {
      type: 'hc_vault',
      vault_address: 'https://vault.example.com:8200',
      engine_path: 'transit',
      key_name: 'floe',
    };
    const kmsKey: SopsServiceKey = {
      type: 'kms',
      arn: 'arn:aws:kms:eu-central-1:123456789012:key/floe',
      role: 'arn:aws:iam::123456789012:role/sops',
      context: { app: 'floe' },
    };
    const kms = {
      type: 'kms',
      id: `${kmsKey.arn}+${kmsKey.role}|app:floe`,
      serviceKey: kmsKey,
    };
    const vault = {
      type: 'hc_vault',
      id: 'https://vault.example.com:8200/v1/transit/keys/floe',
      serviceKey: vaultKey,
    };
    const enterPassword = async (wizard: Wizard, value = CANARY) => {
      await wizard.user.click(
        await screen.findByRole('button', { name: 'Snowflake' }),
      );
      await enter(wizard, 'password', value);
    };

    it('has the data key encrypted, and sends no value', async () => {
      const api = withPlan({ rule: { ...rule, keyGroups: [[kms]] } });
      const wizard = await renderSopsWizard(api);
      expect(
        await screen.findByText(/data key of this file passes through/),
      ).toBeInTheDocument();
      await enterPassword(wizard);
      await screen.findByText(/is encrypted, with 1 value/);
      await expectAccessible(document.querySelector('form')!);
      expect(api.wrapDataKey.mock.calls).toEqual([
        [
          {
            entityRef: 'component:default/orders-lakehouse',
            environment: 'prod',
            cluster: expect.any(String),
            namespace: expect.any(String),
            valuesPath: expect.any(String),
            path: 'deploy/prod/values.enc.yaml',
            key: kmsKey,
            dataKey: expect.stringMatching(/^[A-Za-z0-9+/]{43}=$/),
          },
        ],
      ]);
      const [[{ dataKey }]] = api.wrapDataKey.mock.calls;
      const change = await submit(wizard);
      expect(change.metadata).toMatchObject({
        kms: [
          {
            arn: kmsKey.arn,
            role: kmsKey.role,
            context: { app: 'floe' },
            aws_profile: '',
            created_at: '2026-11-24T12:00:00Z',
            enc: WRAPPED_DATA_KEY,
          },
        ],
      });
      expect(JSON.stringify(api.wrapDataKey.mock.calls)).not.toContain(CANARY);
      expect(JSON.stringify({ ...sessionStorage })).not.toContain(dataKey);
      expect(JSON.stringify(change)).not.toContain(dataKey);
    });

    it('splits the data key among the groups of the rule', async () => {
      const age = { type: 'age', id: AGE_RECIPIENT };
      const api = withPlan({
        rule: {
          ...rule,
          keyGroups: [[age], [vault, kms], [kms]],
          shamirThreshold: 2,
        },
      });
      api.wrapDataKey.mockImplementation(async ({ key }) => ({
        enc:
          key.type === 'hc_vault'
            ? `vault:v1:${WRAPPED_DATA_KEY}`
            : WRAPPED_DATA_KEY,
        created_at: '2026-11-24T12:00:00Z',
      }));
      const wizard = await renderSopsWizard(api);
      await screen.findByText(/2 of 3 groups/);
      await enterPassword(wizard);
      const change = await submit(wizard);
      expect(change.metadata).toMatchObject({
        shamir_threshold: 2,
        key_groups: [
          { age: [{ recipient: AGE_RECIPIENT }] },
          { hc_vault: [{ key_name: 'floe' }], kms: [{ arn: kmsKey.arn }] },
          { kms: [{ arn: kmsKey.arn }] },
        ],
      });
      const shares = api.wrapDataKey.mock.calls.map(([{ dataKey }]) => dataKey);
      expect(shares.map(share => atob(share).length)).toEqual([33, 33, 33]);
      // Both keys of a group have its share, and the groups different ones.
      expect(new Set(shares).size).toBe(2);
    });

    it('offers keys that the portal may use for a new rule', async () => {
      const api = withPlan({
        rule: { ...rule, status: 'unmatched', keyGroups: [] },
        knownRecipients: [
          vault,
          { type: 'kms', id: 'arn:aws:kms:eu-1:123456789012:key/other' },
        ],
      });
      api.wrapDataKey.mockResolvedValue({
        enc: `vault:v1:${WRAPPED_DATA_KEY}`,
        created_at: '2026-11-24T12:00:00Z',
      });
      const wizard = await renderSopsWizard(api);
      expect(
        await screen.findByRole('checkbox', { name: /^arn:aws:kms/ }),
      ).toBeDisabled();
      await wizard.user.click(
        screen.getByRole('checkbox', { name: /^https:\/\/vault/ }),
      );
      await enterPassword(wizard);
      expect(await submit(wizard)).toMatchObject({
        recipients: 'new',
        metadata: { hc_vault: [{ key_name: 'floe' }] },
      });
    });

    it('says why the service refuses, keeps the values and tries again', async () => {
      const api = withPlan({ rule: { ...rule, keyGroups: [[vault]] } });
      api.wrapDataKey.mockRejectedValueOnce(
        new Error('Vault did not encrypt the data key: it is sealed'),
      );
      api.wrapDataKey.mockResolvedValue({
        enc: `vault:v1:${WRAPPED_DATA_KEY}`,
        created_at: '2026-11-24T12:00:00Z',
      });
      const wizard = await renderSopsWizard(api);
      await enterPassword(wizard);
      await screen.findByText(/it is sealed/);
      await wizard.user.click(
        screen.getByRole('button', { name: /Try again|Retry/ }),
      );
      await screen.findByText(/is encrypted, with 1 value/);
    });

    it('says what to configure and the command, and loses nothing', async () => {
      const api = withPlan({
        rule: {
          ...rule,
          keyGroups: [
            [kms, vault].map(({ serviceKey: _, ...recipient }) => recipient),
          ],
        },
      });
      const wizard = await renderSopsWizard(api);
      expect(
        await screen.findAllByText(/the portal may not ask it to/),
      ).toHaveLength(2);
      expect(
        screen.getByText('sops edit deploy/prod/values.enc.yaml'),
      ).toBeInTheDocument();
      const config = yaml.parse(screen.getByText(/^floeSecrets:/).textContent!);
      expect(config.floeSecrets.dataKeys).toEqual({
        keys: [
          { environment: 'prod', kms: kmsKey.arn, role: kmsKey.role },
          { environment: 'prod', hcVault: vault.id },
        ],
        vaults: [
          {
            address: vaultKey.vault_address,
            tokenFile: '/path/of/a/token',
          },
        ],
      });
      await enterPassword(wizard);
      await wizard.user.click(screen.getByRole('radio', { name: /^Others/ }));
      await wizard.user.click(screen.getByLabelText('Other age recipients'));
      await wizard.user.paste(OTHER);
      await screen.findByText(/is encrypted, with 1 value/);
      expect(api.wrapDataKey).not.toHaveBeenCalled();
    });
  });

  it('asks for the public key of a PGP recipient', async () => {
    const id = 'ABCDEF0123456789ABCDEF0123456789ABCDEF01';
    await renderSopsWizard(
      withPlan({ rule: { ...rule, keyGroups: [[{ type: 'pgp', id }]] } }),
    );
    expect(
      await screen.findByText(new RegExp(`gpg --armor --export ${id}`)),
    ).toBeInTheDocument();
    expect(screen.getByText('Complete the recipients')).toBeInTheDocument();
  });

  it('encrypts for a key of Azure Key Vault with its public part', async () => {
    const id =
      'https://team.vault.azure.net/keys/sops/0123456789abcdef0123456789abcdef';
    const { n, e } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
    }).publicKey.export({ format: 'jwk' });
    const wizard = await renderSopsWizard(
      withPlan({ rule: { ...rule, keyGroups: [[{ type: 'azure_kv', id }]] } }),
    );
    const field = await screen.findByLabelText(/in Azure Key Vault/);
    expect(
      screen.getByText(new RegExp(`az keyvault key show --id ${id}`)),
    ).toBeInTheDocument();
    const paste = async (text: string) => {
      await wizard.user.clear(field);
      await wizard.user.click(field);
      await wizard.user.paste(text);
    };
    await paste('{"n": 1}');
    expect(
      screen.getByText(/This is not what the command prints/),
    ).toBeInTheDocument();
    await paste(JSON.stringify({ kty: 'RSA', n, e, d: 'private' }));
    expect(await screen.findByRole('alert')).toHaveTextContent('secret key');
    expect(field).toHaveValue('');
    await paste(JSON.stringify({ kty: 'RSA', n, e }));
    await wizard.user.click(screen.getByRole('button', { name: 'Snowflake' }));
    await enter(wizard, 'password', CANARY);
    await screen.findByText(/is encrypted, with 1 value/);
    const change = await submit(wizard);
    expect(change.metadata).toMatchObject({
      azure_kv: [
        {
          vault_url: 'https://team.vault.azure.net',
          name: 'sops',
          version: '0123456789abcdef0123456789abcdef',
        },
      ],
    });
    expect(JSON.stringify(change)).not.toContain(CANARY);
  });

  it('asks for the version of a key of Azure Key Vault', async () => {
    const id = 'https://team.vault.azure.net/keys/sops/';
    await renderSopsWizard(
      withPlan({ rule: { ...rule, keyGroups: [[{ type: 'azure_kv', id }]] } }),
    );
    expect(
      await screen.findByText(/names no version of the key/),
    ).toBeInTheDocument();
  });

  it('says that a rule does not fit a manifest', async () => {
    const wizard = await renderSopsWizard(
      withPlan({ rule: { ...rule, selector: null } }),
    );
    await wizard.user.click(await screen.findByRole('radio', { name: /Flux/ }));
    await wizard.user.type(
      await screen.findByLabelText('Name of the Secret'),
      'orders-db',
    );
    await wizard.user.type(screen.getByLabelText('Key of the Secret'), 'A');
    await enter(wizard, 'A', CANARY);
    expect(
      await screen.findByText(/encrypts the whole manifest/),
    ).toBeInTheDocument();
  });

  it('says that sops cannot use the configuration', async () => {
    await renderSopsWizard(
      withPlan({
        rule: {
          ...rule,
          status: 'unusable',
          explanation: 'Line 3 is wrong',
          keyGroups: [],
        },
      }),
    );
    expect(await screen.findByText('Line 3 is wrong')).toBeInTheDocument();
  });

  it('says why the repository could not be read, and tries again', async () => {
    const api = fakeApi();
    api.planSopsFile.mockRejectedValueOnce(new Error('no branch main'));
    const { user } = await renderSopsWizard(api);
    expect(await screen.findByText('no branch main')).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Try again|Retry/ }));
    expect(await screen.findByText('Those of rule 1')).toBeInTheDocument();
  });

  it('forgets the values when the step is left', async () => {
    const wizard = await renderSopsWizard();
    await screen.findByText('Those of rule 1');
    await wizard.user.click(screen.getByRole('button', { name: 'Amazon S3' }));
    await enter(wizard, 'secretAccessKey', CANARY);
    await wizard.next();
    await screen.findByRole('button', { name: 'Create' });
    await wizard.back();
    await screen.findByText('The file is encrypted');
    expect(screen.getByText('s3.secretAccessKey')).toBeInTheDocument();
    await wizard.user.click(screen.getByRole('button', { name: 'Start over' }));
    await screen.findByText('Those of rule 1');
    await waitFor(() =>
      expect(screen.getByText(/Enter at least one value/)).toBeInTheDocument(),
    );
  });
});

describe('the encrypted file of a new environment', () => {
  it('may be left out, and is complete where it is wanted', async () => {
    const wizard = await renderSopsWizard(fakeApi(), 'new-environment');
    const wanted = await screen.findByRole('checkbox', {
      name: 'Encrypt a file with SOPS in the same pull request',
    });
    await wizard.user.click(wanted);
    await screen.findByText('Those of rule 1');
    await wizard.next();
    expect(screen.queryByRole('button', { name: 'Create' })).toBeNull();
    await wizard.user.click(wanted);
    await wizard.next();
    await wizard.create();
    const [[values]] = wizard.onCreate.mock.calls;
    expect(values.sops ?? {}).toEqual({});
  });

  it('is encrypted with what is entered', async () => {
    const wizard = await renderSopsWizard(fakeApi(), 'new-environment');
    await wizard.user.click(
      await screen.findByRole('checkbox', {
        name: 'Encrypt a file with SOPS in the same pull request',
      }),
    );
    await screen.findByText('Those of rule 1');
    await wizard.user.click(screen.getByRole('button', { name: 'Snowflake' }));
    await enter(wizard, 'password', CANARY);
    expect(await submit(wizard)).toMatchObject({
      secrets: [{ group: 'snowflake', keys: [{ key: 'password' }] }],
    });
  });
});

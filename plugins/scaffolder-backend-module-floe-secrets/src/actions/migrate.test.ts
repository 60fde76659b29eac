import { promises as fs } from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import { RepositoryFiles } from '@floe/backstage-plugin-floe-secrets-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { parse } from 'yaml';
import { entitySecrets, sealedText } from '../__testUtils__/knownService';
import { createMigrateAction } from './migrate';

const campaign = '3f0f6f5e-7a55-4f0e-9d0b-0c1f3c8d8a10';
const fullname = 'orders-lakehouse-floe-dagster';
const path = 'deploy/values-prod.yaml';

const item = (name: string, fields: object = {}) => ({
  id: `item-${name}`,
  name: `${fullname}-${name}`,
  status: 'waiting',
  step: 'add',
  keys: ['SNOWFLAKE_PASSWORD'],
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
  cluster: 'eu-1',
  namespace: 'floe-orders',
  mayChange: true,
  ...fields,
});
const sealedFile = `floe:
  sealedSecrets:
    enabled: true
    compute:
      enabled: true
      encryptedData:
        SNOWFLAKE_PASSWORD: ${sealedText}
`;

describe('floe:secrets:migrate', () => {
  const directory = createMockDirectory();
  const client = {
    getEntitySecrets: jest.fn(),
    getCampaign: jest.fn(),
    getClusters: jest.fn(),
    getStores: jest.fn(),
  };
  const reader = mockServices.urlReader.mock();
  const config = mockServices.rootConfig({
    data: { app: { baseUrl: 'https://portal.example/' } },
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const action = createMigrateAction({
    auth: mockServices.auth(),
    client: client as any,
    config,
    integrations,
    reader,
    now: () => Date.parse('2026-11-24T12:00:00Z'),
    files: new RepositoryFiles({
      integrations,
      reader,
      fetch: async () =>
        Response.json({ name: 'main', commit: { sha: 'c0ffee' } }),
    }),
  });
  let file: string;

  async function run(input: object = {}) {
    const context = createMockActionContext({
      input: {
        entityRef: 'component:default/orders-lakehouse',
        environment: 'prod',
        campaign,
        ...input,
      } as any,
      workspacePath: directory.resolve('workspace'),
      task: { id: '7f6f0f5e-6f1b-4c3c-9a53-0f2b9c0d1e2f' },
      logger: mockServices.logger.mock(),
    });
    await action.handler(context as any);
    return Object.fromEntries((context.output as jest.Mock).mock.calls);
  }
  const written = () =>
    fs.readFile(directory.resolve('workspace', 'floe-secrets', path), 'utf8');
  const has = (items: object[], fields: object = {}) =>
    client.getCampaign.mockResolvedValue({
      kind: 'migration',
      status: 'running',
      scope: {},
      items,
      ...fields,
    });
  const store = (fields: object) =>
    client.getStores.mockResolvedValue({
      items: [
        {
          cluster: 'eu-1',
          kind: 'SecretStore',
          namespace: 'floe-orders',
          name: 'provider',
          ...fields,
        },
      ],
    });

  beforeEach(() => {
    jest.resetAllMocks();
    file = sealedFile;
    directory.setContent({ workspace: {} });
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
    client.getClusters.mockResolvedValue({ items: [] });
    store({ provider: 'aws', detail: { region: 'eu-central-1' } });
    reader.readUrl.mockImplementation(async url => {
      if (!url.endsWith(`/${path}`)) {
        throw new NotFoundError(`${url} not found`);
      }
      return { buffer: async () => Buffer.from(file) } as any;
    });
  });

  it('adds ExternalSecrets, and says how the values get to the store', async () => {
    has([
      item('compute-secret'),
      item('elsewhere', { environment: 'test' }),
      item('done', { status: 'arrived' }),
    ]);
    const outputs = await run({ storeName: 'provider' });
    expect(outputs).toMatchObject({
      changed: true,
      step: 'add',
      approach: 'external-secrets',
      itemIds: ['item-compute-secret'],
      objects: [
        expect.objectContaining({
          kind: 'ExternalSecret',
          name: `${fullname}-compute-secret`,
        }),
      ],
      removed: [],
    });
    expect(outputs.title).toBe(
      'Add ExternalSecrets beside 1 secret of orders-lakehouse in prod (1 of 3)',
    );
    expect(outputs.description)
      .toContain(`kubectl get secret ${fullname}-compute-secret -n floe-orders -o json |
  jq -cj '{"password": (.data["SNOWFLAKE_PASSWORD"] | @base64d)}' |
  aws secretsmanager create-secret --name floe/prod/snowflake --secret-string file:///dev/stdin --region eu-central-1`);
    const { externalSecrets, sealedSecrets } = parse(await written()).floe;
    expect(externalSecrets).toMatchObject({
      enabled: true,
      creationPolicy: 'Orphan',
      secretStoreRef: 'provider',
      compute: {
        secrets: [
          {
            secretKey: 'SNOWFLAKE_PASSWORD',
            remoteKey: 'floe/prod/snowflake',
            property: 'password',
          },
        ],
      },
    });
    expect(sealedSecrets.compute.enabled).toBe(true);

    file = await written();
    has([item('compute-secret', { step: 'remove' })]);
    const last = await run();
    expect(last).toMatchObject({
      changed: true,
      step: 'remove',
      approach: 'sealed-secrets',
      removed: [{ kind: 'SealedSecret', name: `${fullname}-compute-secret` }],
    });
    expect(last.title).toBe(
      'Take the SealedSecrets of 1 secret of orders-lakehouse in prod out (3 of 3)',
    );
    expect(parse(await written()).floe).toMatchObject({
      externalSecrets: { creationPolicy: 'Owner' },
    });
    expect(await written()).not.toContain(sealedText);
  });

  it('moves Secrets of a Helm release, and says what a key holder takes out', async () => {
    file = `secrets:
  snowflake:
    password: ENC[AES256_GCM,data:a,iv:b,tag:c,type:str]
`;
    const scope = { from: 'sops', to: 'external-secrets' };
    const migrating = item('compute-secret');
    has([migrating], { scope });
    const first = await run({ storeName: 'provider' });
    expect(first).toMatchObject({
      changed: true,
      approach: 'external-secrets',
    });
    expect(first.title).toContain('(1 of 3)');
    expect(first.description).toContain('both write them');
    file = await written();
    expect(parse(file).floe.externalSecrets.creationPolicy).toBe('Orphan');

    has([{ ...migrating, step: 'release' }], { scope });
    await expect(run()).rejects.toThrow('Not yet');

    has([{ ...migrating, step: 'remove' }], { scope });
    client.getEntitySecrets.mockResolvedValue({
      ...entitySecrets(),
      items: ['deploy/secrets-prod.enc.yaml', undefined].map(own => ({
        cluster: 'eu-1',
        namespace: 'floe-orders',
        target: { name: own ? '' : 'other' },
        source: { ...(own && { file: { path: own, encrypted: true } }) },
      })),
    });
    await expect(run()).rejects.toThrow(
      `still has values that External Secrets is to bring: secrets.snowflake. Take them out first, and deploy that; Helm keeps the Secrets. In an encrypted file: sops unset deploy/secrets-prod.enc.yaml '["secrets"]["snowflake"]'`,
    );
    file = file.replace(/secrets:\n {2}snowflake:\n.*\n/, '');
    const last = await run();
    expect(last).toMatchObject({
      changed: true,
      approach: 'external-secrets',
      removed: [],
    });
    expect(last.title).toBe(
      'Take the values of 1 secret of orders-lakehouse in prod out of Git (3 of 3)',
    );
    expect(last.description).toContain(
      `sops unset deploy/secrets-prod.enc.yaml '["secrets"]["snowflake"]'`,
    );
    expect(parse(await written())).toMatchObject({
      floe: { externalSecrets: { creationPolicy: 'Owner' } },
    });
  });

  it('says which manifests of Flux are deleted', async () => {
    file = '';
    has([item('compute-secret', { step: 'remove' })], {
      scope: { from: 'sops', to: 'external-secrets' },
    });
    client.getEntitySecrets.mockResolvedValue({
      ...entitySecrets(),
      items: [
        {
          cluster: 'eu-1',
          namespace: 'floe-orders',
          target: { name: `${fullname}-compute-secret` },
          source: { file: { path: 'flux/compute.yaml', encrypted: true } },
        },
      ],
    });
    const { description } = await run();
    expect(description).toContain('git rm flux/compute.yaml');
    expect(description).not.toContain('sops unset');
  });

  it('moves Secrets that a person created in two steps', async () => {
    file = '';
    const scope = { from: 'kubernetes', to: 'external-secrets' };
    const migrating = item('compute-secret');
    has([migrating], { scope });
    const first = await run({ storeName: 'provider' });
    expect(first.title).toContain('(1 of 2)');
    file = await written();
    has([{ ...migrating, step: 'remove' }], { scope });
    const last = await run();
    expect(last.title).toBe(
      'Have External Secrets own 1 secret of orders-lakehouse in prod (2 of 2)',
    );
    expect(last.removed).toEqual([]);
    expect(last.objects).toMatchObject([{ kind: 'ExternalSecret' }]);
    expect(parse(await written()).floe.externalSecrets.creationPolicy).toBe(
      'Owner',
    );
  });

  it('offers a PushSecret where the operator may write to the store', async () => {
    store({ provider: 'conjur', capabilities: 'ReadWrite' });
    has([item('compute-secret')]);
    const { description } = await run({ storeName: 'provider' });
    const [, manifest] = description.match(/```yaml\n([^`]*)```/);
    expect(parse(manifest)).toEqual({
      apiVersion: 'external-secrets.io/v1alpha1',
      kind: 'PushSecret',
      metadata: {
        name: `migrate-${fullname}-compute-secret`,
        namespace: 'floe-orders',
      },
      spec: {
        updatePolicy: 'Replace',
        deletionPolicy: 'None',
        secretStoreRefs: [{ kind: 'SecretStore', name: 'provider' }],
        selector: { secret: { name: `${fullname}-compute-secret` } },
        data: [
          {
            match: {
              secretKey: 'SNOWFLAKE_PASSWORD',
              remoteRef: {
                remoteKey: 'floe/prod/snowflake',
                property: 'password',
              },
            },
          },
        ],
      },
    });
    expect(description).not.toContain('no command');
  });

  it('leaves out what the chart does not make', async () => {
    const foreign = { ...item('x'), name: 'of-another-chart' };
    has([item('compute-secret'), foreign]);
    expect(await run({ storeName: 'provider' })).toMatchObject({
      changed: true,
      itemIds: ['item-compute-secret'],
      conflicts: ['item-x'],
    });
    has([foreign]);
    expect(await run()).toEqual({
      changed: false,
      step: 'add',
      itemIds: [],
      conflicts: ['item-x'],
      campaignUrl: expect.stringContaining(campaign),
    });
  });

  it.each([
    ['vault', { path: 'kv', version: 'v2' }, 'vault kv put -cas=0 -mount=kv '],
    ['vault', { path: 'kv', version: 'v1' }, 'vault kv put -mount=kv '],
    [
      'aws',
      { service: 'ParameterStore' },
      'aws ssm put-parameter --name team/snowflake --type SecureString --value file:///dev/stdin',
    ],
    [
      'gcpsm',
      { projectID: 'floe' },
      'gcloud secrets create team/snowflake --data-file=- --project=floe',
    ],
    [
      'azurekv',
      { vaultUrl: 'https://floe-prod.vault.azure.net' },
      'az keyvault secret set --vault-name floe-prod --name team/snowflake --file /dev/stdin',
    ],
    ['azurekv', {}, 'no command for this provider'],
    ['conjur', {}, 'no command for this provider'],
  ])('says how to copy the values to %s %j', async (provider, detail, text) => {
    store({ provider, detail });
    has([item('compute-secret')]);
    const { description } = await run({
      storeName: 'provider',
      remoteKeys: [`${fullname}-compute-secret: team/snowflake`],
    });
    expect(description).toContain(text);
    expect(description).toContain('team/snowflake');
  });

  it.each([
    [{ storeName: '' }, [item('compute-secret')], {}, /Name the store/],
    [
      { storeName: 'provider', remoteKeys: ['no colon'] },
      [item('compute-secret')],
      {},
      /a colon/,
    ],
    [{}, [item('compute-secret', { step: 'release' })], {}, /Not yet/],
    [
      {},
      [
        item('compute-secret', { step: 'remove' }),
        item('cube', { step: 'release' }),
      ],
      {},
      /Not yet: orders-lakehouse-floe-dagster-cube/,
    ],
    [
      {},
      [item('compute-secret', { step: 'remove', status: 'proposed' })],
      {},
      /exists already/,
    ],
    [{}, [item('cube', { environment: 'test' })], {}, /nothing to be done/],
    [
      { storeName: 'provider' },
      [item('compute-secret', { mayChange: false })],
      {},
      /not allowed/,
    ],
    [
      { storeName: 'provider' },
      [item('compute-secret')],
      { status: 'paused' },
      /does not run/,
    ],
    [
      { storeName: 'provider' },
      [item('compute-secret')],
      { kind: 'rotation' },
      /no migration/,
    ],
    [
      {},
      [item('compute-secret')],
      { scope: { from: 'kubernetes', to: 'sealed-secrets' } },
      /in the wizard/,
    ],
  ])('refuses %j', async (input, items, fields, message) => {
    has(items, fields);
    await expect(run(input)).rejects.toThrow(message);
    await expect(written()).rejects.toThrow('ENOENT');
  });
});

import { promises as fs } from 'node:fs';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  ciphertextDigest,
  RepositoryFiles,
} from '@floe/backstage-plugin-floe-secrets-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { entitySecrets, knownService } from '../__testUtils__/knownService';
import { createRecordCampaignAction } from './recordCampaign';
import { createResealAction } from './reseal';

const campaign = '3f0f6f5e-7a55-4f0e-9d0b-0c1f3c8d8a10';
const sealed = (seed: number) =>
  Buffer.from([
    1,
    0,
    ...Array.from({ length: 256 + 24 }, (_, index) => (index * 7 + seed) % 256),
  ]).toString('base64');

/** A service of the same repository. The input names the first one. */
const serviceOf = (name: string, path: string, fields: object = {}) => ({
  entityRef: `component:default/${name}`,
  release: name,
  fullname: `${name}-floe-dagster`,
  valuesPath: path,
  environments: [
    {
      ...knownService.environments[0],
      valuesPath: path,
      ...fields,
    },
  ],
});
const item = (id: string, service: string, old: number, renewed: number) => ({
  itemId: id,
  entityRef: `component:default/${service}`,
  environment: 'prod',
  cluster: 'eu-1',
  namespace: 'floe-orders',
  name: `${service}-secret`,
  keys: [
    {
      key: 'password',
      replaces: ciphertextDigest(sealed(old)),
      ciphertext: sealed(renewed),
    },
  ],
});

describe('floe:secrets:reseal', () => {
  const directory = createMockDirectory();
  const client = {
    getEntitySecrets: jest.fn(),
    getCampaignCiphertexts: jest.fn(),
    proposeCampaign: jest.fn(),
  };
  const reader = mockServices.urlReader.mock();
  const config = mockServices.rootConfig({
    data: { app: { baseUrl: 'https://portal.example/' } },
  });
  const integrations = ScmIntegrations.fromConfig(config);
  const action = createResealAction({
    auth: mockServices.auth(),
    client: client as any,
    config,
    integrations,
    files: new RepositoryFiles({
      integrations,
      reader,
      fetch: async () =>
        Response.json({ name: 'main', commit: { sha: 'c0ffee' } }),
    }),
  });
  const logger = mockServices.logger.mock();
  const written = (path: string) =>
    fs.readFile(directory.resolve('workspace', 'floe-secrets', path), 'utf8');

  async function run() {
    const context = createMockActionContext({
      input: {
        entityRef: 'component:default/orders-lakehouse',
        environment: 'prod',
        campaign,
      } as any,
      workspacePath: directory.resolve('workspace'),
      task: { id: '7f6f0f5e-6f1b-4c3c-9a53-0f2b9c0d1e2f' },
      logger,
    });
    await action.handler(context as any);
    return Object.fromEntries((context.output as jest.Mock).mock.calls);
  }

  const repository = new Map<string, string>();
  const services = new Map<string, object>();

  beforeEach(() => {
    jest.resetAllMocks();
    repository.clear();
    services.clear();
    directory.setContent({ workspace: {} });
    client.getEntitySecrets.mockImplementation(async ref =>
      entitySecrets(services.get(ref) ?? {}),
    );
    reader.readUrl.mockImplementation(async url => {
      const found = [...repository].find(([path]) => url.endsWith(`/${path}`));
      if (!found) {
        throw new NotFoundError(`${url} not found`);
      }
      return { buffer: async () => Buffer.from(found[1]) } as any;
    });
    logger.child.mockReturnValue(logger);
  });

  it('changes the files of all services of the repository at once', async () => {
    services.set(
      'component:default/payments',
      serviceOf('payments', 'payments/values.yaml'),
    );
    repository.set('deploy/values-prod.yaml', `a: ${sealed(1)}\n`);
    repository.set('payments/values.yaml', `# theirs\nb: ${sealed(2)}\n`);
    client.getCampaignCiphertexts.mockResolvedValue({
      items: [
        item('one', 'orders-lakehouse', 1, 11),
        item('two', 'payments', 2, 12),
      ],
    });
    const outputs = await run();
    expect(client.getCampaignCiphertexts).toHaveBeenCalledWith(
      campaign,
      'component:default/orders-lakehouse',
      expect.anything(),
    );
    expect(outputs).toMatchObject({
      changed: true,
      itemIds: ['one', 'two'],
      conflicts: [],
      isOneService: false,
      targetBranchName: 'main',
      title: 'Seal 2 values again with the newest key',
      campaignUrl: `https://portal.example/secrets/campaigns?campaign=${campaign}`,
    });
    expect(await written('deploy/values-prod.yaml')).toBe(`a: ${sealed(11)}\n`);
    expect(await written('payments/values.yaml')).toBe(
      `# theirs\nb: ${sealed(12)}\n`,
    );
  });

  it('leaves out files that the user may not change, which is not a conflict', async () => {
    services.set(
      'component:default/payments',
      serviceOf('payments', 'payments/values.yaml', { mayChange: false }),
    );
    repository.set('deploy/values-prod.yaml', `a: ${sealed(1)}\n`);
    repository.set('payments/values.yaml', `b: ${sealed(2)}\n`);
    client.getCampaignCiphertexts.mockResolvedValue({
      items: [
        item('one', 'orders-lakehouse', 1, 11),
        item('two', 'payments', 2, 12),
      ],
    });
    expect(await run()).toMatchObject({
      itemIds: ['one'],
      conflicts: [],
      isOneService: true,
    });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('not allowed to change the secrets'),
    );
    await expect(written('payments/values.yaml')).rejects.toThrow('ENOENT');
  });

  it('writes nothing if every file has other ciphertexts', async () => {
    repository.set('deploy/values-prod.yaml', `a: ${sealed(3)}\n`);
    client.getCampaignCiphertexts.mockResolvedValue({
      items: [item('one', 'orders-lakehouse', 1, 11)],
    });
    expect(await run()).toMatchObject({
      changed: false,
      itemIds: [],
      conflicts: ['one'],
    });
    await expect(written('deploy/values-prod.yaml')).rejects.toThrow('ENOENT');
  });
});

describe('floe:secrets:record-campaign', () => {
  const client = { proposeCampaign: jest.fn() };
  const action = createRecordCampaignAction({
    auth: mockServices.auth(),
    client: client as any,
  });

  async function run(input: object) {
    const context = createMockActionContext({
      input: { campaign, itemIds: ['one'], ...input } as any,
      logger: mockServices.logger.mock(),
    });
    await action.handler(context as any);
    return Object.fromEntries((context.output as jest.Mock).mock.calls);
  }

  beforeEach(() => client.proposeCampaign.mockReset());

  it('records the pull request after it was opened', async () => {
    const pullRequestUrl = 'https://github.com/acme/orders/pull/3';
    expect(await run({ pullRequestUrl, conflicts: ['two'] })).toEqual({
      recorded: true,
    });
    expect(client.proposeCampaign).toHaveBeenCalledWith(
      campaign,
      { pullRequestUrl, itemIds: ['one'], conflicts: ['two'] },
      expect.anything(),
    );
    // Templates have no undefined.
    expect(await run({ pullRequestUrl: '' })).toEqual({ recorded: false });
    expect(client.proposeCampaign).toHaveBeenCalledTimes(1);
  });

  it('does not fail the task if the backend cannot be reached', async () => {
    client.proposeCampaign.mockRejectedValue(new Error('away'));
    expect(
      await run({ pullRequestUrl: 'https://github.com/acme/orders/pull/3' }),
    ).toEqual({ recorded: false });
  });
});

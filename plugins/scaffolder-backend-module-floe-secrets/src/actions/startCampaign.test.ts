import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError, NotAllowedError } from '@backstage/errors';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { createStartCampaignAction } from './startCampaign';

describe('floe:secrets:start-campaign', () => {
  const client = { startCampaign: jest.fn() };
  const action = createStartCampaignAction({
    auth: mockServices.auth(),
    client: client as any,
    config: mockServices.rootConfig({
      data: { app: { baseUrl: 'https://portal.example/' } },
    }),
  });

  async function run(input: object, isDryRun = false) {
    const context = createMockActionContext({
      input: { kind: 'rotation', ...input } as any,
      logger: mockServices.logger.mock(),
    });
    await action.handler({ ...context, isDryRun } as any);
    return Object.fromEntries((context.output as jest.Mock).mock.calls);
  }
  const service = {
    entityRef: 'component:default/orders',
    environment: 'prod',
  };

  beforeEach(() => {
    client.startCampaign.mockReset();
    client.startCampaign.mockResolvedValue({
      id: 'c-1',
      counts: { waiting: 3 },
    });
  });

  it('starts one for a service', async () => {
    expect(await run({ ...service, all: true })).toEqual({
      started: true,
      campaign: 'c-1',
      waiting: 3,
      campaignUrl: 'https://portal.example/secrets/campaigns?campaign=c-1',
      tabUrl: 'https://portal.example/catalog/default/component/orders/secrets',
    });
    expect(client.startCampaign).toHaveBeenCalledWith(
      { kind: 'rotation', ...service, all: true },
      expect.anything(),
    );
  });

  it('starts one for an owner', async () => {
    await run({ owner: 'group:default/data', environment: 'prod' });
    expect(client.startCampaign).toHaveBeenCalledWith(
      { kind: 'rotation', owner: 'group:default/data', environment: 'prod' },
      expect.anything(),
    );
  });

  it('starts a migration from one approach to another', async () => {
    const way = { kind: 'migration', from: 'sops', to: 'external-secrets' };
    await run({ ...service, ...way });
    expect(client.startCampaign).toHaveBeenCalledWith(
      { ...way, ...service },
      expect.anything(),
    );
  });

  it('says that there is nothing to be done, and fails where that is not all', async () => {
    client.startCampaign.mockRejectedValueOnce(
      new ConflictError('No secret is past its rotation policy'),
    );
    expect(await run(service)).toMatchObject({
      started: false,
      reason: 'No secret is past its rotation policy',
    });
    client.startCampaign.mockRejectedValueOnce(new NotAllowedError('no'));
    await expect(run(service)).rejects.toThrow('no');
  });

  it('starts none in a dry run, and none without a scope', async () => {
    expect(await run(service, true)).toMatchObject({ started: false });
    await expect(run({})).rejects.toThrow('Name the service');
    await expect(run({ owner: '' })).rejects.toThrow('owner');
    expect(client.startCampaign).not.toHaveBeenCalled();
  });
});

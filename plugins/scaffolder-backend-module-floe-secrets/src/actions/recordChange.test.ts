import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import yaml from 'yaml';
import { entitySecrets, service } from '../__testUtils__/knownService';
import { createRecordChangeAction } from './recordChange';
import { examples } from './recordChange.examples';

const input = {
  service,
  approach: 'external-secrets',
  title: 'Add secrets of orders-lakehouse in prod (External Secrets)',
  objects: [
    {
      kind: 'ExternalSecret',
      name: 'orders-lakehouse-floe-dagster-compute-secret',
      component: 'compute',
      change: 'added',
    },
  ],
  pullRequestUrl: 'https://github.com/acme/orders-lakehouse/pull/7',
  pullRequestNumber: 7,
};

describe('floe:secrets:record-change', () => {
  const client = { createChange: jest.fn(), getEntitySecrets: jest.fn() };
  const action = createRecordChangeAction({
    auth: mockServices.auth(),
    client: client as any,
    integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
  });

  async function run(fields: object = {}) {
    const logger = mockServices.logger.mock();
    const context = {
      ...createMockActionContext({
        input: input as any,
        user: { ref: 'user:default/jo' },
        logger,
      }),
      ...fields,
    };
    await action.handler(context as any);
    return {
      logger,
      outputs: Object.fromEntries((context.output as jest.Mock).mock.calls),
    };
  }

  beforeEach(() => {
    jest.resetAllMocks();
    client.createChange.mockResolvedValue({ id: 'change-1' });
    client.getEntitySecrets.mockResolvedValue(entitySecrets());
  });

  it('records the pull request on behalf of the user', async () => {
    const { outputs } = await run();
    expect(outputs).toEqual({ recorded: true, changeId: 'change-1' });
    expect(client.createChange).toHaveBeenCalledWith(
      {
        entityRef: 'component:default/orders-lakehouse',
        environment: 'prod',
        cluster: 'eu-1',
        namespace: 'floe-orders',
        approach: 'external-secrets',
        title: input.title,
        valuesPath: 'deploy/values-prod.yaml',
        pullRequestUrl: input.pullRequestUrl,
        pullRequestNumber: 7,
        objects: [
          {
            kind: 'ExternalSecret',
            name: 'orders-lakehouse-floe-dagster-compute-secret',
            component: 'compute',
          },
        ],
      },
      {
        token: mockCredentials.service.token({
          onBehalfOf: mockCredentials.user(),
          targetPluginId: 'floe-secrets',
        }),
      },
    );
  });

  it('records the parts that the change removes, also if it adds none', async () => {
    const removed = [
      { kind: 'ExternalSecret', name: 'orders-dbt' },
      { kind: 'ExternalSecret', name: 'orders-ai', keys: ['OPENAI_KEY'] },
    ];
    await run({ input: { ...input, objects: [], removed } });
    expect(client.createChange).toHaveBeenCalledWith(
      expect.objectContaining({ objects: [], removed }),
      expect.anything(),
    );
  });

  it('does not fail a task whose pull request is open', async () => {
    client.createChange.mockRejectedValue(new Error('down'));
    const { outputs, logger } = await run();
    expect(outputs).toEqual({ recorded: false });
    expect(logger.warn).toHaveBeenCalledWith(
      'https://github.com/acme/orders-lakehouse/pull/7 is open, but the Secrets tab will not follow it: Error: down',
    );
  });

  it('records nothing for a service that the user cannot see, or for another repository', async () => {
    client.getEntitySecrets.mockRejectedValueOnce(new Error('not allowed'));
    expect((await run()).outputs).toEqual({ recorded: false });
    client.getEntitySecrets.mockResolvedValueOnce(
      entitySecrets({ release: 'other' }),
    );
    const { outputs, logger } = await run();
    expect(outputs).toEqual({ recorded: false });
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('another Helm release'),
    );
    expect(client.createChange).not.toHaveBeenCalled();
  });

  it('records nothing in a dry run', async () => {
    expect((await run({ isDryRun: true })).outputs).toEqual({
      recorded: false,
    });
    expect(client.createChange).not.toHaveBeenCalled();
  });

  it('refuses input without a service', async () => {
    await expect(
      run({ input: { ...input, service: { entityRef: 'orders' } } }),
    ).rejects.toThrow('entityRef: an entity is named kind:namespace/name');
  });

  it('has an example', () => {
    expect(yaml.parse(examples[0].example).steps[0].action).toBe(action.id);
  });
});

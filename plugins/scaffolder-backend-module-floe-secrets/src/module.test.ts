import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { floeSecretsModule } from './module';

describe('the module', () => {
  it('adds its actions to the scaffolder', async () => {
    const addActions = jest.fn();
    const backend = await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [floeSecretsModule, mockServices.rootConfig.factory()],
    });
    expect(addActions.mock.calls[0].map(({ id }: any) => id)).toEqual([
      'floe:secrets:values',
      'floe:secrets:pull-request',
      'floe:secrets:sops-file',
      'floe:secrets:sops-recipients',
      'floe:secrets:secret-store',
      'floe:secrets:reseal',
      'floe:secrets:migrate',
      'floe:secrets:start-campaign',
      'floe:secrets:record-campaign',
      'floe:secrets:record-change',
      'floe:secrets:check',
    ]);
    for (const action of addActions.mock.calls[0]) {
      expect(action.supportsDryRun).toBe(true);
      expect(action.examples.length).toBeGreaterThan(0);
    }
    await backend.stop();
  });
});

import { createBackendModule } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  DataKeyWrapper,
  floeSecretsDataKeysExtensionPoint,
  KeyServiceError,
} from '@floe/backstage-plugin-floe-secrets-node';
import { clockFrom } from '../clock/__testUtils__/clockFrom';
import { startPlugin } from '../__testUtils__/startPlugin';
import { CIPHERTEXT } from './__testUtils__/StandIn';
import { createDataKeys } from './createDataKeys';

const address = 'https://vault.example.com';
const floeSecrets = {
  dataKeys: {
    // No token: the module logs in by itself.
    vaults: [{ address }],
    keys: [{ hcVault: `${address}/v1/transit/keys/floe` }],
  },
};
const key = {
  type: 'hc_vault' as const,
  vault_address: address,
  engine_path: 'transit',
  key_name: 'floe',
};
const wrapper = {
  wrap: jest.fn<
    Promise<string>,
    Parameters<DataKeyWrapper<'hc_vault'>['wrap']>
  >(),
  close: jest.fn(),
};
const moduleOf = (moduleId: string) =>
  createBackendModule({
    pluginId: 'floe-secrets',
    moduleId,
    register(env) {
      env.registerInit({
        deps: { dataKeys: floeSecretsDataKeysExtensionPoint },
        async init({ dataKeys }) {
          dataKeys.setWrapper('hc_vault', wrapper);
        },
      });
    },
  });

describe('a wrapper of a module', () => {
  beforeEach(() => jest.resetAllMocks());

  it('replaces the built-in one, in its limits', async () => {
    const { dataKeys, stop } = createDataKeys({
      clock: clockFrom('2026-11-24T12:00:00Z'),
      config: mockServices.rootConfig({ data: { floeSecrets } }),
      dataKeyWrappers: { hc_vault: wrapper },
    });
    wrapper.wrap.mockResolvedValueOnce(`vault:v1:${CIPHERTEXT}`);
    const dataKey = Buffer.alloc(32, 7);
    expect(await dataKeys.wrap(key, dataKey)).toBe(`vault:v1:${CIPHERTEXT}`);
    expect(wrapper.wrap).toHaveBeenCalledWith(
      key,
      dataKey,
      expect.any(AbortSignal),
    );
    wrapper.wrap.mockResolvedValueOnce('no ciphertext');
    await expect(dataKeys.wrap(key, dataKey)).rejects.toThrow(
      'its answer is no ciphertext',
    );
    wrapper.wrap.mockRejectedValueOnce(new KeyServiceError('ask the keepers'));
    await expect(dataKeys.wrap(key, dataKey)).rejects.toThrow(
      'ask the keepers',
    );
    wrapper.wrap.mockRejectedValueOnce(new Error(`quotes ${dataKey}`));
    await expect(dataKeys.wrap(key, dataKey)).rejects.toThrow(
      /it cannot be reached$/,
    );
    await stop();
    expect(wrapper.close).toHaveBeenCalledTimes(1);
  });

  it('is taken from one module', async () => {
    const options = { entities: [], config: { floeSecrets } };
    await expect(startPlugin(options)).rejects.toThrow(
      /either a token or a tokenFile/,
    );
    const plugin = await startPlugin({
      ...options,
      features: [moduleOf('keys')],
    });
    await plugin.stop();
    await expect(
      startPlugin({ ...options, features: [moduleOf('a'), moduleOf('b')] }),
    ).rejects.toThrow(/Two modules replace/);
  });
});

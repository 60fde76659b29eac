import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { SopsServiceKey } from '@floe/backstage-plugin-floe-secrets-common';
import { AllowedKeys } from './AllowedKeys';
import { readDataKeysConfig } from './readDataKeysConfig';

const read = (dataKeys?: JsonObject) =>
  readDataKeysConfig(
    mockServices.rootConfig({
      data: dataKeys ? { floeSecrets: { dataKeys } } : {},
    }),
  );

const ARN = 'arn:aws:kms:eu-central-1:123456789012:key/floe';
const ROLE = 'arn:aws:iam::123456789012:role/sops';
const GCP = 'projects/p/locations/global/keyRings/sops/cryptoKeys/floe';
const vaults = [{ address: 'https://vault.example.com:8200/', token: 't' }];
const TRANSIT = 'https://vault.example.com:8200/v1/transit/keys/floe';

describe('floeSecrets.dataKeys', () => {
  it('allows nothing by default', () => {
    const config = read();
    expect(config).toMatchObject({
      allowed: [],
      vaults: [],
      timeoutMs: 5_000,
      perMinute: 60,
    });
    const allowed = new AllowedKeys(config);
    expect(allowed.allows('prod', { type: 'kms', arn: ARN })).toBe(false);
    expect(allowed.named('prod')).toEqual([]);
  });

  it.each([
    [{ keys: [{}] }, 'keys[0] must name exactly one of'],
    [{ keys: [{ kms: ARN, gcpKms: GCP }] }, 'keys[0] must name exactly one'],
    [{ keys: [{ hcVault: TRANSIT }] }, 'vaults no Vault'],
    [{ vaults, keys: [{ hcVault: '*' }] }, 'must be written as in .sops.yaml'],
    [{ vaults: [{ address: 'https://v' }] }, 'a token or a tokenFile'],
    [
      { vaults: [{ address: 'https://v', token: 'a', tokenFile: 'b' }] },
      'a token or a tokenFile',
    ],
    [{ vaults: [{ address: 'vault', token: 'a' }] }, 'vaults[0].address'],
    [{ vaults: [{ address: 'https://a:b@v', token: 'a' }] }, 'without a user'],
    [{ kms: { endpoint: 'localhost' } }, 'kms.endpoint'],
    [{ timeout: '11s' }, 'at most 10 seconds'],
    [{ timeout: '0s' }, 'more than 0'],
    [{ maxPerMinuteAndCaller: 0 }, 'from 1 to 1000'],
  ])('refuses %j', (dataKeys, words) => {
    expect(() => read(dataKeys as JsonObject)).toThrow(words);
  });

  const vaultKey = (fields: object = {}): SopsServiceKey => ({
    type: 'hc_vault',
    vault_address: 'https://vault.example.com:8200',
    engine_path: 'transit',
    key_name: 'floe',
    ...fields,
  });

  it.each<[JsonObject, string, SopsServiceKey, boolean]>([
    [{ kms: ARN }, 'prod', { type: 'kms', arn: ARN }, true],
    [{ kms: ARN }, 'prod', { type: 'kms', arn: `${ARN}2` }, false],
    [{ kms: ARN }, 'prod', { type: 'kms', arn: ARN, role: ROLE }, false],
    [{ kms: ARN, role: ROLE }, 'prod', { type: 'kms', arn: ARN }, true],
    [
      { kms: ARN, role: 'arn:aws:iam::123456789012:role/*' },
      'prod',
      { type: 'kms', arn: ARN, role: ROLE },
      true,
    ],
    [
      { kms: ARN, role: 'arn:aws:iam::999999999999:role/*' },
      'prod',
      { type: 'kms', arn: ARN, role: ROLE },
      false,
    ],
    [
      { kms: 'arn:aws:kms:*:123456789012:key/*' },
      'prod',
      { type: 'kms', arn: ARN },
      true,
    ],
    [
      { kms: ARN, environment: ['test', 'dev-*'] },
      'prod',
      { type: 'kms', arn: ARN },
      false,
    ],
    [
      { kms: ARN, environment: ['test', 'dev-*'] },
      'dev-1',
      { type: 'kms', arn: ARN },
      true,
    ],
    [{ gcpKms: GCP }, 'prod', { type: 'gcp_kms', resource_id: GCP }, true],
    [{ kms: '*' }, 'prod', { type: 'gcp_kms', resource_id: GCP }, false],
    [{ hcVault: TRANSIT }, 'prod', vaultKey(), true],
    [{ hcVault: TRANSIT }, 'prod', vaultKey({ key_name: 'other' }), false],
    [
      { hcVault: 'https://vault.example.com:8200/v1/transit/keys/*' },
      'prod',
      vaultKey({ engine_path: 'transit/keys/floe' }),
      false,
    ],
    [
      { hcVault: 'https://*/v1/transit/keys/*' },
      'prod',
      vaultKey({ vault_address: 'https://other.example.com' }),
      false,
    ],
  ])('%j in %s: %j is allowed: %s', (entry, environment, key, isAllowed) => {
    const allowed = new AllowedKeys(read({ vaults, keys: [entry] }));
    expect(allowed.allows(environment, key)).toBe(isAllowed);
  });

  it('lists the keys that are not patterns', () => {
    const allowed = new AllowedKeys(
      read({
        vaults,
        keys: [
          { kms: ARN },
          { kms: 'arn:aws:kms:*' },
          { gcpKms: GCP, environment: 'test' },
          { hcVault: TRANSIT },
        ],
      }),
    );
    expect(allowed.named('prod')).toEqual([
      { type: 'kms', arn: ARN },
      vaultKey(),
    ]);
    expect(allowed.named('test')).toHaveLength(3);
  });
});

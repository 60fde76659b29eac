import {
  checked,
  externalSecrets,
  findingsOf,
  section,
} from '../__testUtils__/checked';
import { CheckedStore } from './types';

const store: CheckedStore = { kind: 'SecretStore', name: 'aws', ready: true };
const of = (stores: CheckedStore[] | undefined, more: object = {}) =>
  checked(externalSecrets({ compute: section('floe/x'), ...more }), {
    stores,
  }).map(({ id, path, severity }) => `${severity} ${id} ${path}`);
const PATH = 'floe.externalSecrets.secretStoreRef';

describe('stores', () => {
  it('finds a store that does not exist, is denied or is not ready', () => {
    expect(of([store])).toEqual([]);
    expect(of(undefined)).toEqual([]);
    expect(of([])).toEqual([`error store-not-found ${PATH}`]);
    expect(of([{ ...store, kind: 'ClusterSecretStore' }])).toEqual([
      `error store-not-found ${PATH}`,
    ]);
    expect(of([{ ...store, allowed: false, ready: false }])).toEqual([
      `error store-namespace-denied ${PATH}`,
    ]);
    expect(of([{ ...store, ready: false }])).toEqual([
      `warning store-not-ready ${PATH}`,
    ]);
    expect(of([{ ...store, ready: null }])).toEqual([]);
  });

  it('checks the store of a custom entry', () => {
    const custom = [
      {
        name: 'a',
        secretStoreRef: 'own',
        data: [{ secretKey: 'K', remoteKey: 'k' }],
      },
      { name: 'b', data: [{ secretKey: 'K', remoteKey: 'k' }] },
    ];
    expect(of([store], { custom })).toEqual([
      'error store-not-found floe.externalSecrets.custom[0].secretStoreRef',
    ]);
  });

  it('reports nothing for stores that nothing reads from', () => {
    expect(of([], { compute: { ...section('x'), enabled: false } })).toEqual([
      'warning section-disabled floe.externalSecrets.compute.enabled',
    ]);
  });

  it('mentions stores of the whole cluster', () => {
    expect(
      findingsOf(
        'cluster-store-used',
        externalSecrets({
          secretStoreKind: 'ClusterSecretStore',
          compute: section('x'),
        }),
      ),
    ).toEqual([`info ${PATH}`]);
  });
});

describe('store-provider-mismatch', () => {
  const mismatch = (provider: string | null, key: string) =>
    findingsOf(
      'store-provider-mismatch',
      externalSecrets({ compute: section(key) }),
      { stores: [{ ...store, provider }] },
    );

  it.each([
    [
      'vault',
      'arn:aws:secretsmanager:eu-central-1:123456789012:secret:floe/x-AbCdEf',
    ],
    ['gcpsm', 'arn:aws-us-gov:ssm:us-gov-west-1:123456789012:parameter/x'],
    ['aws', 'projects/acme/secrets/x'],
    ['aws', 'username_password/24ed2cc5-9b3e-4b0a-8d2f-0123456789ab'],
    ['vault', 'https://acme.vault.azure.net/secrets/x'],
    ['gcpsm', 'floe/prod/snowflake'],
    ['azurekv', 'floe/prod/snowflake'],
    ['azurekv', 'floe_prod'],
    ['azurekv', 'projects/acme/secrets/x'],
  ])('%s has no key %s', (provider, key) => {
    expect(mismatch(provider, key)).toEqual([
      'warning floe.externalSecrets.compute.secrets[0].remoteKey',
    ]);
  });

  it.each([
    ['aws', 'floe/prod/snowflake'],
    [
      'aws',
      'arn:aws:secretsmanager:eu-central-1:123456789012:secret:floe/x-AbCdEf',
    ],
    ['vault', 'floe/prod/snowflake'],
    ['gcpsm', 'floe-prod_snowflake'],
    ['gcpsm', 'projects/acme/secrets/x'],
    ['azurekv', 'floe-prod-snowflake'],
    ['azurekv', 'secret/floe-prod-snowflake'],
    ['azurekv', 'cert/floe-tls'],
    ['ibm', 'username_password/24ed2cc5-9b3e-4b0a-8d2f-0123456789ab'],
    ['conjur', 'floe/prod/snowflake'],
    [null, 'arn:aws:ssm:x'],
    ['toString', 'x'],
  ])('%s may have the key %s', (provider, key) => {
    expect(mismatch(provider, key)).toEqual([]);
  });
});

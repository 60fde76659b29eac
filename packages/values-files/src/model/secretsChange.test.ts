import { parseSecretsChange } from './secretsChange';
import { sealedText } from '../__testUtils__/changes';

const externalSecrets = {
  approach: 'external-secrets',
  storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
  refreshInterval: '15m',
  creationPolicy: 'Owner',
  components: {
    compute: {
      engine: 'snowflake',
      keys: [
        {
          secretKey: 'SNOWFLAKE_PASSWORD',
          remoteKey: 'floe/prod/snowflake',
          property: 'password',
        },
      ],
    },
  },
};

const sealedSecrets = {
  approach: 'sealed-secrets',
  scope: 'strict',
  sealedFor: {
    cluster: 'demo',
    namespace: 'floe',
    fullname: 'floe-dagster',
    certificateFingerprint: 'ab'.repeat(32),
  },
  components: {
    storage: { encryptedData: { AWS_ACCESS_KEY_ID: sealedText('a') } },
  },
};

function withReference(reference: object) {
  return {
    ...externalSecrets,
    components: {
      compute: {
        keys: [
          {
            secretKey: 'SNOWFLAKE_PASSWORD',
            remoteKey: 'floe/prod/snowflake',
            ...reference,
          },
        ],
      },
    },
  };
}

describe('parseSecretsChange', () => {
  it('reads references and ciphertext', () => {
    expect(parseSecretsChange(externalSecrets)).toEqual({
      ...externalSecrets,
      custom: [],
    });
    expect(parseSecretsChange(sealedSecrets)).toEqual({
      ...sealedSecrets,
      custom: [],
    });
  });

  it.each([
    ['a removal', { remove: { components: ['compute'] } }],
    ['the end of an approach', { remove: { approach: true } }],
    ['a setting', { refreshInterval: '30m' }],
    [
      'all settings of the release',
      {
        storeRef: { kind: 'SecretStore', name: 'vault' },
        refreshInterval: '30m',
        creationPolicy: 'Owner',
      },
    ],
    ['an annotation', { annotations: { team: 'data' } }],
    ['a template', { template: { enabled: false } }],
    [
      'a setting of a custom entry',
      { custom: [{ name: 'cube', component: 'x' }] },
    ],
    [
      'an other key of the same component',
      {
        components: externalSecrets.components,
        remove: { keys: [{ component: 'compute', secretKey: 'OTHER' }] },
      },
    ],
  ])('reads %s alone', (_, fields) => {
    expect(
      parseSecretsChange({ approach: 'external-secrets', ...fields }),
    ).toMatchObject(fields);
  });

  it.each<readonly [string, unknown, string]>([
    [
      'a clear value among the sealed ones',
      {
        ...sealedSecrets,
        components: {
          storage: { encryptedData: { AWS_ACCESS_KEY_ID: 'hunter2-hunter2' } },
        },
      },
      'components.storage.encryptedData.AWS_ACCESS_KEY_ID: this is not a sealed value',
    ],
    [
      'base64 that nobody sealed',
      {
        ...sealedSecrets,
        components: {
          storage: {
            encryptedData: { AWS_ACCESS_KEY_ID: btoa('hunter2-'.repeat(90)) },
          },
        },
      },
      'this is not a sealed value',
    ],
    [
      'a value beside the reference',
      withReference({ value: 'hunter2' }),
      'components.compute.keys[0]: has unknown fields',
    ],
    [
      'a field that the change does not have',
      { ...externalSecrets, hunter2: 'hunter2' },
      'has unknown fields',
    ],
    [
      'a remote key with spaces',
      withReference({ remoteKey: 'floe prod hunter2' }),
      'components.compute.keys[0].remoteKey: a remote key has no spaces',
    ],
    [
      'a credential as remote key',
      withReference({ remoteKey: 'ghp_hunter2hunter2hunter2hunter2hunter2' }),
      'components.compute.keys[0].remoteKey: this looks like a credential',
    ],
    [
      'a property that YAML would not read as text',
      withReference({ property: 'on' }),
      'components.compute.keys[0].property: the chart writes this without quotes',
    ],
    [
      'a key that is a sentence',
      withReference({ secretKey: 'my hunter2' }),
      'components.compute.keys[0].secretKey: a key of a Secret has letters',
    ],
    [
      'a sealed key that is a sentence',
      {
        ...sealedSecrets,
        components: {
          storage: { encryptedData: { 'my hunter2': sealedText('a') } },
        },
      },
      'a key of a Secret has letters',
    ],
    [
      'the same key twice',
      {
        ...externalSecrets,
        components: {
          compute: {
            keys: [
              { secretKey: 'A', remoteKey: 'hunter2' },
              { secretKey: 'A', remoteKey: 'hunter2' },
            ],
          },
        },
      },
      'components.compute.keys[1].secretKey: it is in the list twice',
    ],
    [
      'nothing at all',
      {
        approach: 'external-secrets',
        components: {},
        custom: [],
        annotations: {},
        remove: { keys: [] },
      },
      'components: nothing is changed',
    ],
    [
      'sealed values for an unknown place',
      { ...sealedSecrets, scope: undefined, sealedFor: undefined },
      'scope: state what the values were sealed for; sealedFor: state what the values were sealed for',
    ],
    [
      'a credential as annotation',
      {
        ...externalSecrets,
        annotations: { team: `ghp_${'hunter2'.repeat(6)}` },
      },
      'annotations.team: this looks like a credential',
    ],
    [
      'a scope as annotation',
      {
        ...sealedSecrets,
        annotations: { 'sealedsecrets.bitnami.com/cluster-wide': 'true' },
      },
      'this annotation is the scope of the sealed values',
    ],
    [
      'a removal of a key of nothing',
      { ...externalSecrets, remove: { keys: [{ secretKey: 'A' }] } },
      'remove.keys[0]: name either a component or a custom entry',
    ],
    [
      'a removal that is a sentence',
      { ...externalSecrets, remove: { custom: ['my hunter2'] } },
      'remove.custom[0]: a name has letters',
    ],
    ...(
      [
        ['approach', { approach: true }],
        ['components[0]', { components: ['compute'] }],
        [
          'keys[0]',
          {
            keys: [{ component: 'compute', secretKey: 'SNOWFLAKE_PASSWORD' }],
          },
        ],
        ['settings[0]', { settings: ['refreshInterval'] }],
        ['custom[0]', { custom: ['cube'] }],
        [
          'customSettings[0]',
          { customSettings: [{ custom: 'cube', setting: 'creationPolicy' }] },
        ],
        ['annotations[0]', { annotations: ['team'] }],
        ['database[0]', { database: ['host'] }],
        [
          'envSecrets[0]',
          { envSecrets: [{ workload: 'daemon', component: 'compute' }] },
        ],
      ] as const
    ).map(
      ([place, remove]) =>
        [
          `what is set and removed (${place})`,
          {
            ...externalSecrets,
            custom: [{ name: 'cube', creationPolicy: 'Merge' }],
            annotations: { team: 'data' },
            database: { host: 'db' },
            readers: [{ workload: 'daemon', component: 'compute' }],
            remove,
          },
          `remove.${place}: the change sets this and removes it`,
        ] as const,
    ),
    [
      'a custom entry with the name of a section',
      {
        ...externalSecrets,
        custom: [
          {
            name: 'compute-secret',
            keys: [{ secretKey: 'A', remoteKey: 'hunter2' }],
          },
        ],
      },
      'custom[0].name: a section of the chart already creates a Secret of this name',
    ],
    [
      'a refresh interval that Go would not read',
      { ...externalSecrets, refreshInterval: '15 hunter2' },
      'refreshInterval: a refresh interval is a number with a unit',
    ],
    [
      'an approach that is not written here',
      { approach: 'hunter2' },
      'approach: it must be one of external-secrets, sealed-secrets',
    ],
    ['no object', 'hunter2', 'cannot be written: it must be an object'],
    [
      'a reference without its key',
      withReference({ remoteKey: undefined }),
      'components.compute.keys[0].remoteKey: it is missing',
    ],
    [
      'a number for a text',
      withReference({ remoteKey: 1 }),
      'components.compute.keys[0].remoteKey: it must be text',
    ],
    [
      'a policy that the operator does not have',
      { ...externalSecrets, creationPolicy: 'hunter2' },
      'creationPolicy: it must be one of Owner, Orphan, Merge, None',
    ],
    [
      'more keys than a change may have, before any of them',
      {
        ...sealedSecrets,
        components: {
          storage: {
            encryptedData: Object.fromEntries(
              Array.from({ length: 201 }, (_, n) => [`K${n}`, 'hunter2']),
            ),
          },
        },
      },
      'components.storage.encryptedData: at most 200 keys',
    ],
    [
      'a text for a list',
      { ...externalSecrets, custom: 'hunter2' },
      'custom: it must be a list',
    ],
  ])('refuses %s by its place, and does not quote it', (_, input, message) => {
    expect(() => parseSecretsChange(input)).toThrow(message);
    expect(() => parseSecretsChange(input)).not.toThrow(/hunter2/);
  });

  it('checks none of the keys if there are too many', () => {
    const ofKeys = (count: number) => ({
      ...sealedSecrets,
      components: {
        storage: {
          encryptedData: Object.fromEntries(
            Array.from({ length: count }, (_, n) => [`K${n}`, 'hunter2']),
          ),
        },
      },
    });
    expect(() => parseSecretsChange(ofKeys(200))).toThrow('K1');
    expect(() => parseSecretsChange(ofKeys(201))).not.toThrow('K1');
  });

  it('refuses keys that would reach a prototype', () => {
    const input = JSON.parse(
      JSON.stringify({
        ...sealedSecrets,
        components: {
          storage: { encryptedData: { placeholder: sealedText('a') } },
        },
      }).replace('placeholder', '__proto__'),
    );
    expect(() => parseSecretsChange(input)).toThrow(
      'components.storage.encryptedData: one of the keys is reserved',
    );
  });
});

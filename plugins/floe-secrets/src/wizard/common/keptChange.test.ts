import type { SecretsChange } from '@floe/values-files';
import { change } from '../../__fixtures__/entitySecrets';
import {
  forgetChange,
  forgetOpenedChanges,
  keepChange,
  keptApproach,
  keptChange,
} from './keptChange';

const place = {
  entityRef: 'component:default/orders-lakehouse',
  environment: 'prod',
};
const staging = { ...place, environment: 'staging' };
const external: SecretsChange = {
  approach: 'external-secrets',
  refreshInterval: '30m',
  components: {},
  custom: [],
};
const sealed: SecretsChange = {
  approach: 'sealed-secrets',
  components: {},
  custom: [],
  remove: { components: ['catalog'] },
};

/** A GitHub token by its form. */
const CANARY = `ghp_${'a1B2c3D4e5'.repeat(3)}f6G7h8`;

const ME = 'user:default/ada';

beforeEach(() => sessionStorage.clear());

describe('what was entered', () => {
  it('is kept for each service, environment and approach', () => {
    keepChange(place, external, []);
    keepChange(staging, sealed, []);
    keepChange(place, sealed, []);

    expect(keptChange(place, 'external-secrets')).toEqual(external);
    expect(keptChange(place, 'sealed-secrets')).toEqual(sealed);
    expect(keptChange(staging, 'external-secrets')).toBeUndefined();
    expect(keptApproach(place)).toBe('sealed-secrets');
    expect(keptApproach(staging)).toBe('sealed-secrets');

    forgetChange(place, 'sealed-secrets');
    expect(keptApproach(place)).toBe('external-secrets');
    expect(keptChange(staging, 'sealed-secrets')).toEqual(sealed);
  });

  it('is kept without a text that no file may hold', () => {
    keepChange(
      place,
      { ...external, storeRef: { kind: 'SecretStore', name: 'ghp_x y' } },
      [],
    );

    expect(sessionStorage.getItem('floe-secrets.wizard')).not.toContain('ghp');
    expect(keptChange(place, 'external-secrets')).toEqual({
      ...external,
      storeRef: { kind: 'SecretStore', name: '' },
    });
  });

  it('is kept while a reference is not finished', () => {
    const keys = [
      { secretKey: 'AWS_ACCESS_KEY_ID', remoteKey: 'floe/prod/s3' },
      { secretKey: 'AWS_SECRET_ACCESS_KEY', remoteKey: '' },
    ];
    const custom = [{ name: '', keys: [{ secretKey: '', remoteKey: 'a' }] }];
    const unfinished = {
      ...external,
      components: { storage: { keys } },
      custom,
    };
    keepChange(place, unfinished, []);

    expect(keptChange(place, 'external-secrets')).toEqual(unfinished);
  });

  it.each([
    ['a remote key', { keys: [{ secretKey: 'A', remoteKey: CANARY }] }],
    [
      'a property',
      { keys: [{ secretKey: 'A', remoteKey: 'a', property: CANARY }] },
    ],
    [
      'a key of the Secret',
      { keys: [{ secretKey: `${CANARY}/+`, remoteKey: 'a' }] },
    ],
    ['an engine', { engine: CANARY, keys: [] }],
  ])('is kept without a value in %s', (_, storage) => {
    keepChange(place, { ...external, components: { storage } }, []);

    expect(sessionStorage.getItem('floe-secrets.wizard')).not.toContain(CANARY);
    expect(
      keptChange(place, 'external-secrets')?.components.storage,
    ).toBeDefined();
  });

  it('is kept without sealed values that are not sealed, and their keys', () => {
    keepChange(
      place,
      {
        approach: 'sealed-secrets',
        annotations: { [`${CANARY}/ x`]: 'a', 'floe.dev/a': 'b' },
        components: { storage: { encryptedData: { [`${CANARY} x`]: CANARY } } },
        custom: [],
      },
      [],
    );

    expect(sessionStorage.getItem('floe-secrets.wizard')).not.toContain(CANARY);
  });

  it('is forgotten when everything is taken back', () => {
    keepChange(place, external, []);
    keepChange(
      place,
      { approach: 'external-secrets', components: {}, custom: [] },
      [],
    );

    expect(keptChange(place, 'external-secrets')).toBeUndefined();
  });

  it.each<[string, Parameters<typeof change>[0], boolean]>([
    ['a pull request of the user', {}, true],
    ['one whose user is not known', { createdBy: null }, true],
    ['one that was there before', { id: 'before' }, false],
    ['one of somebody else', { createdBy: 'user:default/eve' }, false],
    ['one of another approach', { approach: 'sealed-secrets' }, false],
    ['one of another environment', { environment: 'staging' }, false],
  ])('after %s', (_, fields, isForgotten) => {
    keepChange(place, external, ['before']);

    forgetOpenedChanges([change(fields)], ME);

    expect(keptChange(place, 'external-secrets') === undefined).toBe(
      isForgotten,
    );
  });

  it('survives a storage that holds something else', () => {
    sessionStorage.setItem('floe-secrets.wizard', '{"change": 1}');

    expect(keptApproach(place)).toBeUndefined();
    keepChange(place, external, []);
    expect(keptApproach(place)).toBe('external-secrets');
  });
});

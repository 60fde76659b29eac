import { newValueAtProvider } from './externalSecretsOperator';

describe('newValueAtProvider', () => {
  const refs = (...keys: string[]) =>
    keys.map(key => ({ secretKey: key, key, property: null }));

  it('names the store and each key once', () => {
    expect(
      newValueAtProvider({
        store: { kind: 'SecretStore', name: 'vault' },
        remoteRefs: refs('floe/db', 'floe/db', 'floe/s3'),
      }).title,
    ).toBe(
      'Store a new value at the provider of the SecretStore vault, in floe/db, floe/s3',
    );
  });

  it('is general if nothing is known, and names no long list', () => {
    expect(newValueAtProvider({ store: null, remoteRefs: [] }).title).toBe(
      'Store a new value at the provider',
    );
    expect(
      newValueAtProvider({
        store: null,
        remoteRefs: refs('a', 'b', 'c', 'd', 'e', 'f', 'g'),
      }).title,
    ).toBe('Store a new value at the provider, in a, b, c, d, e and 2 more');
  });
});

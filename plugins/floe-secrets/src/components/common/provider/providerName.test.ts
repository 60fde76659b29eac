import { isHintedProvider, isNamedProvider, readableKey } from './providerName';

describe('the name of a provider', () => {
  it.each([
    ['myOwn_store', 'My own store'],
    ['acme', 'Acme'],
    ['acmeKMS', 'Acme KMS'],
    ['x', 'X'],
    ['', ''],
  ])('is made of its key where there is none: %s', (key, name) => {
    expect(readableKey(key)).toBe(name);
  });

  it.each(['aws', 'vault', 'gcpsm', 'azurekv', 'ibm', 'conjur'])(
    'is known, with a hint, for %s of the guide',
    key => {
      expect(isNamedProvider(key)).toBe(true);
      expect(isHintedProvider(key)).toBe(true);
    },
  );

  it('is nothing that every object has', () => {
    expect(isNamedProvider('constructor')).toBe(false);
    expect(isHintedProvider('toString')).toBe(false);
  });
});

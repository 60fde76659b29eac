import { vaultPathHasDataPrefix } from './vaultPathHasDataPrefix';

describe('vaultPathHasDataPrefix', () => {
  it.each([
    // key, mount, what the operator does with it, how to write it
    ['kv/data/floe/db', 'kv', 'works', 'floe/db'],
    ['kv/data/data/x', 'kv', 'works', 'data/x'],
    ['team/kv/data/x', 'team/kv', 'works', 'x'],
    ['/kv/data/x', 'kv', 'breaks', 'x'],
    ['//kv/data/x', 'kv', 'breaks', 'x'],
    ['kv//data/x', 'kv', 'breaks', 'x'],
    ['/team/kv/data/x', 'team/kv', 'breaks', 'x'],
    ['v1/kv/data/x', 'kv', 'breaks', 'x'],
    ['/v1/kv/data/x', 'kv', 'breaks', 'x'],
    ['kv/data/x', 'kv/', 'breaks', 'x'],
    ['secret/data/x', 'kv', 'breaks', 'x'],
    ['secret/data/x', 'secret', 'works', 'x'],
    ['data/x', 'kv', 'may break', 'x'],
    ['/data/x', 'kv', 'may break', 'x'],
    ['other/data/x', 'kv', 'may break', 'x'],
    ['kv/data/kv/x', 'kv', 'works', 'kv/kv/x'],
    // A store without a path: the key begins with the mount.
    ['secret/data/x', null, 'works', 'secret/x'],
    ['/secret/data/x', null, 'works', 'secret/x'],
    ['secret/data/x', '', 'works', 'secret/x'],
  ])('%s in the mount %s %s', (key, mountPath, effect, suggestion) => {
    for (const version of ['v2', null, undefined]) {
      expect(vaultPathHasDataPrefix(key, { mountPath, version })).toMatchObject(
        {
          works: effect === 'works',
          namesEngine: effect !== 'may break',
          suggestion,
        },
      );
    }
  });

  it.each([
    ['floe/db', 'kv'],
    ['kv/floe/db', 'kv'],
    ['floe/data-science', 'kv'],
    ['metadata/x', 'kv'],
    ['team/floe/data/x', 'kv'],
    ['kv/data', 'kv'],
    ['kv/data/', 'kv'],
    ['data', 'kv'],
    ['', 'kv'],
    ['data/x', null],
    ['secret/floe/data/x', null],
    // Without its data/ the operator would leave this path as it is.
    ['secret/data/a/data/x', null],
    ['other/data/x', undefined],
    ['data/x', undefined],
  ])('reports nothing for %s in the mount %s', (key, mountPath) => {
    expect(
      vaultPathHasDataPrefix(key, { mountPath, version: 'v2' }),
    ).toBeUndefined();
  });

  it.each(['secret/data/x', 'kv/data/x', '/kv/data/x', 'data/x'])(
    'reports nothing for %s in KV version 1',
    key => {
      for (const mountPath of ['secret', 'kv', null, undefined]) {
        expect(
          vaultPathHasDataPrefix(key, { mountPath, version: 'v1' }),
        ).toBeUndefined();
      }
    },
  );

  it.each([
    // provider, key, attempt, severity, confidence
    ['vault', 'secret/data/x', undefined, 'error', 'likely'],
    ['vault', 'secret/data/x', 'refused', 'error', 'likely'],
    ['vault', 'secret/data/x', 'other', 'warning', 'likely'],
    ['openBao', 'secret/data/x', undefined, 'error', 'likely'],
    ['vault', 'data/x', undefined, 'warning', 'likely'],
    ['vault', 'data/x', 'refused', 'error', 'likely'],
    ['vault', 'kv/data/x', undefined, 'warning', 'proven'],
    ['vault', 'kv/data/x', 'refused', 'warning', 'proven'],
    [undefined, 'secret/data/x', undefined, 'warning', 'likely'],
  ] as const)(
    '%s, %s, attempt %s: %s',
    (provider, key, attempt, severity, confidence) => {
      expect(
        vaultPathHasDataPrefix(key, { provider, mountPath: 'kv' }, attempt),
      ).toMatchObject({ severity, confidence });
    },
  );

  it('reports nothing for another provider', () => {
    expect(
      vaultPathHasDataPrefix('secret/data/x', {
        provider: 'aws',
        mountPath: null,
      }),
    ).toBeUndefined();
  });
});

import { ConfigReader } from '@backstage/config';
import { remoteKeyLink } from '../diagnose';
import { readConsoles } from './readConsoles';

const read = (...consoles: object[]) =>
  readConsoles(new ConfigReader({ floeSecrets: { consoles } } as any));

const store = (provider: string, detail: Record<string, string> = {}) =>
  ({ provider, detail } as any);

describe('readConsoles', () => {
  const consoleOf = read(
    {
      provider: 'vault',
      server: 'https://vault.finance*',
      url: 'https://finance.example.com/ui/{key}',
    },
    {
      provider: 'vault',
      url: 'https://vault.example.com/ui/vault/secrets/{mount}/kv/{key}/details?namespace={namespace}',
    },
  );

  it('links to a key of Vault by the address for people', () => {
    const known = store('vault', {
      server: 'http://vault.vault:8200',
      path: 'team/kv',
      namespace: 'floe',
    });
    expect(
      remoteKeyLink({ ...known, console: consoleOf(known) }, 'floe/a b?#'),
    ).toBe(
      'https://vault.example.com/ui/vault/secrets/team%2Fkv/kv/floe%2Fa%20b%3F%23/details?namespace=floe',
    );
  });

  it('uses the first matching entry', () => {
    expect(
      consoleOf(store('vault', { server: 'https://vault.finance.svc:8200' })),
    ).toBe('https://finance.example.com/ui/{key}');
    expect(consoleOf(store('conjur'))).toBeUndefined();
    expect(read()(store('vault'))).toBeUndefined();
  });

  it.each([
    'vault.example.com/{key}',
    'file:///{key}',
    'https://{key}/',
    'https://vault.example.com',
  ])('refuses the address %s', url => {
    expect(() => read({ provider: 'vault', url })).toThrow(
      /consoles\[0\]\.url/,
    );
  });
});

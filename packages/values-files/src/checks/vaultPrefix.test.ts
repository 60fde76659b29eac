import { externalSecrets, findingsOf, section } from '../__testUtils__/checked';
import { CheckedStore } from './types';

const of = (key: string, store?: Partial<CheckedStore>) =>
  findingsOf(
    'vault-path-has-data-prefix',
    externalSecrets({ compute: section(key) }),
    store && { stores: [{ kind: 'SecretStore', name: 'aws', ...store }] },
  ).map(line => line.split(' ')[0]);

describe('vault-path-has-data-prefix', () => {
  it.each<[string, Partial<CheckedStore> | undefined, string[]]>([
    ['secret/data/floe/x', undefined, ['warning']],
    ['kv/data/floe/x', undefined, []],
    ['secret/data/floe/x', { provider: 'aws' }, []],
    [
      'secret/data/floe/x',
      { provider: 'vault', detail: { path: 'kv' } },
      ['error'],
    ],
    [
      'kv/data/floe/x',
      { provider: 'vault', detail: { path: 'kv' } },
      ['warning'],
    ],
    ['data/floe/x', { provider: 'vault', detail: { path: 'kv' } }, ['warning']],
    [
      'secret/data/x',
      { provider: 'vault', detail: { path: 'secret', version: 'v1' } },
      [],
    ],
    ['floe/x', { provider: 'vault', detail: { path: 'kv' } }, []],
  ])('%s in %j', (key, store, findings) => {
    expect(of(key, store)).toEqual(findings);
  });
});

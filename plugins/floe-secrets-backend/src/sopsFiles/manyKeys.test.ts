import { locateKeys } from './locateKeys';
import { readManifests } from './readManifests';

/** Half a megabyte of keys in one map: with a check of each pair this takes minutes. */
describe('a SOPS file with very many keys', () => {
  const count = 40_000;
  const lines = Array.from({ length: count }, (_, n) => `  key${n}: a`);
  const text = [
    'apiVersion: v1',
    'kind: Secret',
    'metadata: { name: many }',
    'stringData:',
    ...lines,
    '',
  ].join('\n');

  it('is searched for the line of a key', () => {
    const path = ['stringData', `key${count - 1}`];
    expect(locateKeys(text, 'yaml', [{ path }])).toEqual([
      { path: `stringData.key${count - 1}`, line: count + 4 },
    ]);
  });

  it('is read for its Secret', () => {
    expect(readManifests(text, 'yaml')).toMatchObject([{ name: 'many' }]);
  });
});

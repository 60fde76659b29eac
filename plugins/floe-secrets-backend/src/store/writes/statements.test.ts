import { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/createTestStore';
import { openDatabase } from '../openDatabase';
import { insertRows } from './statements';
import { mockServices } from '@backstage/backend-test-utils';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('rows of %p', id => {
  let knex: Knex;

  beforeAll(async () => {
    knex = await databases.init(id);
    await openDatabase(mockServices.database({ knex }));
  });

  it.each<[string, object]>([
    ['plain', { type: 'x', list: [1, 2.5, null, true], nested: { a: 'b' } }],
    ['empty', {}],
    ['with quotes', { a: '"', b: '\\', c: "'", d: '\\"', e: '?', f: '$1' }],
    ['with lines', { a: 'one\ntwo\ttab\rreturn' }],
    ['with what JSON escapes', { a: '\u0001\u001f', b: '\u2028 é 漢 😀' }],
    ['with a NUL', { a: 'x\0y' }],
    ['with a text that looks escaped', { a: '\\u0000 \\ud800' }],
    ['with half a character', { a: '\ud83d', b: 'y\ude00z' }],
  ])('keep JSON exactly: %s', async (name, facts) => {
    const row = {
      id: name.slice(-32),
      cluster: 'production',
      resource: 'stores',
      name,
      kind: 'SecretStore',
      api_version: 'v1',
      uid: 'uid',
      resource_version: '1',
      generation: 1,
      seen_at: '2026-11-24T03:00:00.000Z',
      facts: JSON.stringify(facts),
      facts_version: 1,
    };
    await knex.transaction(tx => insertRows(tx, 'stores', [row]));
    const found = await knex('stores').where('id', row.id).first();
    expect(found.facts).toBe(row.facts);
    expect(JSON.parse(found.facts)).toEqual(facts);
  });
});

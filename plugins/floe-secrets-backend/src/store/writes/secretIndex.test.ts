import { Knex } from 'knex';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../__testUtils__/createTestStore';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('index of labels, %p', id => {
  let knex: Knex;
  let store: TestStore;

  beforeAll(async () => {
    knex = await databases.init(id);
    store = await createTestStore({ database: knex });
  });

  const labelsOf = async (secretId: string) =>
    Object.fromEntries(
      (await knex('secret_labels').where('secret_id', secretId)).map(
        ({ key, value }) => [key, value],
      ),
    );

  it.each<[string, Record<string, string>]>([
    ['none', {}],
    ['some', { 'app.kubernetes.io/name': 'dagster', team: 'data' }],
    ['empty values', { a: '', b: '' }],
    ['quotes', { a: '"', b: "'", c: '\\', d: '{}', e: '?', f: '$1' }],
    ['other scripts', { a: 'é 漢 😀' }],
    ['what JSON escapes', { a: '\u0001', b: '\\u0041', c: '\t\n' }],
    ['half a character', { a: 'x\ud83d' }],
    ['numbers as keys', { 2: 'two', 1: 'one' }],
  ])('has all of a secret: %s', async (name, labels) => {
    const secret = anExternalSecret({ name, labels });
    const plain = anExternalSecret({ name: `${name}-beside` });
    await store.fill({ secrets: [secret, plain] });
    const [row] = await knex('managed_secrets').where('id', secret.id);
    const wanted = Object.entries(labels).map(([key, value]) => [
      key,
      // No database has half a character.
      Buffer.from(value).toString('utf8'),
    ]);
    expect(await labelsOf(secret.id)).toEqual(Object.fromEntries(wanted));
    expect(await labelsOf(plain.id)).toEqual(plain.labels);
    expect(Object.keys(JSON.parse(row.labels))).toEqual(Object.keys(labels));
  });

  it('has the place of the secret, and where it puts Secrets', async () => {
    const secret = anExternalSecret({ name: 'placed', labels: { a: 'b' } });
    await store.fill({ secrets: [secret] });
    expect(await knex('secret_labels').where('secret_id', secret.id)).toEqual([
      {
        secret_id: secret.id,
        key: 'a',
        value: 'b',
        cluster: 'production',
        namespace: 'floe',
        target_namespace: null,
      },
    ]);
  });

  it('follows a change of the labels', async () => {
    const before = anExternalSecret({
      name: 'changed',
      labels: { a: '1', b: '2' },
    });
    await store.fill({ secrets: [before] });
    await store.fill({
      secrets: [{ ...before, resourceVersion: '99', labels: { b: '3' } }],
    });
    expect(await labelsOf(before.id)).toEqual({ b: '3' });
  });
});

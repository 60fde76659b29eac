import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { secretToRow } from '../secretRows';
import {
  createTestDatabases,
  createTestStore,
} from '../__testUtils__/createTestStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const directory = resolvePackagePath(
  '@floe/backstage-plugin-floe-secrets-backend',
  'migrations',
);
const migration = {
  name: '20261124140000_lists.js',
  directory,
};

describe.each(databases.eachSupportedId())('tables of lists, %p', id => {
  it('know the targets of what was there before', async () => {
    const store = await createTestStore({ database: await databases.init(id) });
    const knex = store.database;
    await knex.migrate.down(migration);
    const insert = async (name: string, facts: {}) => {
      const {
        target_name: _,
        target_namespace: __,
        ...row
      } = secretToRow(anExternalSecret({ name }));
      await knex('managed_secrets').insert({
        ...row,
        facts: JSON.stringify(facts),
        resource: 'externalsecrets.external-secrets.io',
        facts_version: 1,
        state: 'synced',
        state_findings: '[]',
        state_since: row.created_at,
      });
    };
    const secret = (name: string) => ({ namespace: 'floe', name });
    await insert('a', { targetName: 'target' });
    await insert('b', { targetName: 'bro\u0000ken\ud800' });
    await insert('c', { secretName: 'pushed' });
    await insert('d', { secretName: null });
    await insert('e', { externalSecretName: 'made' });
    await insert('f', {
      secrets: [secret('one')],
      targetNamespace: 'elsewhere',
    });
    await insert('g', { secrets: [secret('one'), secret('two')] });
    await knex.migrate.up(migration);

    const rows = await knex('managed_secrets')
      .select('name', 'target_name', 'target_namespace')
      .orderBy('name');
    const found = rows.map(row => [row.target_name, row.target_namespace]);
    expect(found[1][0]).toMatch(/^broken/);
    expect(found.toSpliced(1, 1)).toEqual([
      ['target', null],
      ['pushed', null],
      ['', null],
      ['made', null],
      ['one', 'elsewhere'],
      ['', null],
    ]);
    await store.close();
  });

  it('know the places of labels that were there before', async () => {
    const store = await createTestStore({ database: await databases.init(id) });
    const knex = store.database;
    const secret = anExternalSecret({ labels: { app: 'orders', tier: 'db' } });
    await store.fill({ secrets: [secret] });
    const before = await knex('secret_labels').select().orderBy('key');
    expect(before).toMatchObject([
      { key: 'app', cluster: secret.cluster, namespace: secret.namespace },
      { key: 'tier', cluster: secret.cluster, namespace: secret.namespace },
    ]);
    const places = { name: '20261124170000_label_places.js', directory };
    await knex.migrate.down(places);
    expect(Object.keys(await knex('secret_labels').first()).sort()).toEqual([
      'key',
      'secret_id',
      'value',
    ]);
    await knex.migrate.up(places);
    expect(await knex('secret_labels').select().orderBy('key')).toEqual(before);
    await store.close();
  });
});

import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createTestDatabases } from './__testUtils__/createTestStore';
import { openDatabase } from './openDatabase';

const databases = createTestDatabases();
const directory = resolvePackagePath(
  '@floe/backstage-plugin-floe-secrets-backend',
  'migrations',
);
/** Of the versions before the first release: the first one, the last ones. */
const UNPUBLISHED = [
  '20261124080000_observations.js',
  '20261130020000_deletions.js',
  '20261124080000_initial.js',
  '20261130120000_campaign_rotation.js',
];

describe.each(databases.eachSupportedId())('openDatabase, %p', id => {
  let knex: Knex;
  const open = () =>
    openDatabase(mockServices.database({ knex, migrations: { skip: false } }));
  const namesOf = () =>
    knex('knex_migrations').orderBy('id').pluck<string[]>('name');
  beforeEach(async () => {
    knex = await databases.init(id);
    await open();
  });

  it('runs its migrations once', async () => {
    const names = await namesOf();
    expect(names[0]).toBe('20261130130000_initial.js');
    await knex('clusters').insert({ name: 'a', title: 'a', configured: true });
    await open();
    expect(await namesOf()).toEqual(names);
    expect(await knex('clusters').pluck('name')).toEqual(['a']);
  });

  it.each(UNPUBLISHED)(
    'says what to do with a database that %s has set up',
    async name => {
      await knex('knex_migrations').where('id', 1).update({ name });
      await expect(open()).rejects.toThrow('npm start -- --fresh');
      // It continues saying so.
      await expect(open()).rejects.toThrow('npm start -- --fresh');
    },
  );

  it('refuses a database of a newer version', async () => {
    await knex('knex_migrations').insert({ name: '2099_new.js', batch: 2 });
    await expect(open()).rejects.toThrow('2099_new.js');
  });

  it('removes its tables again', async () => {
    await knex.migrate.rollback({ directory }, true);
    for (const table of ['managed_secrets', 'operations', 'changes']) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
  });
});

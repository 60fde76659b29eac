import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { createTestDatabases } from './__testUtils__/createTestStore';
import { openDatabase } from './openDatabase';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const directory = resolvePackagePath(
  '@floe/backstage-plugin-floe-secrets-backend',
  'migrations',
);
/** Of the versions before the first release: the first ones and the last one. */
const EARLY = [
  '20261124080000_observations.js',
  '20261124090000_changes.js',
  '20261124100000_refreshes.js',
];
const LAST = '20261130020000_deletions.js';

describe.each(databases.eachSupportedId())('openDatabase, %p', id => {
  let knex: Knex;
  const open = () =>
    openDatabase(mockServices.database({ knex, migrations: { skip: false } }));
  const namesOf = () =>
    knex('knex_migrations').orderBy('id').pluck<string[]>('name');
  /** Leaves the records that the old migrations left. */
  const rename = async (names: string[]) => {
    const [first, ...others] = names;
    await knex('knex_migrations').where('id', 1).update({ name: first });
    await knex('knex_migrations').insert(
      others.map(name => ({ name, batch: 1 })),
    );
    if (id !== 'SQLITE_3') {
      await knex.raw(
        'alter index refreshes_pkey rename to refreshes_next_pkey',
      );
      await knex.raw(
        'alter sequence refreshes_number_seq rename to refreshes_next_number_seq',
      );
    }
  };

  beforeEach(async () => {
    knex = await databases.init(id);
    await open();
  });

  it('runs its migrations once', async () => {
    const names = await namesOf();
    expect(names[0]).toBe('20261124080000_initial.js');
    await knex('clusters').insert({ name: 'a', title: 'a', configured: true });
    await open();
    expect(await namesOf()).toEqual(names);
    expect(await knex('clusters').pluck('name')).toEqual(['a']);
  });

  it('keeps what a version before the first release had stored', async () => {
    const names = await namesOf();
    await knex('clusters').insert({ name: 'a', title: 'a', configured: true });
    await rename([...EARLY, LAST]);
    // Two replicas may start at the same time.
    await Promise.all([open(), open()]);
    expect((await namesOf()).sort()).toEqual(names.sort());
    expect(await knex('clusters').pluck('name')).toEqual(['a']);
    await knex('refreshes').insert({
      ...{ id: '1', secret_id: 's', status: 'failed' },
      ...{ started_at: 'a', give_up_at: 'b' },
    });
  });

  it('says what to do with a database of a version that is too old', async () => {
    await rename(EARLY);
    await expect(open()).rejects.toThrow('npm start -- --fresh');
    // It continues saying so.
    await expect(open()).rejects.toThrow('npm start -- --fresh');
  });

  it('refuses a database of a newer version', async () => {
    await knex('knex_migrations').insert({ name: '2099_new.js', batch: 2 });
    await expect(open()).rejects.toThrow('2099_new.js');
  });

  it('takes its tables away again', async () => {
    await knex.migrate.rollback({ directory }, true);
    for (const table of ['managed_secrets', 'refreshes', 'changes']) {
      expect(await knex.schema.hasTable(table)).toBe(false);
    }
  });
});

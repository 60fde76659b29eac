import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestStore,
} from './__testUtils__/createTestStore';
import { summarizeTransitions } from './summarizeTransitions';

const databases = createTestDatabases();
const now = '2026-11-24T12:00:00.000Z';
const from = '2026-10-25T12:00:00.000Z';

describe.each(databases.eachSupportedId())('summarizeTransitions, %p', id => {
  let database: Knex;

  const history = async (...moments: [at: string, state: string][]) => {
    database = await databases.init(id);
    await createTestStore({ database });
    for (const [at, state] of moments) {
      await database('transitions').insert({
        secret_id: 'a',
        cluster: 'prod',
        at,
        state,
        findings: '[]',
      });
    }
    return await summarizeTransitions(database, { secretId: 'a', from, now });
  };

  it('returns nothing without transitions', async () => {
    expect(await history()).toEqual({
      total: 0,
      keptFrom: null,
      failures: 0,
      failingSeconds: 0,
    });
  });

  it('counts how often it began to fail, and for how long', async () => {
    expect(
      await history(
        ['2026-09-01T00:00:00.000Z', 'failing'],
        ['2026-09-01T01:00:00.000Z', 'synced'],
        ['2026-11-01T00:00:00.000Z', 'failing'],
        // Another cause of the same failure.
        ['2026-11-01T00:10:00.000Z', 'failing'],
        ['2026-11-01T00:30:00.000Z', 'synced'],
        ['2026-11-24T11:00:00.000Z', 'failing'],
      ),
    ).toEqual({
      total: 6,
      keptFrom: '2026-09-01T00:00:00.000Z',
      failures: 2,
      failingSeconds: 30 * 60 + 60 * 60,
    });
  });

  it('counts only the part of an earlier failure within the period', async () => {
    expect(
      await history(
        ['2026-10-01T00:00:00.000Z', 'failing'],
        ['2026-10-25T13:00:00.000Z', 'synced'],
      ),
    ).toMatchObject({ failures: 0, failingSeconds: 3_600 });
  });
});

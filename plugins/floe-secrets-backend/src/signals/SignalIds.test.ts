import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestStore,
} from '../store/__testUtils__/createTestStore';
import { SignalIds } from './SignalIds';

const databases = createTestDatabases();
const secretId = '2c26b46b68ffc68ff99b453c1d304134';

describe('SignalIds', () => {
  it('are derived from the key, the subject and the id', () => {
    const one = new SignalIds(Buffer.alloc(32, 1));
    const same = new SignalIds(Buffer.alloc(32, 1));
    const other = new SignalIds(Buffer.alloc(32, 2));
    const id = one.of('secret', secretId);
    expect(id).toMatch(/^[-\w]{22}$/);
    expect(one.of('secret', secretId)).toBe(id);
    expect(same.of('secret', secretId)).toBe(id);
    expect(other.of('secret', secretId)).not.toBe(id);
    expect(one.of('change', secretId)).not.toBe(id);
  });

  it.each(databases.eachSupportedId())(
    'are the same for all replicas, and different in another portal, %p',
    async databaseId => {
      const database: Knex = await databases.init(databaseId);
      await createTestStore({ database });
      const replicas = await Promise.all(
        [1, 2, 3].map(() => SignalIds.fromDatabase(database)),
      );
      const ids = replicas.map(replica => replica.of('secret', secretId));
      expect(new Set(ids).size).toBe(1);

      const elsewhere = await createTestStore();
      const other = await SignalIds.fromDatabase(elsewhere.database);
      expect(other.of('secret', secretId)).not.toBe(ids[0]);
      await elsewhere.close();
    },
  );
});

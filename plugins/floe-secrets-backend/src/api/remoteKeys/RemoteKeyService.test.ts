import { mockCredentials } from '@backstage/backend-test-utils';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../../model/observed';
import { RemoteKeyService } from './RemoteKeyService';

type Options = ConstructorParameters<typeof RemoteKeyService>[0];

/** ExternalSecrets, each with a key of its own and as many of its properties. */
function usersOf(count: number, properties = 1): ObservedSecret[] {
  return Array.from({ length: count }, (_, number) =>
    anExternalSecret({
      name: `user-${number}`,
      uid: `user-${number}`,
      facts: {
        remoteRefs: Array.from({ length: properties }, (__, index) => ({
          secretKey: `key-${index}`,
          key: `key-${number}`,
          property: `p-${String(index).padStart(3, '0')}`,
        })),
      },
    }),
  );
}

function createService(secrets: ObservedSecret[], maxUsers?: number) {
  const evaluate = jest.fn(async (all: ObservedSecret[]) =>
    all.map(observed => ({
      observed,
      events: [],
      secret: { findings: [], state: 'unknown', since: null, lastSync: null },
    })),
  );
  const service = new RemoteKeyService({
    maxUsers,
    evaluator: { evaluate } as unknown as Options['evaluator'],
    lists: {
      async *all() {
        yield secrets;
      },
    } as unknown as Options['lists'],
    readable: {
      view: async () => ({
        criteria: { allOf: [] },
        read: (observed: ObservedSecret) => ({ observed, entities: [] }),
      }),
    } as unknown as Options['readable'],
  });
  const list = (query: { key?: string; limit?: number } = {}) =>
    service.list(
      {
        cluster: 'production',
        namespace: 'floe',
        storeKind: 'SecretStore',
        storeName: 'fake-store',
        limit: 20,
        ...query,
      },
      mockCredentials.user(),
    );
  return { evaluate, list };
}

describe('RemoteKeyService', () => {
  it('reports if a store has more users than it reads', async () => {
    const { list } = createService(usersOf(4), 3);
    expect(await list()).toMatchObject({ totalItems: 3, isComplete: false });
    const { list: listAll } = createService(usersOf(3), 3);
    expect(await listAll()).toMatchObject({ totalItems: 3, isComplete: true });
  });

  it('proposes no withheld text', async () => {
    const [user] = usersOf(1);
    const { list } = createService([
      {
        ...user,
        facts: {
          ...user.facts,
          remoteRefs: [
            { secretKey: 'a', key: '…', property: null },
            { secretKey: 'b', key: 'floe/db', property: '…' },
          ],
        },
      } as ObservedSecret,
    ]);
    expect(await list()).toMatchObject({ items: [], totalItems: 0 });
  });

  it('evaluates the users of the listed keys only', async () => {
    const { evaluate, list } = createService(usersOf(100));
    expect((await list({ limit: 2 })).items).toHaveLength(2);
    expect(evaluate.mock.calls[0][0]).toHaveLength(2);
  });

  it('lists few properties of many keys, and many of one', async () => {
    const { list } = createService(usersOf(1, 300));
    const [among] = (await list()).items;
    expect([among.properties.length, among.hasMoreProperties]).toEqual([
      20,
      true,
    ]);
    const [alone] = (await list({ key: 'key-0' })).items;
    expect([alone.properties.length, alone.hasMoreProperties]).toEqual([
      200,
      true,
    ]);
  });
});

import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { createTestStore, TestStore } from '../__testUtils__/createTestStore';
import { DatabaseSecretLists } from './DatabaseSecretLists';
import { LabelScope, SecretCriteria } from './SecretCriteria';
import { NameOrder } from './SecretLists';

/** The plan of SQLite for each query, by `explain query plan`. */
describe('a query that must not grow with the number of secrets', () => {
  let store: TestStore;
  let lists: DatabaseSecretLists;

  beforeAll(async () => {
    store = await createTestStore();
    lists = new DatabaseSecretLists(store);
    await store.fill({ secrets: [anExternalSecret()] });
  });
  afterAll(() => store.close());

  const plansOf = async (run: () => Promise<unknown>): Promise<string> => {
    const queries: { sql: string; bindings: any[] }[] = [];
    const listen = (query: { sql: string; bindings: any[] }) =>
      queries.push(query);
    store.database.on('query', listen);
    await run();
    store.database.removeListener('query', listen);
    const plans = await Promise.all(
      queries.map(({ bindings, sql }) =>
        store.database.raw(`explain query plan ${sql}`, bindings),
      ),
    );
    return plans
      .flat()
      .map(({ detail }) => detail)
      .join('\n');
  };
  const scope: LabelScope = {
    cluster: null,
    namespace: 'floe',
    selector: [{ operator: 'in', key: 'app', values: ['shop'] }],
  };
  const after = { id: 'a', name: 'a', namespace: 'a', cluster: 'a' };

  it.each(['name', 'cluster', 'namespace'] satisfies NameOrder[])(
    'reads the index by %s, from the start of the page',
    async order => {
      const criteria: SecretCriteria = {
        allOf: [{ field: 'namespace', patterns: ['fl*'] }],
      };
      const plan = await plansOf(() =>
        lists.page({ criteria, order, after, limit: 50 }),
      );
      expect(plan).toMatch(
        `SEARCH observed USING INDEX managed_secrets_by_${order}_idx`,
      );
      expect(plan).not.toContain('ORDER BY');
    },
  );

  it('finds the secrets of an entity by their labels', async () => {
    const plan = await plansOf(() => lists.count({ anyScope: [scope] }));
    expect(plan).toMatch(
      /SEARCH label USING COVERING INDEX secret_labels_value_idx/,
    );
    expect(plan).not.toMatch(/SCAN (observed|found|label)/);
  });

  it('finds the users of a store by its name', async () => {
    const plan = await plansOf(() =>
      lists.count({ store: { kind: 'SecretStore', name: 'vault' } }),
    );
    expect(plan).toMatch(
      /SEARCH secret_stores USING INDEX secret_stores_name_idx/,
    );
    expect(plan).not.toMatch(/SCAN/);
  });

  it('finds the secrets of the tab by their labels', async () => {
    const plan = await plansOf(() =>
      store.reader.listSecrets({
        namespaces: ['floe'],
        labels: [{ key: 'app', values: ['shop'] }],
      }),
    );
    expect(plan).toMatch(/secret_labels_value_idx/);
    expect(plan).not.toMatch(/SCAN (observed|secret_labels)/);
  });

  it('finds the events of each object by the index', async () => {
    const plan = await plansOf(() =>
      store.reader.listEvents({
        cluster: 'production',
        involved: [{ kind: 'ExternalSecret', namespace: 'floe', name: 'shop' }],
      }),
    );
    expect(plan).toMatch(/SEARCH events USING INDEX events_involved_idx/);
    expect(plan).not.toContain('SCAN events');
  });
});

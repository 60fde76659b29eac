import { Knex } from 'knex';
import {
  anExternalSecret,
  aStore,
} from '../../model/__testUtils__/observedObjects';
import { LabelSelector } from '@floe/backstage-plugin-floe-secrets-common';
import {
  FluxKustomizationFacts,
  ObservedSecret,
  ObservedStore,
} from '../../model/observed';
import { storesOfSecret } from '../../model/storesOfSecret';
import { remoteNamesOf } from '../../model/remoteRefs';
import { targetOf } from '../../model/target';
import { isInScope } from '../../catalog/EntityIndex';
import { compilePattern } from '../../collections/pattern';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../__testUtils__/createTestStore';
import { DatabaseSecretLists } from './DatabaseSecretLists';
import { LabelScope, SecretCriteria } from './SecretCriteria';
import { PLACE_COLUMNS, NameOrder, SecretKey } from './SecretLists';

const databases = createTestDatabases();

const clusters = ['prod', 'Prod', 'prod_1', 'prod-2', 'a%b', 'é[x]?', '\\'];
const namespaces = ['floe', 'floe-a', 'f_oe', 'other'];
const values = [
  'a',
  'b',
  'A',
  '7',
  '12',
  '0000000000000000000000012',
  '',
  '9'.repeat(18),
  // The largest number of 64 bits, and one more.
  '9223372036854775807',
  '9223372036854775808',
];
const keys = ['app', 'tier', 'example.com/rank'];

/** The same numbers each time; Park and Miller. */
function createRandom(seed: number) {
  let state = seed;
  const below = (limit: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % limit;
  };
  const one = <T>(items: readonly T[]) => items[below(items.length)];
  const some = <T>(items: readonly T[]) => items.filter(() => below(2) === 0);
  return { below, one, some };
}

type Random = ReturnType<typeof createRandom>;

function manySecrets({ below, one, some }: Random): ObservedSecret[] {
  return Array.from({ length: 300 }, (_, number) => {
    const secret = anExternalSecret({
      cluster: one(clusters),
      namespace: one(namespaces),
      name: `${one(['orders', 'orders-x', 'payments'])}-${number % 40}`,
      uid: `uid-${number}`,
      labels: Object.fromEntries(some(keys).map(key => [key, one(values)])),
      facts: {
        targetName: `target-${below(20)}`,
        remoteRefs: below(2)
          ? []
          : [
              {
                secretKey: 'key',
                key: `Team/${one(['orders-1', 'b_c'])}`,
                property: one([null, 'Pass\\word']),
              },
            ],
        otherStores:
          below(3) === 0 ? [{ kind: 'ClusterSecretStore', name: 'vault' }] : [],
      },
    });
    return below(6) ? secret : kustomization(secret, one(namespaces));
  });
}

function kustomization(
  secret: ObservedSecret,
  targetNamespace: string,
): ObservedSecret {
  const facts: FluxKustomizationFacts = {
    type: 'flux-kustomization',
    handledForceSync: null,
    decryption: null,
    suspended: false,
    intervalSeconds: 600,
    path: null,
    targetNamespace,
    secrets: [{ namespace: targetNamespace, name: 'decrypted' }],
    observedGeneration: 1,
    lastAppliedRevision: null,
    lastAttemptedRevision: null,
    lastAppliedAt: null,
    contentSince: null,
    ready: null,
  };
  return {
    ...secret,
    id: `${secret.id.slice(1)}k`,
    kind: 'Kustomization',
    facts,
  };
}

function aSelector({ below, one, some }: Random): LabelSelector {
  const requirement = (): LabelSelector[number] => {
    const key = one(keys);
    switch (below(6)) {
      case 0:
        return { operator: 'notin', key, values: some(values) };
      case 1:
        return { operator: 'exists', key };
      case 2:
        return { operator: 'absent', key };
      case 3:
        return {
          operator: one(['gt', 'lt']),
          key,
          value: one([BigInt(below(20)), 2n ** 63n - 2n]),
        };
      default:
        return { operator: 'in', key, values: [one(values), one(values)] };
    }
  };
  return Array.from({ length: 1 + below(3) }, requirement);
}

function someScopes(random: Random): LabelScope[] {
  const { below, one } = random;
  return Array.from({ length: below(4) }, () => ({
    cluster: below(2) ? null : one(clusters),
    namespace: below(2) ? null : one(namespaces),
    selector: aSelector(random),
    within: below(2)
      ? null
      : Array.from({ length: below(3) }, () => ({
          cluster: one(['*', 'prod', 'p*', '*_1', 'a%*', '*?', '\\*']),
          namespace: one(['*', 'floe', 'f_oe*', 'floe-*', 'o*r']),
        })),
  }));
}

function someCriteria(random: Random, depth: number): SecretCriteria {
  const { below, one, some } = random;
  const children = () =>
    Array.from({ length: below(4) }, () => someCriteria(random, depth - 1));
  switch (below(depth > 0 ? 12 : 9)) {
    case 0:
      return { field: 'cluster', values: some(clusters) };
    case 1:
      return { field: 'namespace', values: some(namespaces) };
    case 2:
      return {
        field: 'cluster',
        patterns: some([
          '*',
          'prod*',
          'p*d',
          '*_1',
          'a%*',
          'é[x]*',
          '*?',
          '\\',
          'prod',
        ]),
      };
    case 3:
      return { field: 'namespace', patterns: some(['f_oe*', 'floe-*', 'o*r']) };
    case 4:
      return {
        contains: one([
          'orders-1',
          'floe',
          'target-1',
          'team/',
          '%',
          '_',
          '\\',
        ]),
      };
    case 5:
      return { anyScope: someScopes(random) };
    case 6:
      return { hidden: someScopes(random), seen: someScopes(random) };
    case 7:
      return {
        store: {
          kind: one(['SecretStore', 'ClusterSecretStore']),
          name: one(['fake-store', 'vault', '%']),
        },
      };
    case 8:
      return { providers: some(['aws', 'vault', 'fake', '']) };
    case 9:
      return { not: someCriteria(random, depth - 1) };
    case 10:
      return { allOf: children() };
    default:
      return { anyOf: children() };
  }
}

/** In one namespace there is a store of this name, in others not. */
const stores: ObservedStore[] = clusters.flatMap(cluster => [
  aStore({ cluster, namespace: 'floe', name: 'fake-store', provider: 'fake' }),
  aStore({
    cluster,
    namespace: 'f_oe',
    name: 'fake-store',
    provider: 'aws',
  }),
  aStore({
    cluster,
    kind: 'ClusterSecretStore',
    namespace: null,
    name: 'vault',
    provider: cluster === 'prod' ? null : 'vault',
  }),
]);

/** Each once. */
function providersOf({ cluster, facts, namespace }: ObservedSecret): string[] {
  const own = stores.filter(
    store =>
      store.cluster === cluster &&
      [null, namespace].includes(store.namespace) &&
      storesOfSecret(facts).some(
        ({ kind, name }) => kind === store.kind && name === store.name,
      ),
  );
  return [...new Set(own.flatMap(({ provider }) => provider ?? []))];
}

/** Evaluates in memory what the database evaluates in SQL. */
function passes(secret: ObservedSecret, criteria: SecretCriteria): boolean {
  const inAny = (scopes: LabelScope[]) =>
    scopes.some(scope =>
      isInScope(secret, scope, { ...scope, text: 'as it was written' }),
    );
  if ('allOf' in criteria) {
    return criteria.allOf.every(one => passes(secret, one));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(one => passes(secret, one));
  }
  if ('not' in criteria) {
    return !passes(secret, criteria.not);
  }
  if ('values' in criteria) {
    return criteria.values.includes(secret[criteria.field]);
  }
  if ('fromCluster' in criteria) {
    throw new Error("The order of clusters is the database's own");
  }
  if ('patterns' in criteria) {
    return criteria.patterns.some(pattern =>
      compilePattern(pattern)(secret[criteria.field]),
    );
  }
  if ('contains' in criteria) {
    return [
      secret.name,
      secret.namespace,
      targetOf(secret).name,
      ...remoteNamesOf(secret.facts),
    ].some(text => text.toLowerCase().includes(criteria.contains));
  }
  if ('ids' in criteria) {
    return criteria.ids.includes(secret.id);
  }
  if ('anyScope' in criteria) {
    return inAny(criteria.anyScope);
  }
  if ('providers' in criteria) {
    return providersOf(secret).some(name => criteria.providers.includes(name));
  }
  if ('store' in criteria) {
    return storesOfSecret(secret.facts).some(
      ({ kind, name }) =>
        kind === criteria.store.kind && name === criteria.store.name,
    );
  }
  return !inAny(criteria.hidden) || inAny(criteria.seen);
}

describe.each(databases.eachSupportedId())('lists of secrets, %p', id => {
  let knex: Knex;
  let store: TestStore;
  let lists: DatabaseSecretLists;
  let secrets: ObservedSecret[];

  beforeAll(async () => {
    knex = await databases.init(id);
    store = await createTestStore({ database: knex });
    lists = new DatabaseSecretLists({ database: knex });
    const byId = new Map(
      manySecrets(createRandom(5)).map(secret => [secret.id, secret]),
    );
    secrets = [...byId.values()];
    await store.fill({ secrets, stores });
  });
  afterAll(() => store.close());

  const collect = async <T>(batches: AsyncIterable<T[]>): Promise<T[]> => {
    const all: T[] = [];
    for await (const batch of batches) {
      all.push(...batch);
    }
    return all;
  };
  const idsOf = (items: { id: string }[]) => items.map(one => one.id);

  it("return exactly what the backend's own check allows", async () => {
    const random = createRandom(77);
    let passed = 0;
    for (let round = 0; round < 400; round += 1) {
      const criteria = someCriteria(random, 3);
      const expected = idsOf(
        secrets.filter(secret => passes(secret, criteria)),
      ).sort();
      const found = idsOf(await collect(lists.keys({ criteria }))).sort();
      expect({ criteria, found }).toEqual({ criteria, found: expected });
      expect(await lists.count(criteria)).toBe(expected.length);
      passed += expected.length;
    }
    // Neither everything nor nothing.
    expect(passed).toBeGreaterThan(10_000);
    expect(passed).toBeLessThan(110_000);
  });

  it('reads the transitions since a time, and the last one before it', async () => {
    const [first, second, third] = secrets;
    const transition = (
      secret: ObservedSecret,
      time: string,
      state: string,
    ) => ({
      secret_id: secret.id,
      cluster: secret.cluster,
      at: `2030-01-${time}:00.000Z`,
      state,
      findings: state === 'failing' ? '["store-not-ready"]' : '[]',
    });
    await knex('transitions').insert([
      transition(first, '01T10:00', 'pending'),
      transition(first, '02T10:00', 'synced'),
      transition(first, '05T10:00', 'failing'),
      transition(first, '05T10:00', 'synced'),
      transition(second, '01T10:00', 'failing'),
      transition(third, '04T10:00', 'synced'),
    ]);
    const read = async (criteria: SecretCriteria) =>
      (
        await collect(
          lists.transitions({ criteria, since: '2030-01-03T00:00:00.000Z' }),
        )
      )
        .filter(({ at }) => at.startsWith('2030-01'))
        .map(({ at, findings, secretId, state }) =>
          [secretId, at.slice(8, 16), state, ...findings].join(' '),
        );

    const ids = [first, second, third].map(secret => secret.id);
    const found = await read({ ids });
    expect([...found].sort()).toEqual(
      [
        `${first.id} 02T10:00 synced`,
        `${first.id} 05T10:00 failing store-not-ready`,
        `${first.id} 05T10:00 synced`,
        `${second.id} 01T10:00 failing store-not-ready`,
        `${third.id} 04T10:00 synced`,
      ].sort(),
    );
    // Two of the same time stay in the order in which they were written.
    expect(found.filter(text => text.startsWith(first.id)).at(-1)).toMatch(
      /05T10:00 synced$/,
    );
    expect(await read({ ids: [second.id] })).toEqual([
      `${second.id} 01T10:00 failing store-not-ready`,
    ]);
    await knex('transitions').where('at', '>=', '2030-01-01').delete();
  });

  it.each(['name', 'cluster', 'namespace'] satisfies NameOrder[])(
    'are paged completely by %s, in byte order',
    async order => {
      const criteria: SecretCriteria = { field: 'cluster', patterns: ['*'] };
      const found: ObservedSecret[] = [];
      let after: SecretKey | undefined;
      let page: ObservedSecret[];
      do {
        page = await lists.page({ criteria, order, after, limit: 7 });
        found.push(...page);
        after = page.at(-1);
      } while (page.length === 7);
      const place = (secret: SecretKey) =>
        Buffer.from(
          PLACE_COLUMNS[order].map(column => secret[column]).join('\0'),
        );
      const expected = [...secrets].sort((a, b) =>
        Buffer.compare(place(a), place(b)),
      );
      expect(idsOf(found)).toEqual(idsOf(expected));
      expect(idsOf(await collect(lists.keys({ criteria, order })))).toEqual(
        idsOf(expected),
      );
    },
  );

  it.each([7, 40, 2_000])(
    'are paged by %p in the same way if the visibility is checked for each',
    async limit => {
      const random = createRandom(limit);
      const page = (criteria: SecretCriteria, after: SecretKey | undefined) =>
        lists.page({ criteria, order: 'name', after, limit });
      for (let round = 0; round < 20; round += 1) {
        const scopes = {
          hidden: someScopes(random),
          seen: someScopes(random),
        };
        const check = (secret: ObservedSecret) => passes(secret, scopes);
        const criteria = (looks: {}): SecretCriteria => ({
          allOf: [
            { field: 'namespace', values: ['floe', 'other', 'floe-a'] },
            { allOf: [{ ...scopes, ...looks }] },
          ],
        });
        let last: SecretKey | undefined;
        do {
          const found = await page(criteria({ check }), last);
          expect(idsOf(found)).toEqual(idsOf(await page(criteria({}), last)));
          last = found.length === limit ? found.at(-1) : undefined;
        } while (last);
      }
    },
  );

  it('return their ids with their clusters', async () => {
    const criteria: SecretCriteria = {
      not: { field: 'cluster', values: ['prod'] },
    };
    const found = await collect(lists.ids(criteria));
    const key = (one: { id: string; cluster: string }) =>
      `${one.id} ${one.cluster}`;
    expect(found.map(key).sort()).toEqual(
      secrets
        .filter(({ cluster }) => cluster !== 'prod')
        .map(key)
        .sort(),
    );
    expect(await collect(lists.ids({ ids: [] }))).toEqual([]);
  });

  it('are read completely', async () => {
    const criteria: SecretCriteria = { field: 'cluster', values: ['prod'] };
    const found = await collect(lists.all(criteria));
    expect(idsOf(found).sort()).toEqual(
      idsOf(secrets.filter(({ cluster }) => cluster === 'prod')).sort(),
    );
    expect(found.every(one => one.facts)).toBe(true);
  });

  it('are read by ranges of clusters, in the order of the database', async () => {
    const names = [...(await lists.revisions()).keys()];
    const [, fromCluster, , toCluster] = names;
    const found = await collect(lists.all({ fromCluster, toCluster }));
    const expected = secrets.filter(({ cluster }) =>
      names.slice(1, 4).includes(cluster),
    );
    expect(idsOf(found).sort()).toEqual(idsOf(expected).sort());
  });

  it('are counted by place, owner and store', async () => {
    const criteria: SecretCriteria = {
      not: { field: 'cluster', values: ['prod'] },
    };
    const others = secrets.filter(({ cluster }) => cluster !== 'prod');
    const places = await lists.countPlaces(criteria);
    expect(places.reduce((sum, { count }) => sum + count, 0)).toBe(
      others.length,
    );
    const inApp = (value: string): LabelScope => ({
      cluster: null,
      namespace: null,
      selector: [{ operator: 'in', key: 'app', values: [value] }],
    });
    const owners = await lists.countOwners(criteria, [
      { ...inApp('a'), owner: 'group:default/a' },
      { ...inApp('a'), namespace: 'floe', owner: 'group:default/a' },
      { ...inApp('b'), owner: 'group:default/b' },
      { ...inApp('none'), owner: 'group:default/c' },
    ]);
    const withApp = (value: string) =>
      others.filter(({ labels }) => labels.app === value).length;
    expect(Object.fromEntries(owners)).toEqual({
      'group:default/a': withApp('a'),
      'group:default/b': withApp('b'),
    });
    expect(await lists.countOwners(criteria, [])).toEqual(new Map());

    const uses = await lists.countStoreUses(criteria);
    expect(uses.reduce((sum, { count }) => sum + count, 0)).toBe(
      others.flatMap(({ facts }) => storesOfSecret(facts)).length,
    );
  });

  it('are counted by label and by provider', async () => {
    const criteria: SecretCriteria = {
      not: { field: 'cluster', values: ['prod'] },
    };
    const others = secrets.filter(({ cluster }) => cluster !== 'prod');
    const count = (namesOf: (secret: ObservedSecret) => string[]) => {
      const counts: Record<string, number> = {};
      others.flatMap(namesOf).forEach(name => {
        counts[name] = (counts[name] ?? 0) + 1;
      });
      return counts;
    };
    expect(
      Object.fromEntries(await lists.countLabels(criteria, 'app')),
    ).toEqual(count(({ labels }) => ('app' in labels ? [labels.app] : [])));
    expect(Object.fromEntries(await lists.countProviders(criteria))).toEqual(
      count(providersOf),
    );
  });

  it('find a Kustomization in the namespaces of its present Secrets', async () => {
    const database = await databases.init(id);
    const own = await createTestStore({ database });
    const ownLists = new DatabaseSecretLists({ database });
    const labels = { app: 'moving' };
    const found = async (namespace: string) =>
      await ownLists.count({
        anyScope: [
          {
            cluster: null,
            namespace,
            selector: [{ operator: 'in', key: 'app', values: ['moving'] }],
          },
        ],
      });
    for (const [at, target, other] of [
      ['1', 'before', 'after'],
      ['2', 'after', 'before'],
    ]) {
      const secret = anExternalSecret({
        name: 'moving',
        namespace: 'flux',
        labels,
        resourceVersion: at,
      });
      await own.fill({ secrets: [kustomization(secret, target)] });
      expect(await found(target)).toBe(1);
      expect(await found(other)).toBe(0);
      expect(await found('flux')).toBe(1);
    }
    await own.close();
  });

  it('are recognised as unchanged by the revision of the cluster', async () => {
    const before = (await lists.revisions()).get('prod')!;
    await store.fill({});
    expect((await lists.revisions()).get('prod')).toBe(before);
    await store.fill({
      secrets: [
        {
          ...secrets.find(one => one.cluster === 'prod')!,
          resourceVersion: '9',
        },
      ],
    });
    expect((await lists.revisions()).get('prod')).toBeGreaterThan(before);
  });
});

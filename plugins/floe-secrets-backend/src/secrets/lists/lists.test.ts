import { mockServices } from '@backstage/backend-test-utils';
import { State, STATES } from '@floe/backstage-plugin-floe-secrets-common';
import { Knex } from 'knex';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import {
  anExternalSecret,
  failed,
} from '../../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../../model/observed';
import {
  createTestDatabases,
  createTestStore,
  TestStore,
} from '../../store/__testUtils__/createTestStore';
import { DatabaseSecretLists } from '../../store/lists/DatabaseSecretLists';
import { DatabaseTargetReader } from '../../store/targets/DatabaseTargetReader';
import { Environments } from '../../catalog/environments/Environments';
import { SecretListQuery } from '../listQuery';
import { ReadableView } from '../ReadableSecrets';
import { EvaluatedSecret, SecretEvaluator } from '../SecretEvaluator';
import { EvaluatedSecrets } from './EvaluatedSecrets';
import { EvaluationCache } from './EvaluationCache';
import { SecretCounter } from './SecretCounter';
import { SecretPager } from './SecretPager';

const databases = createTestDatabases();
const started = Date.parse('2026-11-24T03:00:00.000Z');
const everything: ReadableView = {
  criteria: { allOf: [] },
  ownedBy: () => ({ anyScope: [] }),
  partOf: () => ({ anyScope: [] }),
  ofEntity: () => ({ anyScope: [] }),
  named: () => ({ anyScope: [] }),
  ownerScopes: () => [],
  systemScopes: () => [],
  read: observed => ({ observed, entities: [] }),
};

describe.each(databases.eachSupportedId())('evaluated lists, %p', id => {
  let knex: Knex;
  let store: TestStore;
  let evaluator: SecretEvaluator;
  let pager: SecretPager;
  let counter: SecretCounter;
  const clock = new ManualClock();

  const secretOf = (number: number): ObservedSecret => {
    const secret = anExternalSecret({
      cluster: number % 2 ? 'production' : 'staging',
      name: `secret-${String(number).padStart(3, '0')}`,
      uid: `uid-${number}`,
      facts: {
        refreshTime: new Date(started - number * 60_000).toISOString(),
      },
    });
    return number % 5
      ? secret
      : failed(secret, {
          at: new Date(started - number * 30_000).toISOString(),
          resourceVersion: '7',
        });
  };

  beforeAll(async () => {
    knex = await databases.init(id);
    store = await createTestStore({ database: knex, clock });
    await store.fill({
      clusters: [{ name: 'production' }, { name: 'staging' }],
      secrets: Array.from({ length: 100 }, (_, number) => secretOf(number)),
    });
    await knex('clusters').update({ reachable: true });
  });
  afterAll(() => store.close());
  beforeEach(() => {
    clock.set(new Date(started));
    const environments = new Environments([]);
    const lists = new DatabaseSecretLists({ database: knex });
    evaluator = new SecretEvaluator({
      contextOf: () => undefined,
      reader: store.reader,
      targets: new DatabaseTargetReader({ database: knex }),
      environments,
      rules: [],
      logger: mockServices.logger.mock(),
      clock,
    });
    const evaluationCache = new EvaluationCache({
      reader: store.reader,
      lists,
      evaluator,
      clock,
    });
    pager = new SecretPager({
      lists,
      evaluated: new EvaluatedSecrets({
        reader: store.reader,
        lists,
        evaluator,
        clock,
      }),
      evaluationCache,
      clock,
    });
    counter = new SecretCounter({
      lists,
      evaluationCache,
      environments,
      clock,
    });
  });

  const readAll = async (query: Partial<SecretListQuery>) => {
    const found: EvaluatedSecret[] = [];
    let cursor: string | undefined;
    let totalItems: number;
    do {
      const page = await pager.page(everything.criteria, {
        orderBy: 'name',
        limit: 7,
        ...query,
        cursor,
      });
      found.push(...page.items);
      cursor = page.nextCursor;
      totalItems = page.totalItems;
    } while (cursor);
    expect(found).toHaveLength(totalItems);
    expect(found.map(({ secret }) => secret)).toEqual(
      (await evaluator.evaluate(found.map(({ observed }) => observed))).map(
        ({ secret }) => secret,
      ),
    );
    return found.map(({ secret }) => secret);
  };

  it.each([
    'name',
    'cluster',
    'namespace',
    'state',
    'since',
    'lastSync',
  ] as const)('are paged by %s, each secret once', async orderBy => {
    for (const state of [undefined, ['failing'], ['stale', 'failing']]) {
      const found = await readAll({ orderBy, state });
      const names = new Set(found.map(({ name }) => name));
      expect(names.size).toBe(found.length);
      expect(found.every(one => !state || state.includes(one.state))).toBe(
        true,
      );
      expect(state ? found.length > 10 : found.length === 100).toBe(true);
    }
  });

  it('begin with the most urgent, then sort by name', async () => {
    const found = await readAll({ orderBy: 'state' });
    const places = found.map(
      ({ name, state }) => `${STATES.indexOf(state)} ${name}`,
    );
    expect(places).toEqual([...places].sort());
    expect(new Set(found.map(({ state }) => state))).toEqual(
      new Set<State>(['failing', 'stale', 'synced']),
    );
  });

  it('are in the order of their times', async () => {
    const since = (await readAll({ orderBy: 'since' })).map(one => one.since);
    expect(since).toEqual([...since].sort().reverse());
    const synced = (await readAll({ orderBy: 'lastSync' })).map(
      one => one.lastSync,
    );
    expect(synced).toEqual([...synced].sort());
  });

  it('are evaluated once for all callers, and again after a change', async () => {
    const summarize = jest.spyOn(evaluator, 'summarize');
    const views = await Promise.all(
      Array.from({ length: 20 }, () => counter.count(everything)),
    );
    expect(summarize).toHaveBeenCalledTimes(1);
    expect(new Set(views.map(view => JSON.stringify(view))).size).toBe(1);
    await counter.count(everything);
    await readAll({ state: ['failing'] });
    expect(summarize).toHaveBeenCalledTimes(1);

    const before = views[0].state.failing;
    await store.fill({
      secrets: [
        failed(secretOf(1), {
          at: new Date(started).toISOString(),
          resourceVersion: '8',
        }),
      ],
    });
    await clock.advance(1_000);
    const { state } = await counter.count(everything);
    expect(state.failing).toBe(before + 1);
    // Of the cluster that changed alone.
    expect(summarize).toHaveBeenCalledTimes(2);
    expect(
      summarize.mock.calls[1][0].every(one => one.cluster === 'production'),
    ).toBe(true);
  });

  it('are counted once for the pages of one list, and again for each view', async () => {
    const count = jest.spyOn(DatabaseSecretLists.prototype, 'count');
    const page = (view: ReadableView) =>
      pager.page(view.criteria, { orderBy: 'name', limit: 7 });
    const narrow: ReadableView = {
      ...everything,
      criteria: { field: 'cluster', values: ['staging'] },
    };
    const totals = [
      await page(everything),
      await page(everything),
      await page(narrow),
    ].map(({ totalItems }) => totalItems);
    expect(totals).toEqual([100, 100, 50]);
    expect(count).toHaveBeenCalledTimes(2);
    count.mockRestore();
  });

  it('become stale as time passes', async () => {
    const { state } = await counter.count(everything);
    await clock.advance(3_600_000);
    const later = await counter.count(everything);
    expect(later.state.stale).toBeGreaterThan(state.stale);
    expect(later.state.synced ?? 0).toBeLessThan(state.synced);
  });

  it('answer again after one evaluation failed', async () => {
    const summarize = jest
      .spyOn(evaluator, 'summarize')
      .mockRejectedValueOnce(new Error('the database is away'));
    await expect(counter.count(everything)).rejects.toThrow('away');
    expect((await counter.count(everything)).cluster).toEqual({
      production: 50,
      staging: 50,
    });
    expect(summarize).toHaveBeenCalledTimes(2);
  });
});

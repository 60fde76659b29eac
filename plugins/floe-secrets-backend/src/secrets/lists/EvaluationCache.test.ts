import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../../model/observed';
import { SecretCriteria } from '../../store/lists/SecretCriteria';
import { EvaluationCache } from './EvaluationCache';

const NAME = 'production';
const started = Date.parse('2026-11-24T03:00:00.000Z');

/** A cache over one cluster, whose secrets are all synced and then all failing. */
function createCache(options: { size: number; until?: number }) {
  const clock = new ManualClock();
  clock.set(new Date(started));
  const secrets = Array.from({ length: options.size }, (_, number) =>
    anExternalSecret({ cluster: NAME, name: `secret-${number}` }),
  );
  const store = { revision: 1, state: 'synced', isReachable: true };
  const summarize = jest.fn(async (batch: ObservedSecret[]) =>
    batch.map(({ cluster, id }) => ({
      id,
      cluster,
      approach: 'external-secrets',
      environment: NAME,
      state: store.state,
      since: null,
      lastSync: null,
      rotation: { due: null },
      findings: [],
      until: options.until ?? Infinity,
    })),
  );
  const cache = new EvaluationCache({
    clock,
    evaluator: { summarize } as any,
    reader: {
      listClusters: async () => [
        { name: NAME, reachable: store.isReachable, resources: [] },
      ],
    } as any,
    lists: {
      revisions: async () => new Map([[NAME, store.revision]]),
      async *all(criteria: SecretCriteria) {
        yield 'ids' in criteria
          ? secrets.filter(({ id }) => criteria.ids.includes(id))
          : secrets;
      },
    } as any,
  });
  const wait = (seconds: number) =>
    clock.set(new Date(clock.now() + seconds * 1_000));
  const stateNow = async () => {
    const [evaluation] = await (await cache.in(undefined)).of([secrets[0]]);
    return evaluation?.state;
  };
  const evaluated = () =>
    summarize.mock.calls.reduce((sum, [batch]) => sum + batch.length, 0);
  return { evaluated, stateNow, store, wait };
}

describe('the evaluation of all secrets', () => {
  it('is kept for hours while its cluster does not change', async () => {
    const { evaluated, stateNow, store, wait } = createCache({ size: 10 });
    for (let round = 0; round < 5; round += 1) {
      expect(await stateNow()).toBe('synced');
      wait(3_600);
    }
    expect(evaluated()).toBe(10);
    store.state = 'failing';
    store.revision += 1;
    expect(await stateNow()).toBe('failing');
    expect(evaluated()).toBe(20);
  });

  it('is repeated when the reachability of the cluster changes, after half a minute at most', async () => {
    const { stateNow, store, wait } = createCache({ size: 10 });
    expect(await stateNow()).toBe('synced');
    Object.assign(store, { isReachable: false, state: 'unknown' });
    wait(30);
    expect(await stateNow()).toBe('unknown');
  });

  it('is repeated when it expires', async () => {
    const { evaluated, stateNow, store, wait } = createCache({
      size: 10,
      until: started + 5_000,
    });
    expect(await stateNow()).toBe('synced');
    store.state = 'stale';
    wait(4);
    expect(await stateNow()).toBe('synced');
    wait(1);
    expect(await stateNow()).toBe('stale');
    expect(evaluated()).toBe(20);
  });

  it.each<[string, (store: { revision: number }) => void, number | undefined]>([
    ['after a change', store => (store.revision += 1), undefined],
    ['when many end at once', () => {}, started + 61_000],
  ])(
    'is served stale while many are evaluated, %s',
    async (_, happen, until) => {
      const { stateNow, store, wait } = createCache({ size: 6_000, until });
      expect(await stateNow()).toBe('synced');
      wait(60);
      // Nothing to do, so the next one must not wait for all either.
      expect(await stateNow()).toBe('synced');
      store.state = 'failing';
      happen(store);
      wait(2);
      expect(await stateNow()).toBe('synced');
      await new Promise(resolve => setImmediate(resolve));
      expect(await stateNow()).toBe('failing');
    },
  );

  it('is not served when it is older than five minutes', async () => {
    const { stateNow, store, wait } = createCache({ size: 6_000 });
    expect(await stateNow()).toBe('synced');
    Object.assign(store, { revision: 2, state: 'failing' });
    wait(300);
    expect(await stateNow()).toBe('failing');
  });
});

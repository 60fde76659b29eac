import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { anExternalSecret } from '../../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../../model/observed';
import { EvaluatedSecrets } from './EvaluatedSecrets';

const NAME = 'production';
const started = Date.parse('2026-11-24T03:00:00.000Z');

function create(options: { wordingUntil?: number } = {}) {
  const clock = new ManualClock();
  clock.set(new Date(started));
  const secret = anExternalSecret({ cluster: NAME, name: 'db' });
  const store = { revision: 1, isWatched: true, contact: secret.seenAt };
  const watched = () =>
    new Map(store.isWatched ? [[NAME, store.revision]] : []);
  const evaluate = jest.fn(async (batch: ObservedSecret[]) =>
    batch.map(observed => ({
      observed,
      secret: { id: observed.id, lastSeen: observed.seenAt },
      wordingUntil: options.wordingUntil ?? Infinity,
    })),
  );
  const evaluated = new EvaluatedSecrets({
    clock,
    evaluator: { evaluate } as any,
    reader: {
      readClusters: async () => ({
        clusters: [{ name: NAME, resources: [] }],
        watched: watched(),
      }),
    } as any,
    lists: {
      async *all() {
        yield [{ ...secret, seenAt: store.contact }];
      },
      contacts: async (ids: string[]) =>
        new Map(ids.map(id => [id, store.contact])),
    } as any,
  });
  const wait = (milliseconds: number) =>
    clock.set(new Date(clock.now() + milliseconds));
  const read = () => evaluated.read([secret], watched());
  return { evaluate, evaluated, read, secret, store, wait, watched };
}

describe('a completely evaluated secret', () => {
  it('is kept for hours while its cluster does not change', async () => {
    const { evaluate, evaluated, read, secret, wait, watched } = create();
    await read();
    wait(7_200_000);
    const again = await read();
    expect(again.map(one => one.secret.id)).toEqual([secret.id]);
    await evaluated.evaluate([secret], watched());
    expect(evaluate).toHaveBeenCalledTimes(1);
  });

  it('is evaluated again after any change of its cluster', async () => {
    const { evaluate, read, store } = create();
    await read();
    store.revision += 1;
    await read();
    expect(evaluate).toHaveBeenCalledTimes(2);
  });

  it('is evaluated each time while nobody watches its cluster', async () => {
    const { evaluate, read, store } = create();
    await read();
    store.isWatched = false;
    await read();
    await read();
    expect(evaluate).toHaveBeenCalledTimes(3);
    store.isWatched = true;
    await read();
    expect(evaluate).toHaveBeenCalledTimes(3);
  });

  it('is not kept from an unwatched cluster, even if it was watched just before', async () => {
    const { evaluate, evaluated, read, secret, store, watched } = create();
    const before = watched();
    store.isWatched = false;
    await evaluated.read([secret], before);
    store.isWatched = true;
    await read();
    expect(evaluate).toHaveBeenCalledTimes(2);
  });

  it('is evaluated again when one of its texts may change', async () => {
    const { evaluate, read, wait } = create({ wordingUntil: started + 1_000 });
    await read();
    wait(999);
    await read();
    expect(evaluate).toHaveBeenCalledTimes(1);
    wait(1);
    await read();
    await read();
    expect(evaluate).toHaveBeenCalledTimes(3);
  });

  it('is evaluated again if the clock was set back', async () => {
    const { evaluate, read, wait } = create();
    await read();
    wait(-1);
    await read();
    expect(evaluate).toHaveBeenCalledTimes(2);
  });

  it('has the latest time of its last observation', async () => {
    const { evaluate, evaluated, read, secret, store, watched } = create();
    await read();
    store.contact = '2026-11-24T03:05:00.000Z';
    const [named] = await read();
    expect(named.secret.lastSeen).toBe(store.contact);
    expect(named.observed.seenAt).toBe(store.contact);
    const [given] = await evaluated.evaluate(
      [{ ...secret, seenAt: '2026-11-24T03:06:00.000Z' }],
      watched(),
    );
    expect(given.secret.lastSeen).toBe('2026-11-24T03:06:00.000Z');
    expect(evaluate).toHaveBeenCalledTimes(1);
  });
});

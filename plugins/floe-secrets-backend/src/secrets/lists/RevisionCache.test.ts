import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { RevisionCache } from './RevisionCache';

describe('RevisionCache', () => {
  let clock: ManualClock;
  let cache: RevisionCache<{ size: number }>;

  const keep = (key: string, size: number, revision = 7) =>
    cache.set(key, { size }, { madeAt: clock.now(), revision });
  const at = (revision: number) => new Map([['production', revision]]);

  beforeEach(() => {
    clock = new ManualClock();
    cache = new RevisionCache({ clock, max: 10 });
  });

  it.each([
    ['nothing changed', 100, 7, 29_000, true],
    ['nothing changed, but the clock went on', 100, 7, 31_000, false],
    ['something changed', 100, 8, 50, false],
    ['something changed among many', 100_000, 8, 29_000, true],
    ['something changed among many, a while ago', 100_000, 8, 31_000, false],
    ['so many take a while', 1_000_000, 7, 200_000, true],
    ['nothing changed, as others saw it', 100, 6, 50, true],
  ])('is fresh or not if %s', async (_, size, revision, age, expected) => {
    keep('a', size);
    await clock.advance(age);
    expect(cache.isFresh('a', revision)).toBe(expected);
    expect(cache.isFresh('unknown', revision)).toBe(false);
  });

  it('serves stale values while many secrets are evaluated again', async () => {
    keep('few', 4_000);
    keep('as few', 4_000);
    keep('many', 100_000);
    await clock.advance(40_000);
    expect(cache.mayServeStale(['few'])).toBe(false);
    expect(cache.mayServeStale(['few', 'as few'])).toBe(true);
    expect(cache.mayServeStale(['many', 'unknown'])).toBe(false);
    await clock.advance(300_000);
    expect(cache.mayServeStale(['many'])).toBe(false);
  });

  it('computes an answer once for all callers with the same request', async () => {
    let finish = (_: { size: number }) => {};
    const make = jest.fn(
      () => new Promise<{ size: number }>(resolve => (finish = resolve)),
    );
    const asked = [
      cache.answer({ q: 'a' }, at(1), make),
      cache.answer({ q: 'a' }, at(1), make),
    ];
    finish({ size: 1 });
    expect(await Promise.all(asked)).toEqual([{ size: 1 }, { size: 1 }]);
    expect(await cache.answer({ q: 'a' }, at(1), make)).toEqual({ size: 1 });
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('computes another answer for another request, and after a change', async () => {
    const make = jest.fn(async () => ({ size: 1 }));
    await cache.answer({ q: 'a' }, at(1), make);
    await cache.answer({ q: 'b' }, at(1), make);
    await clock.advance(1_000);
    await cache.answer({ q: 'a' }, at(2), make);
    expect(make).toHaveBeenCalledTimes(3);
  });

  it('answers with the stale value while a large one is computed', async () => {
    await cache.answer('q', at(1), async () => ({ size: 100_000 }));
    await clock.advance(40_000);
    let finish = (_: { size: number }) => {};
    const making = new Promise<{ size: number }>(resolve => {
      finish = resolve;
    });
    expect(await cache.answer('q', at(2), () => making)).toEqual({
      size: 100_000,
    });
    finish({ size: 100_001 });
    await making;
    await clock.advance(0);
    expect(
      await cache.answer('q', at(2), () => Promise.reject(new Error())),
    ).toEqual({ size: 100_001 });
  });

  it('does not keep a failure', async () => {
    const failing = cache.answer('q', at(1), () =>
      Promise.reject(new Error('no database')),
    );
    await expect(failing).rejects.toThrow('no database');
    expect(await cache.answer('q', at(1), async () => ({ size: 1 }))).toEqual({
      size: 1,
    });
  });

  it('deletes the values of keys that are gone', () => {
    keep('a', 1);
    keep('b', 1);
    cache.retain(at(1).set('a', 1));
    expect([cache.peek('a'), cache.peek('b')]).toEqual([
      { size: 1 },
      undefined,
    ]);
  });
});

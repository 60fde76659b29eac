import { anEvent } from './__testUtils__/observedObjects';
import { newestEventFirst } from './newestEventFirst';

describe('newestEventFirst', () => {
  const second = '2026-11-24T03:00:00.000Z';
  const order = (...events: Parameters<typeof anEvent>[0][]) =>
    events
      .map(event => anEvent({ lastSeen: second, ...event }))
      .sort(newestEventFirst)
      .map(({ uid }) => uid);

  it('begins with the one that was written last in the same second', () => {
    const events = [
      { uid: 'b', resourceVersion: '99' },
      { uid: 'c', resourceVersion: '1000' },
      { uid: 'a', resourceVersion: '100' },
    ];
    expect(order(...events)).toEqual(['c', 'a', 'b']);
    expect(order(...events.reverse())).toEqual(['c', 'a', 'b']);
  });

  it('sorts by time before that', () => {
    const older = { uid: 'a', resourceVersion: '9' };
    const newer = { uid: 'b', lastSeen: '2026-11-24T03:00:01.000Z' };
    expect(order(older, newer)).toEqual(['b', 'a']);
  });

  it('is stable if resource versions cannot be compared', () => {
    expect(order({ uid: 'b' }, { uid: 'a' })).toEqual(['a', 'b']);
    expect(order({ uid: 'a' }, { uid: 'b' })).toEqual(['a', 'b']);
  });

  it('compares versions beyond the exact numbers of JavaScript', () => {
    const version = 2n ** 60n;
    expect(
      order(
        { uid: 'a', resourceVersion: String(version) },
        { uid: 'b', resourceVersion: String(version + 1n) },
      ),
    ).toEqual(['b', 'a']);
  });
});

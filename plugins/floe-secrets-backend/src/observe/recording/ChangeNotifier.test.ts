import { ObservationChange } from '../../model/Observer';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { ChangeNotifier } from './ChangeNotifier';

describe('ChangeNotifier', () => {
  it('publishes the first change immediately and the next ones together', async () => {
    const clock = new ManualClock();
    const notifier = new ChangeNotifier({ clock });
    const changes: ObservationChange[] = [];
    const unsubscribe = notifier.subscribe(change => changes.push(change));

    notifier.add({ secretIds: new Set(), clusters: new Set() });
    await clock.advance(0);
    expect(changes).toEqual([]);
    notifier.add({ secretIds: new Set(['a']) });
    await clock.advance(0);
    expect(changes).toEqual([{ secretIds: ['a'], clusters: [] }]);

    notifier.add({ secretIds: new Set(['b']), clusters: new Set(['c']) });
    notifier.add({ secretIds: new Set(['b', 'd']) });
    await clock.advance(199);
    expect(changes).toHaveLength(1);
    await clock.advance(1);
    expect(changes[1]).toEqual({ secretIds: ['b', 'd'], clusters: ['c'] });

    unsubscribe();
    notifier.add({ secretIds: new Set(['e']) });
    await clock.advance(1_000);
    expect(changes).toHaveLength(2);
  });

  it('does not wait longer if the clock was set back', async () => {
    const clock = new ManualClock();
    const notifier = new ChangeNotifier({ clock });
    const changes: ObservationChange[] = [];
    notifier.subscribe(change => changes.push(change));
    notifier.add({ clusters: new Set(['a']) });
    await clock.advance(0);
    const now = jest
      .spyOn(clock, 'now')
      .mockReturnValue(clock.now() - 3_600_000);
    notifier.add({ clusters: new Set(['b']) });
    now.mockRestore();
    await clock.advance(200);
    expect(changes).toHaveLength(2);
    notifier.stop();
  });

  it('names no ids when there are too many', async () => {
    const clock = new ManualClock();
    const notifier = new ChangeNotifier({ clock });
    const changes: ObservationChange[] = [];
    notifier.subscribe(change => changes.push(change));
    notifier.add({
      secretIds: new Set(Array.from({ length: 501 }, (_, n) => `${n}`)),
    });
    await clock.advance(0);
    expect(changes).toEqual([{ secretIds: [], clusters: [], all: true }]);
    notifier.stop();
  });
});

import { ObservationChange } from '../../model/Observer';
import { ManualClock } from '../../clock/__testUtils__/ManualClock';
import { ChangeNotifier } from './ChangeNotifier';

describe('ChangeNotifier', () => {
  it('tells the first change at once and the next ones together', async () => {
    const clock = new ManualClock();
    const notifier = new ChangeNotifier({ clock });
    const told: ObservationChange[] = [];
    const unsubscribe = notifier.subscribe(change => told.push(change));

    notifier.add({ secretIds: new Set(), clusters: new Set() });
    await clock.advance(0);
    expect(told).toEqual([]);
    notifier.add({ secretIds: new Set(['a']) });
    await clock.advance(0);
    expect(told).toEqual([{ secretIds: ['a'], clusters: [] }]);

    notifier.add({ secretIds: new Set(['b']), clusters: new Set(['c']) });
    notifier.add({ secretIds: new Set(['b', 'd']) });
    await clock.advance(199);
    expect(told).toHaveLength(1);
    await clock.advance(1);
    expect(told[1]).toEqual({ secretIds: ['b', 'd'], clusters: ['c'] });

    unsubscribe();
    notifier.add({ secretIds: new Set(['e']) });
    await clock.advance(1_000);
    expect(told).toHaveLength(2);
  });

  it('keeps nobody waiting where the clock was set back', async () => {
    const clock = new ManualClock();
    const notifier = new ChangeNotifier({ clock });
    const told: ObservationChange[] = [];
    notifier.subscribe(change => told.push(change));
    notifier.add({ clusters: new Set(['a']) });
    await clock.advance(0);
    const now = jest
      .spyOn(clock, 'now')
      .mockReturnValue(clock.now() - 3_600_000);
    notifier.add({ clusters: new Set(['b']) });
    now.mockRestore();
    await clock.advance(200);
    expect(told).toHaveLength(2);
    notifier.stop();
  });

  it('names no ids when there are too many', async () => {
    const clock = new ManualClock();
    const notifier = new ChangeNotifier({ clock });
    const told: ObservationChange[] = [];
    notifier.subscribe(change => told.push(change));
    notifier.add({
      secretIds: new Set(Array.from({ length: 501 }, (_, n) => `${n}`)),
    });
    await clock.advance(0);
    expect(told).toEqual([{ secretIds: [], clusters: [], all: true }]);
    notifier.stop();
  });
});

import { ObservedTransition } from '../../model/observed';
import { makerHistory, summarizeHistory } from './makerHistory';

const at = (hour: number) =>
  `2026-11-24T${String(hour).padStart(2, '0')}:00:00.000Z`;

const transition = (
  secretId: string,
  hour: number,
  state: ObservedTransition['state'],
  findings: string[] = [],
): ObservedTransition => ({
  secretId,
  cluster: 'prod',
  at: at(hour),
  state,
  findings,
});

const summary = (...args: Parameters<typeof makerHistory>) =>
  makerHistory(...args).map(({ at: time, state, findings }) =>
    [time.slice(11, 13), state, ...findings].join(' '),
  );

describe('the history of an object that creates others', () => {
  const own = [transition('maker', 1, 'synced')];

  it('is failing from the first to the last failure of the created objects', () => {
    expect(
      summary(own, [
        transition('b', 6, 'synced'),
        transition('a', 2, 'synced'),
        transition('a', 3, 'failing', ['remote-key-missing']),
        transition('b', 4, 'failing', ['store-not-ready']),
        transition('a', 5, 'synced'),
      ]),
    ).toEqual(['06 synced', '03 failing sync-failed', '01 synced']);
  });

  it.each(['deleted', 'pending'] as const)(
    'ends with a failing object that is %s',
    state => {
      expect(
        summary(own, [
          transition('a', 3, 'failing'),
          transition('a', 4, state),
        ]),
      ).toEqual(['04 synced', '03 failing sync-failed', '01 synced']);
    },
  );

  it('keeps the states of the object itself', () => {
    expect(
      summary(
        [
          transition('maker', 7, 'deleted'),
          transition('maker', 5, 'synced'),
          transition('maker', 4, 'pending'),
          transition('maker', 2, 'synced'),
        ],
        // Made by an earlier object of the same name.
        [transition('a', 1, 'failing'), transition('a', 6, 'synced')],
      ),
    ).toEqual([
      '07 deleted',
      '06 synced',
      '05 failing sync-failed',
      '04 pending',
      '02 failing sync-failed',
    ]);
  });

  it('does not split its own failure', () => {
    expect(
      summary(
        [transition('maker', 1, 'failing', ['sync-failed'])],
        [transition('a', 2, 'failing'), transition('a', 3, 'synced')],
      ),
    ).toEqual(['01 failing sync-failed']);
  });

  it('is summarised', () => {
    const history = makerHistory(own, [
      transition('a', 2, 'failing'),
      transition('a', 4, 'synced'),
      transition('a', 8, 'failing'),
    ]);
    expect(summarizeHistory(history, { from: at(3), now: at(9) })).toEqual({
      total: 4,
      keptFrom: at(1),
      failures: 1,
      failingSeconds: 2 * 3_600,
    });
    expect(summarizeHistory([], { from: at(3), now: at(9) })).toEqual({
      total: 0,
      keptFrom: null,
      failures: 0,
      failingSeconds: 0,
    });
  });
});

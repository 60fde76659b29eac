import { withPresentState } from './readHistory';

const synced = {
  at: '2026-11-20T08:00:00.000Z',
  state: 'synced' as const,
  findings: [],
};
const since = '2026-11-24T03:00:00.000Z';

describe('withPresentState', () => {
  it.each(['stale', 'unknown'] as const)(
    'begins with a state that the passing of time causes (%s)',
    state => {
      expect(withPresentState([synced], { state, since })).toEqual([
        { at: since, state, findings: [] },
        synced,
      ]);
      expect(withPresentState([], { state, since })).toHaveLength(1);
    },
  );

  it('begins with a change that a failing secret waits for', () => {
    const failing = { ...synced, state: 'failing' as const };
    const pending = { state: 'pending' as const, since };
    expect(withPresentState([failing, synced], pending)).toEqual([
      { at: since, state: 'pending', findings: [] },
      failing,
      synced,
    ]);
    expect(withPresentState([synced], pending)).toEqual([synced]);
  });

  it.each([
    ['an observed state', { state: 'synced' as const, since }],
    [
      'a state of which the begin is not known',
      { state: 'stale' as const, since: null },
    ],
    ['one that began before', { state: 'stale' as const, since: synced.at }],
  ])('adds nothing for %s', (_, present) => {
    expect(withPresentState([synced], present)).toEqual([synced]);
  });
});

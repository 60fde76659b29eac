import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { ObservedSecret } from '../model/observed';
import { nextTransition } from './nextTransition';

describe('a change of a failing secret', () => {
  const at = '2026-11-24T03:00:00.000Z';
  const next = (
    state: 'pending' | 'failing' | 'synced',
    status: 'True' | 'False',
    previous: 'pending' | 'failing' | 'synced' = 'failing',
  ) => {
    const secret = anExternalSecret();
    const facts = secret.facts as Extract<
      ObservedSecret['facts'],
      { type: 'external-secret' }
    >;
    facts.ready = { ...facts.ready!, status, lastTransitionTime: at };
    return nextTransition({
      secret: { ...secret, specChangedAt: '2026-11-24T03:30:00.000Z' },
      observed: { state, findings: [] },
      previous: { at, state: previous, findings: [] },
      now: new Date('2026-11-24T04:00:00.000Z'),
    }).type;
  };

  it('does not split its failure', () => {
    expect(next('pending', 'False')).toBe('none');
    expect(next('failing', 'False')).toBe('none');
  });

  it('ends it with the success, and is set after another state', () => {
    expect(next('synced', 'True')).toBe('transition');
    expect(next('pending', 'False', 'synced')).toBe('transition');
    expect(next('pending', 'True')).toBe('transition');
  });
});

describe('an attempt of the operator', () => {
  const next = (
    state: 'failing' | 'synced' | 'pending',
    isAttempting: boolean,
  ) =>
    nextTransition({
      secret: anExternalSecret(),
      observed: { state: 'pending', findings: [], isAttempting },
      previous: { at: '2026-11-24T03:00:00.000Z', state, findings: [] },
      now: new Date('2026-11-24T04:00:00.000Z'),
    }).type;

  it('does not end a failure that it retries', () => {
    expect(next('failing', true)).toBe('none');
  });

  it('is set after a success, and if the object waits for it', () => {
    expect(next('synced', true)).toBe('transition');
    expect(next('failing', false)).toBe('transition');
  });
});

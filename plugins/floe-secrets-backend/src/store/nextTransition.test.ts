import { anExternalSecret } from '../model/__testUtils__/observedObjects';
import { nextTransition } from './nextTransition';

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

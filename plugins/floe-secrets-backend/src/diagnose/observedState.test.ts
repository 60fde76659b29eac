import { readRecorded, saying } from './__testUtils__/recorded';
import { observedState } from './observedState';

describe('the state from which a transition is written', () => {
  it('contains the cause if it is in the store', () => {
    // The recorded secrets of the store `bad-store`, which is not ready.
    const { secret, events } = readRecorded(
      'ExternalSecret',
      'floe-dagster-catalog-secret',
      saying(
        'error processing spec.data[0] (key: floe/prod/catalog), err: SecretStore "bad-store" is not ready',
      ),
    );
    expect(observedState(secret, events)).toEqual({
      state: 'failing',
      findings: ['store-not-ready'],
    });
  });

  it('contains the cause if it is a generator', () => {
    const { secret, events } = readRecorded(
      'ExternalSecret',
      'generator-missing',
    );
    expect(observedState(secret, events)).toEqual({
      state: 'failing',
      findings: ['generator-not-found'],
    });
  });

  it('reports a running attempt if Flux retries a Kustomization', () => {
    const { secret, events } = readRecorded(
      'Kustomization',
      'sops-nokey',
      recorded => {
        const { conditions } = recorded.object.status as any;
        const ready = conditions.find((one: any) => one.type === 'Ready');
        Object.assign(ready, {
          status: 'Unknown',
          reason: 'Progressing',
          message: 'Reconciliation in progress',
        });
        // A failure of the source has no event.
        recorded.events.splice(0, recorded.events.length);
      },
    );
    expect(observedState(secret, events)).toEqual({
      state: 'pending',
      findings: [],
      isAttempting: true,
    });
  });
});

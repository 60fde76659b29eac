import { readRecorded, saying } from './__testUtils__/recorded';
import { observedState } from './observedState';

describe('the state that a transition is written from', () => {
  it('knows the cause where it lies in the store', () => {
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

  it('knows the cause where it is a generator', () => {
    const { secret, events } = readRecorded(
      'ExternalSecret',
      'generator-missing',
    );
    expect(observedState(secret, events)).toEqual({
      state: 'failing',
      findings: ['generator-not-found'],
    });
  });
});

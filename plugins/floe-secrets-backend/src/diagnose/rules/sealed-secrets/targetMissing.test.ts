import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('target-missing of a SealedSecret', () => {
  const input = recordedInput('SealedSecret', 'floe-dagster-postgresql-secret');

  it.each([
    [false, 'proven'],
    [true, undefined],
    [null, undefined],
  ])('if the target is known to exist: %s', (targetExists, confidence) => {
    expect(
      findingOf(diagnoseSecret({ ...input, targetExists }), 'target-missing')
        ?.confidence,
    ).toBe(confidence);
  });
});

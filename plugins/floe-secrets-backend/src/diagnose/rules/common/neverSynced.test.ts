import { diagnoseSecret } from '../../diagnose';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';

describe('never-synced', () => {
  const at = (
    kind: 'ExternalSecret' | 'SealedSecret',
    name: string,
    time: string,
    status?: object,
  ) => {
    const input = recordedInput(kind, name, ({ object, events }) => {
      if (status) {
        object.status = status as any;
        events.length = 0;
      }
    });
    return findingOf(
      diagnoseSecret({ ...input, now: new Date(time) }),
      'never-synced',
    );
  };

  it('goes along with the cause of a failure', () => {
    expect(
      at('ExternalSecret', 'es-missing-property', '2026-11-24T02:58:00Z'),
    ).toMatchObject({ severity: 'info', confidence: 'proven' });
  });

  it('is an error where no operator looked at the object', () => {
    expect(
      at('ExternalSecret', 'es-extract', '2026-11-24T03:55:05Z', {}),
    ).toMatchObject({
      severity: 'error',
      summary:
        'No operator has looked at this object in the 1 h since it was made.',
    });
    expect(
      at('SealedSecret', 'ss-other-key', '2026-11-24T03:55:05Z', {}),
    ).toMatchObject({ severity: 'error' });
  });

  it('gives a new object a moment, and is not guessed for SealedSecrets', () => {
    expect(
      at('ExternalSecret', 'es-extract', '2026-11-24T02:56:00Z', {}),
    ).toBeUndefined();
    expect(
      at('SealedSecret', 'ss-other-key', '2026-11-24T03:55:05Z'),
    ).toBeUndefined();
  });
});

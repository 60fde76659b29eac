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
        (object.metadata as any).finalizers = [];
        events.length = 0;
      }
    });
    return findingOf(
      diagnoseSecret({ ...input, now: new Date(time) }),
      'never-synced',
    );
  };

  it('accompanies the cause of a failure', () => {
    expect(
      at('ExternalSecret', 'es-missing-property', '2026-11-24T02:58:00Z'),
    ).toMatchObject({ severity: 'info', confidence: 'proven' });
  });

  it('is an error if no operator processed the object', () => {
    expect(
      at('ExternalSecret', 'es-extract', '2026-11-24T03:55:05Z', {}),
    ).toMatchObject({
      severity: 'error',
      summary:
        'No operator has processed this object in the 1 h since it was created.',
    });
  });

  it('does not treat a missing status as missing work', () => {
    const sealed = (targetExists: boolean | null) => {
      const input = recordedInput(
        'SealedSecret',
        'ss-other-key',
        ({ object, events }) => {
          object.status = {};
          events.length = 0;
        },
      );
      const now = new Date('2026-11-24T03:55:05Z');
      return findingOf(
        diagnoseSecret({ ...input, targetExists, now }),
        'never-synced',
      );
    };
    expect(sealed(null)).toMatchObject({
      severity: 'warning',
      confidence: 'likely',
      summary: expect.stringContaining('--update-status=false'),
    });
    expect(sealed(true)).toMatchObject({
      severity: 'info',
      summary: expect.stringContaining('exists'),
    });
  });

  it.each([
    [
      'ExternalSecret',
      'es-extract',
      'externalsecrets.external-secrets.io/externalsecret-cleanup',
    ],
    ['PushSecret', 'push-ok', 'pushsecret.externalsecrets.io/finalizer'],
  ] as const)(
    'recognises by a finalizer that the operator skipped a %s',
    (kind, name, finalizer) => {
      const input = recordedInput(kind, name, ({ object, events }) => {
        object.status = {};
        events.length = 0;
        (object.metadata as any).finalizers = [finalizer];
      });
      const now = new Date('2026-11-25T03:55:05Z');
      expect(
        findingOf(diagnoseSecret({ ...input, now }), 'never-synced'),
      ).toMatchObject({
        confidence: 'likely',
        summary: expect.stringContaining('does not process it'),
      });
    },
  );

  it('waits a moment for a new object, and is not guessed for SealedSecrets', () => {
    expect(
      at('ExternalSecret', 'es-extract', '2026-11-24T02:56:00Z', {}),
    ).toBeUndefined();
    expect(
      at('SealedSecret', 'ss-other-key', '2026-11-24T03:55:05Z'),
    ).toBeUndefined();
  });
});

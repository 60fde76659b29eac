import { certificate } from '../../__testUtils__/certificate';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('sealed-by-older-key', () => {
  const input = recordedInput('SealedSecret', 'floe-dagster-postgresql-secret');
  const evaluate = (options: Parameters<typeof certificate>[0]) =>
    findingOf(
      diagnoseSecret({ ...input, certificates: [certificate(options)] }),
      'sealed-by-older-key',
    );

  it('is proven if the object is older than the newest certificate', () => {
    // The object was made at 02:47:30.
    expect(evaluate({ notBefore: '2026-11-24T02:50:00Z' })).toMatchObject({
      severity: 'info',
      confidence: 'proven',
      evidence: [
        { text: 'The object was last written' },
        { text: 'The newest certificate began' },
      ],
    });
    expect(evaluate({ notBefore: '2026-11-24T02:45:00Z' })).toBeUndefined();
  });

  it('does not follow from a certificate that begins later: the controller seals with it now', () => {
    expect(evaluate({ notBefore: '2026-11-25T00:00:00Z' })).toBeUndefined();
  });

  it('is proven by the form of the ciphertext', () => {
    expect(evaluate({ keySize: 4096 })?.evidence[0].text).toBe(
      'Form of the ciphertext: its RSA part has 2048 bit, the key 4096 bit',
    );
  });

  it('is unknown for an object that was changed at an unknown time', () => {
    const changed = recordedInput(
      'SealedSecret',
      'floe-dagster-postgresql-secret',
      ({ object }) => {
        (object.metadata as any).generation = 2;
        (object.status as any).observedGeneration = 2;
      },
    );
    expect(
      findingOf(
        diagnoseSecret({
          ...changed,
          certificates: [certificate({ notBefore: '2026-11-24T02:50:00Z' })],
        }),
        'sealed-by-older-key',
      ),
    ).toBeUndefined();
  });
});

import { certificate } from '../../__testUtils__/certificate';
import { findingOf, recordedInput } from '../../__testUtils__/recorded';
import { diagnoseSecret } from '../../diagnose';

describe('sealed-for-other-key', () => {
  const input = recordedInput('SealedSecret', 'ss-other-key');
  const evaluate = (...certificates: ReturnType<typeof certificate>[]) =>
    findingOf(
      diagnoseSecret({ ...input, certificates }),
      'sealed-for-other-key',
    );

  it('is proven by the length of the RSA part', () => {
    expect(evaluate(certificate({ keySize: 4096 }))).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: "a was sealed with another key than this cluster's.",
      evidence: [
        {
          kind: 'certificate',
          text: 'encryptedData.a: its RSA part has 2048 bit, the key 4096 bit',
        },
        { kind: 'event' },
      ],
    });
  });

  it('is proven by a number above the modulus', () => {
    expect(
      evaluate(
        certificate({ modulusPrefix: '00ffffffffffffffffffffffffffffff' }),
      )?.evidence[0].text,
    ).toBe("encryptedData.a: its RSA part is a number above the key's modulus");
  });

  it('is unknown otherwise, and so without a certificate', () => {
    expect(evaluate(certificate())).toBeUndefined();
    expect(evaluate()).toBeUndefined();
    expect(
      evaluate(certificate({ keySize: 4096 }), certificate()),
    ).toBeUndefined();
  });

  it('replaces cannot-decrypt', () => {
    const findings = diagnoseSecret({
      ...input,
      certificates: [certificate({ keySize: 4096 })],
    });
    expect(findingOf(findings, 'cannot-decrypt')).toBeUndefined();
  });
});

import { findingOf, findingsOf } from '../../__testUtils__/recorded';

describe('invalid-ciphertext', () => {
  it('names the key that is not Base64', () => {
    expect(
      findingOf(
        findingsOf('SealedSecret', 'ss-bad-base64'),
        'invalid-ciphertext',
      ),
    ).toMatchObject({
      severity: 'error',
      confidence: 'proven',
      summary: 'The sealed value of a is not a ciphertext.',
      evidence: [{ text: 'encryptedData.a is not Base64' }, { kind: 'event' }],
    });
  });

  it.each([
    ['', 'is empty'],
    ['AQ==', 'is too short to be a ciphertext'],
  ])(
    'checks the form of %j, although the controller says that no key could decrypt',
    (ciphertext, words) => {
      const findings = findingsOf(
        'SealedSecret',
        'ss-other-key',
        ({ object }) => {
          (object.spec as any).encryptedData.a = ciphertext;
        },
      );
      expect(findingOf(findings, 'invalid-ciphertext')?.evidence[0].text).toBe(
        `encryptedData.a ${words}`,
      );
      expect(findingOf(findings, 'cannot-decrypt')).toBeUndefined();
      expect(findingOf(findings, 'sealed-scope-mismatch')).toBeUndefined();
    },
  );
});

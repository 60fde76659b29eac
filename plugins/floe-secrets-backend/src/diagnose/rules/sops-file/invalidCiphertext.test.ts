import { fixture } from '../../../sopsFiles/__testUtils__/FakeRepository';
import { findingOf } from '../../__testUtils__/recorded';
import { diagnoseFile } from '../../__testUtils__/sopsFile';

describe('invalid-ciphertext', () => {
  it('is reported for a file that no key decrypts', async () => {
    const text = fixture('deploy/values-prod.enc.yaml').replace(
      /(username: ENC\[AES256_GCM,data:)/,
      '$1!',
    );
    const findings = await diagnoseFile('deploy/values-prod.enc.yaml', {
      text,
    });
    expect(findingOf(findings, 'invalid-ciphertext')).toMatchObject({
      severity: 'error',
      evidence: [
        { text: expect.stringMatching(/^secrets\.postgresql\.username is/) },
      ],
    });
  });
});

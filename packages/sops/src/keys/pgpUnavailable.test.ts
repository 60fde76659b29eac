/**
 * @jest-environment node
 */
import { encrypt } from '../encrypt';

jest.mock('openpgp', () => ({}));

describe('without OpenPGP.js', () => {
  const now = new Date('2026-11-24T12:00:00Z');

  it('says what is missing where a PGP recipient is named', async () => {
    await expect(
      encrypt('password: s3cret\n', {
        format: 'yaml',
        now,
        recipients: [
          { type: 'pgp', fingerprint: 'A'.repeat(40), publicKey: 'armored' },
        ],
      }),
    ).rejects.toMatchObject({
      code: 'pgp-unavailable',
      message: expect.stringContaining('openpgp is not installed'),
    });
  });
});

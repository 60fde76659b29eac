/**
 * @jest-environment node
 */
import type { PrivateKey } from 'openpgp';
import { decrypt } from '../decrypt';
import { encrypt } from '../encrypt';
import { inspect } from '../inspect/inspect';

// OpenPGP.js does not load in jsdom, whose typed arrays are another realm's.
describe('PGP', () => {
  let key: PrivateKey;
  let other: PrivateKey;
  let fingerprint: string;
  const format = 'yaml' as const;

  beforeAll(async () => {
    const { generateKey } = await import('openpgp');
    const create = (name: string) =>
      generateKey({ userIDs: [{ name }], format: 'object' });
    ({ privateKey: key } = await create('Floe'));
    ({ privateKey: other } = await create('Other'));
    fingerprint = key.getFingerprint().toUpperCase();
  });

  const encryptFor = (publicKey: string, wanted = fingerprint) =>
    encrypt('password: s3cret\n', {
      format,
      recipients: [{ type: 'pgp', fingerprint: wanted, publicKey }],
    });

  it('encrypts a data key that its private key opens', async () => {
    const file = await encryptFor(key.toPublic().armor());
    const opened = await decrypt(file, {
      format,
      pgpPrivateKeys: [key.armor()],
    });
    expect(opened.text).toBe('password: s3cret\n');
    const { keyGroups, faults } = await inspect(file, { format });
    expect(keyGroups[0][0]).toEqual({
      key: { type: 'pgp', fingerprint },
      createdAt: expect.stringMatching(/Z$/),
    });
    expect(faults).toEqual([]);
  });

  it('refuses a public key of another fingerprint, or none', async () => {
    const refused = { code: 'invalid-recipient', field: 'publicKey' };
    const armored = key.toPublic().armor();
    await expect(encryptFor(armored, 'A'.repeat(40))).rejects.toMatchObject(
      refused,
    );
    await expect(encryptFor('nonsense')).rejects.toMatchObject(refused);
  });

  it('does not open with another key', async () => {
    await expect(
      decrypt(await encryptFor(key.toPublic().armor()), {
        format,
        pgpPrivateKeys: [other.armor()],
      }),
    ).rejects.toMatchObject({ code: 'no-data-key' });
  });
});

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
  const made = new Date('2026-11-24T08:00:00Z');
  const now = new Date('2026-11-24T12:00:00Z');
  const day = 86_400;

  beforeAll(async () => {
    const { generateKey } = await import('openpgp');
    const create = (name: string) =>
      generateKey({
        userIDs: [{ name }],
        format: 'object',
        date: made,
        keyExpirationTime: day,
      });
    ({ privateKey: key } = await create('Floe'));
    ({ privateKey: other } = await create('Other'));
    fingerprint = key.getFingerprint().toUpperCase();
  });

  const encryptFor = (
    publicKey: string,
    { wanted = fingerprint, at = now } = {},
  ) =>
    encrypt('password: s3cret\n', {
      format,
      now: at,
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
      createdAt: '2026-11-24T12:00:00Z',
    });
    expect(faults).toEqual([]);
  });

  it('says that an RSA key is too small', async () => {
    const { generateKey } = await import('openpgp');
    const { privateKey } = await generateKey({
      type: 'rsa',
      rsaBits: 1024,
      userIDs: [{ name: 'Small' }],
      format: 'object',
      date: made,
      config: { minRSABits: 1024 },
    });
    await expect(
      encryptFor(privateKey.toPublic().armor(), {
        wanted: privateKey.getFingerprint(),
      }),
    ).rejects.toMatchObject({
      code: 'invalid-recipient',
      message: expect.stringMatching(/RSA key of 1024 bits/),
    });
  });

  it('refuses a public key of another fingerprint, or none', async () => {
    const refused = { code: 'invalid-recipient', field: 'publicKey' };
    const armored = key.toPublic().armor();
    await expect(
      encryptFor(armored, { wanted: 'A'.repeat(40) }),
    ).rejects.toMatchObject(refused);
    await expect(encryptFor('nonsense')).rejects.toMatchObject(refused);
  });

  it('refuses a key that is not valid at the time of the change', async () => {
    const armored = key.toPublic().armor();
    for (const at of ['2026-11-24T07:00:00Z', '2026-11-25T09:00:00Z']) {
      await expect(
        encryptFor(armored, { at: new Date(at) }),
      ).rejects.toMatchObject({
        code: 'invalid-recipient',
        message: expect.stringContaining('expired'),
      });
    }
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

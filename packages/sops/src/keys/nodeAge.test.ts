/**
 * @jest-environment node
 */
import crypto from 'node:crypto';
import { ageKeyPair } from '../__testUtils__/ageKeys';
import { unwrapWithAge, wrapForAge } from './ageKeys';
import { decodeRecipient, encryptForX25519 } from './nodeAge';

describe('age by Node', () => {
  it.each([0, 1, 32, 33, 1_000, 65_536])(
    'encrypts %i bytes so that the library opens them',
    async length => {
      const { identity, recipient } = await ageKeyPair();
      const data = crypto.randomBytes(length);
      const file = encryptForX25519(crypto, recipient, data)!;
      expect(file).toMatch(
        /^-----BEGIN AGE ENCRYPTED FILE-----\n([\w+/]{64}\n)*[\w+/=]{1,64}\n-----END AGE ENCRYPTED FILE-----\n$/,
      );
      const opened = await unwrapWithAge(file, [identity]);
      expect(Buffer.from(opened!).equals(data)).toBe(true);
      const other = await ageKeyPair();
      expect(await unwrapWithAge(file, [other.identity])).toBeUndefined();
    },
  );

  it('never encrypts twice alike', async () => {
    const { recipient } = await ageKeyPair();
    const files = Array.from({ length: 20 }, () =>
      encryptForX25519(crypto, recipient, new Uint8Array(32)),
    );
    expect(new Set(files).size).toBe(20);
  });

  it('leaves to the library what is no X25519 recipient', async () => {
    const { recipient } = await ageKeyPair();
    for (let index = 4; index < recipient.length; index++) {
      const other = recipient[index] === 'q' ? 'p' : 'q';
      const changed = `${recipient.slice(0, index)}${other}${recipient.slice(
        index + 1,
      )}`;
      expect(decodeRecipient(changed)).toBeUndefined();
    }
    for (const wrong of [
      '',
      'age1',
      recipient.toUpperCase(),
      ` ${recipient}`,
    ]) {
      expect(decodeRecipient(wrong)).toBeUndefined();
    }
    expect(decodeRecipient(recipient)).toHaveLength(32);
  });

  it('refuses a point of low order', async () => {
    // Bech32 of 32 zeros.
    const zero = `age1${'q'.repeat(52)}5cu47z`;
    expect(decodeRecipient(zero)).toEqual(Buffer.alloc(32));
    expect(encryptForX25519(crypto, zero, new Uint8Array(32))).toBeUndefined();
    await expect(wrapForAge(zero, new Uint8Array(32))).rejects.toThrow();
  });
});

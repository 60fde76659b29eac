import type { Key } from 'openpgp';
import { SopsError } from '../errors';

/**
 * Loads OpenPGP.js. It is under the LGPL, so an installation may replace it by an empty package (docs/licences.md).
 *
 * @throws SopsError `pgp-unavailable` where it was replaced
 */
async function loadOpenpgp(): Promise<typeof import('openpgp')> {
  const openpgp = await import('openpgp').catch(() => undefined);
  if (typeof openpgp?.readKeys !== 'function') {
    throw new SopsError(
      'pgp-unavailable',
      'pgp',
      'PGP is not available here, because the package openpgp is not installed. Use an age recipient, or ask the administrator of this installation to add openpgp',
    );
  }
  return openpgp;
}

/**
 * Encrypts a data key for one PGP key, as an armored message. OpenPGP.js is loaded when it is first needed.
 *
 * @param now - when the key must be valid
 */
export async function wrapForPgp(
  fingerprint: string,
  publicKey: string,
  dataKey: Uint8Array,
  now: Date,
): Promise<string> {
  const openpgp = await loadOpenpgp();
  const keys = await openpgp
    .readKeys({ armoredKeys: publicKey })
    .catch(() => []);
  const wanted = fingerprint.replace(/\s/g, '').toLowerCase();
  const key = keys.find(candidate =>
    candidate.getKeys().some(part => part.getFingerprint().endsWith(wanted)),
  );
  if (!key || wanted === '') {
    throw new SopsError(
      'invalid-recipient',
      'publicKey',
      `The armored public key is not the one of the fingerprint ${fingerprint}`,
    );
  }
  try {
    return await openpgp.encrypt({
      message: await openpgp.createMessage({ binary: new Uint8Array(dataKey) }),
      encryptionKeys: key,
      date: now,
      format: 'armored',
      // What GnuPG 2.2 and the OpenPGP code inside sops read.
      config: { aeadProtect: false, showVersion: false, showComment: false },
    });
  } catch {
    throw new SopsError(
      'invalid-recipient',
      'publicKey',
      `The PGP key ${fingerprint} cannot be used for encryption: ${reasonAgainst(
        key,
      )}`,
    );
  }
}

/** Why OpenPGP.js does not encrypt for a key, by what it takes without settings of its own (its `config.minRSABits`). */
function reasonAgainst(key: Key): string {
  const small = key
    .getKeys()
    .map(part => part.getAlgorithmInfo())
    .find(
      ({ algorithm, bits = 2047 }) => /^rsa/.test(algorithm) && bits < 2047,
    );
  return small
    ? `it has an RSA key of ${small.bits} bits, and OpenPGP.js accepts none below 2047. Use a key of at least 3072 bits`
    : 'it may be expired, revoked, for signing only, or of a kind that OpenPGP.js refuses (DSA, ElGamal, secp256k1)';
}

/**
 * Decrypts what was encrypted for PGP.
 *
 * @param privateKeys - armored, without a passphrase
 * @returns undefined if no key fits
 */
export async function unwrapWithPgp(
  encryptedDataKey: string,
  privateKeys: readonly string[],
): Promise<Uint8Array | undefined> {
  const openpgp = await loadOpenpgp();
  try {
    const decryptionKeys = await Promise.all(
      privateKeys.map(armoredKey => openpgp.readPrivateKey({ armoredKey })),
    );
    const message = await openpgp.readMessage({
      armoredMessage: encryptedDataKey,
    });
    const { data } = await openpgp.decrypt({
      message,
      decryptionKeys,
      format: 'binary',
    });
    return data as Uint8Array;
  } catch {
    return undefined;
  }
}

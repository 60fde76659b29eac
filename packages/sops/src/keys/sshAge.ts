import { SopsError } from '../errors';
import { subtleCrypto } from '../webCrypto';
import { ed25519KeyOf, parseSshKey, rsaKeyOf, SshKey } from './sshKeys';

type Library = typeof import('./sshLibrary.mjs');

/** The smallest RSA key that age takes (`agessh.NewRSARecipient`). */
const MIN_RSA_BYTES = 256;
const ED25519_LABEL = 'age-encryption.org/v1/ssh-ed25519';
const RSA_LABEL = 'age-encryption.org/v1/ssh-rsa';

/**
 * A recipient for the age library that encrypts for an SSH key, as age's
 * package `agessh` does: https://age-encryption.org/v1 leaves these stanzas to
 * implementations, so `agessh.go` is their source.
 *
 * @throws {@link SopsError} for another kind of key, or a malformed or short one
 */
export function sshRecipient(recipient: string, library: Library) {
  const key = parseSshKey(recipient);
  if (!key) {
    throw new SopsError(
      'unsupported-recipient',
      'recipient',
      /^\s*ssh-(?:ed25519|rsa)\s/.test(recipient)
        ? 'This public SSH key is malformed: take the whole line of the .pub file'
        : 'age encrypts for SSH keys of the kinds ssh-ed25519 and ssh-rsa only',
    );
  }
  if (key.type === 'ssh-rsa' && rsaKeyOf(key).n.length < MIN_RSA_BYTES) {
    throw new SopsError(
      'unsupported-recipient',
      'recipient',
      'age encrypts for RSA keys of 2048 bits and more only',
    );
  }
  return {
    wrapFileKey: async (fileKey: Uint8Array) => [
      key.type === 'ssh-ed25519'
        ? wrapForEd25519(key, fileKey, library)
        : await wrapForRsa(key, fileKey, library),
    ],
  };
}

/** The first four bytes of the key's hash, by which age finds the stanza of a key. */
function fingerprintOf({ wire }: SshKey, { sha256 }: Library): string {
  return base64(sha256(wire).slice(0, 4));
}

function wrapForEd25519(key: SshKey, fileKey: Uint8Array, library: Library) {
  const { chacha20poly1305, ed25519, hkdf, sha256, Stanza, x25519 } = library;
  const label = new TextEncoder().encode(ED25519_LABEL);
  let theirs: Uint8Array;
  try {
    theirs = ed25519.utils.toMontgomery(ed25519KeyOf(key));
  } catch {
    throw new SopsError(
      'invalid-recipient',
      'recipient',
      'This public SSH key is not a point of its curve: take the whole line of the .pub file',
    );
  }
  const { publicKey: share, secretKey } = x25519.keygen();
  const tweak = hkdf(sha256, new Uint8Array(), key.wire, label, 32);
  const secret = x25519.scalarMult(tweak, x25519.scalarMult(secretKey, theirs));
  const salt = new Uint8Array([...share, ...theirs]);
  const wrapKey = hkdf(sha256, secret, salt, label, 32);
  return new Stanza(
    ['ssh-ed25519', fingerprintOf(key, library), base64(share)],
    chacha20poly1305(wrapKey, new Uint8Array(12)).encrypt(fileKey),
  );
}

async function wrapForRsa(key: SshKey, fileKey: Uint8Array, library: Library) {
  const subtle = subtleCrypto();
  const { e, n } = rsaKeyOf(key);
  const publicKey = await subtle.importKey(
    'jwk',
    { kty: 'RSA', n: base64Url(n), e: base64Url(e) },
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    false,
    ['encrypt'],
  );
  const body = await subtle.encrypt(
    { name: 'RSA-OAEP', label: new TextEncoder().encode(RSA_LABEL) },
    publicKey,
    fileKey.slice(),
  );
  return new library.Stanza(
    ['ssh-rsa', fingerprintOf(key, library)],
    new Uint8Array(body),
  );
}

/** Base64 without padding, as stanzas have it. */
function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/={1,2}$/, '');
}

function base64Url(bytes: Uint8Array): string {
  return base64(bytes).replaceAll('+', '-').replaceAll('/', '_');
}

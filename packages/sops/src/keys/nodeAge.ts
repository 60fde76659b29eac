type NodeCrypto = typeof import('node:crypto');

const VERSION = 'age-encryption.org/v1';
const FILE_KEY_BYTES = 16;
const TAG_BYTES = 16;
/** Characters of a line between the armor's first and last. */
const LINE = 64;
const BECH32 = 'qpzry9x8gf2tvdw0s3jn54khce6mua7l';

/**
 * Encrypts for one X25519 recipient of age by Node's own cryptography, as https://age-encryption.org/v1 says. Loading
 * the age library for it takes longer than encrypting a thousand values.
 *
 * @param data - at most 64 KiB
 * @returns an armored age file; undefined where the recipient is of another kind or malformed, as the library reports
 */
export function encryptForX25519(
  crypto: NodeCrypto,
  recipient: string,
  data: Uint8Array,
): string | undefined {
  const publicKey = decodeRecipient(recipient);
  if (!publicKey) {
    return undefined;
  }
  const fileKey = crypto.randomBytes(FILE_KEY_BYTES);
  const stanza = wrapFileKey(crypto, fileKey, publicKey);
  if (!stanza) {
    return undefined;
  }
  const header = `${VERSION}\n${stanza}\n---`;
  const mac = crypto
    .createHmac('sha256', derive(crypto, fileKey, '', 'header'))
    .update(header)
    .digest();
  const nonce = crypto.randomBytes(16);
  // The last chunk, and the first: eleven bytes of a counter, and a one.
  const chunkNonce = new Uint8Array(12);
  chunkNonce[11] = 1;
  const file = Buffer.concat([
    Buffer.from(`${header} ${unpadded(mac)}\n`),
    nonce,
    seal(crypto, derive(crypto, fileKey, nonce, 'payload'), chunkNonce, data),
  ]);
  fileKey.fill(0);
  return armor(file);
}

function wrapFileKey(
  crypto: NodeCrypto,
  fileKey: Uint8Array,
  publicKey: Buffer,
): string | undefined {
  const ephemeral = crypto.generateKeyPairSync('x25519');
  const share = Buffer.from(
    ephemeral.publicKey.export({ format: 'jwk' }).x!,
    'base64url',
  );
  let secret: Buffer;
  try {
    secret = crypto.diffieHellman({
      privateKey: ephemeral.privateKey,
      publicKey: crypto.createPublicKey({
        key: { kty: 'OKP', crv: 'X25519', x: publicKey.toString('base64url') },
        format: 'jwk',
      }),
    });
  } catch {
    // A point of low order, for which anybody could open the file.
    return undefined;
  }
  const salt = Buffer.concat([share, publicKey]);
  const wrapKey = derive(crypto, secret, salt, `${VERSION}/X25519`);
  const body = seal(crypto, wrapKey, new Uint8Array(12), fileKey);
  return `-> X25519 ${unpadded(share)}\n${unpadded(body)}`;
}

/** HKDF-SHA-256, 32 bytes. */
function derive(
  crypto: NodeCrypto,
  secret: Uint8Array,
  salt: string | Uint8Array,
  info: string,
): Buffer {
  return Buffer.from(crypto.hkdfSync('sha256', secret, salt, info, 32));
}

/** ChaCha20-Poly1305, the tag behind the ciphertext. */
function seal(
  crypto: NodeCrypto,
  key: Uint8Array,
  nonce: Uint8Array,
  data: Uint8Array,
): Buffer {
  const cipher = crypto.createCipheriv('chacha20-poly1305', key, nonce, {
    authTagLength: TAG_BYTES,
  });
  return Buffer.concat([
    cipher.update(data),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/={1,2}$/, '');
}

function armor(file: Buffer): string {
  const lines = file.toString('base64').match(new RegExp(`.{1,${LINE}}`, 'g'))!;
  return [
    '-----BEGIN AGE ENCRYPTED FILE-----',
    ...lines,
    '-----END AGE ENCRYPTED FILE-----',
    '',
  ].join('\n');
}

/** The public key of a recipient `age1…` (Bech32, BIP 173); undefined if it is none. */
export function decodeRecipient(recipient: string): Buffer | undefined {
  if (!/^age1[a-z0-9]{58}$/.test(recipient)) {
    return undefined;
  }
  const values = [...recipient.slice(4)].map(digit => BECH32.indexOf(digit));
  // The prefix as it goes into the checksum: the upper bits of "age", a zero, the lower bits.
  const prefix = [3, 3, 3, 0, 1, 7, 5];
  if (values.includes(-1) || checksum([...prefix, ...values]) !== 1) {
    return undefined;
  }
  const bytes: number[] = [];
  let bits = 0;
  let buffer = 0;
  for (const value of values.slice(0, -6)) {
    buffer = (buffer * 32 + value) % 4096;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      bytes.push(Math.floor(buffer / 2 ** bits) % 256);
    }
  }
  const isWhole = bytes.length === 32 && buffer % 2 ** bits === 0;
  return isWhole ? Buffer.from(bytes) : undefined;
}

function checksum(values: number[]): number {
  const generator = [
    0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3,
  ];
  /* eslint-disable no-bitwise */
  let sum = 1;
  for (const value of values) {
    const top = sum >>> 25;
    sum = ((sum & 0x1ffffff) << 5) ^ value;
    for (const [bit, term] of generator.entries()) {
      if ((top >>> bit) & 1) {
        sum ^= term;
      }
    }
  }
  return sum;
  /* eslint-enable no-bitwise */
}

import { generateKeyPairSync } from 'node:crypto';

function field(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** An integer as SSH sends it: with a leading zero where it would be negative. */
function integer(bytes: Buffer): Buffer {
  return field(
    bytes[0] >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes,
  );
}

/** A fresh SSH key pair: the line of a `.pub` file, and the private key as PEM. */
export function sshKeyPair(
  type: 'ssh-ed25519' | 'ssh-rsa',
  bits = 2048,
): { publicKey: string; privateKey: string } {
  const pair =
    type === 'ssh-ed25519'
      ? generateKeyPairSync('ed25519')
      : generateKeyPairSync('rsa', { modulusLength: bits });
  const { e, n, x } = pair.publicKey.export({ format: 'jwk' });
  const of = (text: string | undefined) => Buffer.from(text!, 'base64url');
  const rest = x ? [field(of(x))] : [integer(of(e)), integer(of(n))];
  const wire = Buffer.concat([field(Buffer.from(type)), ...rest]);
  return {
    publicKey: `${type} ${wire.toString('base64')} jo@laptop`,
    privateKey: pair.privateKey.export({
      format: 'pem',
      type: 'pkcs8',
    }) as string,
  };
}

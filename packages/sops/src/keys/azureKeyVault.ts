import { bytesToBase64Url } from '../encoding';
import { SopsError } from '../errors';
import { subtleCrypto } from '../webCrypto';

/** Encrypts a data key with RSA-OAEP-256, as Key Vault's own `encrypt` would, from its public key alone. */
export async function wrapForAzure(
  { n, e }: { n: string; e: string },
  dataKey: Uint8Array,
): Promise<string> {
  const algorithm = { name: 'RSA-OAEP', hash: 'SHA-256' };
  let key: CryptoKey;
  try {
    key = await subtleCrypto().importKey(
      'jwk',
      // Key Vault calls keys in hardware RSA-HSM, which WebCrypto does not know.
      { kty: 'RSA', alg: 'RSA-OAEP-256', n, e },
      algorithm,
      false,
      ['encrypt'],
    );
  } catch {
    throw new SopsError(
      'invalid-recipient',
      'publicKey',
      'The public key of Azure Key Vault is not an RSA key: give n and e as base64url',
    );
  }
  return bytesToBase64Url(
    new Uint8Array(
      await subtleCrypto().encrypt(algorithm, key, new Uint8Array(dataKey)),
    ),
  );
}

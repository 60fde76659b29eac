import type { SealingCertificate } from '../certificates/parseCertificates';
import { bytesToBase64 } from '../encoding';
import { subtleCrypto } from '../webCrypto';
import { hybridEncryptionFor } from './hybridEncryption';

/** The controller's format (pkg/crypto/crypto.go, HybridEncrypt) in base64. */
export async function sealBytes(
  plaintext: Uint8Array<ArrayBuffer>,
  label: Uint8Array<ArrayBuffer>,
  certificate: SealingCertificate,
): Promise<string> {
  subtleCrypto();
  const encrypt = await hybridEncryptionFor(certificate);
  return bytesToBase64(await encrypt(plaintext, label));
}

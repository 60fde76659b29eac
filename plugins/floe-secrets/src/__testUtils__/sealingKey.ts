import * as x509 from '@peculiar/x509';
import type { SealingCertificate } from '@floe/backstage-plugin-floe-secrets-common';
import { minutesAgo } from '../__fixtures__/time';

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
};

function hex(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex');
}

/** A controller's key, valid at the time of the fixtures: its certificate as the API answers it, and the private key that opens what was sealed. */
export async function createSealingKey(): Promise<{
  answer: SealingCertificate;
  privateKey: CryptoKey;
}> {
  const notBefore = new Date(minutesAgo(60));
  const notAfter = new Date(minutesAgo(-24 * 60));
  const keys = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: 2048 },
    true,
    ['sign', 'verify'],
  );
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: '',
      notBefore,
      notAfter,
      keys,
      signingAlgorithm: RSA,
    },
    crypto,
  );
  const privateKey = await crypto.subtle.importKey(
    'pkcs8',
    await crypto.subtle.exportKey('pkcs8', keys.privateKey),
    { name: 'RSA-OAEP', hash: 'SHA-256' },
    true,
    ['decrypt'],
  );
  return {
    privateKey,
    answer: {
      cluster: 'floe-prod',
      pem: `${certificate.toString('pem')}\n`,
      fingerprint: hex(
        await crypto.subtle.digest('SHA-256', certificate.rawData),
      ),
      notBefore: notBefore.toISOString(),
      notAfter: notAfter.toISOString(),
      keySize: 2048,
      fetchedAt: minutesAgo(0),
      controller: 'kube-system/sealed-secrets',
      findings: [],
    },
  };
}

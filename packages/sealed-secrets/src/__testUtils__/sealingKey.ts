import * as x509 from '@peculiar/x509';

export type SealingKey = {
  certificatePem: string;
  privateKey: CryptoKey;
};

const RSA = {
  name: 'RSASSA-PKCS1-v1_5',
  hash: 'SHA-256',
  publicExponent: new Uint8Array([1, 0, 1]),
};

/** A key and a certificate that signs itself, as the controller makes them (pkg/crypto/keys.go). */
export async function createSealingKey(
  options: {
    keySize?: number;
    notBefore?: Date;
    notAfter?: Date;
    subject?: string;
  } = {},
): Promise<SealingKey> {
  const keys = await crypto.subtle.generateKey(
    { ...RSA, modulusLength: options.keySize ?? 2048 },
    true,
    ['sign', 'verify'],
  );
  const pkcs8 = await crypto.subtle.exportKey('pkcs8', keys.privateKey);
  return {
    certificatePem: await selfSigned(keys, RSA, options),
    privateKey: await crypto.subtle.importKey(
      'pkcs8',
      pkcs8,
      { name: 'RSA-OAEP', hash: 'SHA-256' },
      true,
      ['decrypt'],
    ),
  };
}

export async function createEllipticCurveCertificate(): Promise<string> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, [
    'sign',
    'verify',
  ]);
  return selfSigned(keys, algorithm, {});
}

export async function exportPem(key: CryptoKey): Promise<string> {
  const format = key.type === 'private' ? 'pkcs8' : 'spki';
  const der = await crypto.subtle.exportKey(format, key);
  const label = key.type === 'private' ? 'PRIVATE KEY' : 'PUBLIC KEY';
  return x509.PemConverter.encode(der, label);
}

async function selfSigned(
  keys: CryptoKeyPair,
  signingAlgorithm: EcdsaParams | Algorithm,
  options: { notBefore?: Date; notAfter?: Date; subject?: string },
): Promise<string> {
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      serialNumber: '01',
      name: options.subject ?? '',
      notBefore: options.notBefore ?? new Date('2020-01-01'),
      notAfter: options.notAfter ?? new Date('2099-12-31'),
      keys,
      signingAlgorithm,
      extensions: [
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.encipherOnly, true),
        new x509.BasicConstraintsExtension(true, undefined, true),
      ],
    },
    crypto,
  );
  return `${certificate.toString('pem')}\n`;
}

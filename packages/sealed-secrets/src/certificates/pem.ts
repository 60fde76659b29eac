import { base64ToBytes, bytesToBase64 } from '../encoding';
import { CertificateError } from '../errors';

const MAX_LENGTH = 1024 * 1024;
const BASE64_OF_PEM = 'LS0tLS1CRUdJTi';

type PemBlock = {
  label: string;
  body: string;
};

/**
 * The DER bytes of each `CERTIFICATE` block of a PEM text. Text around the
 * blocks, indentation and either kind of line break are accepted (RFC 7468,
 * section 2).
 */
export function certificatesOfPem(pem: string): Uint8Array<ArrayBuffer>[] {
  if (typeof pem !== 'string' || pem.length === 0) {
    throw new CertificateError('empty', 'No certificate given');
  }
  if (pem.length > MAX_LENGTH) {
    throw new CertificateError(
      'too-large',
      'The text is larger than 1 MiB: give only the certificate that kubeseal --fetch-cert prints',
    );
  }
  if (pem.trim() === '') {
    throw new CertificateError('empty', 'No certificate given');
  }

  const blocks = pemBlocks(pem);
  if (blocks.some(block => block.label.endsWith('PRIVATE KEY'))) {
    throw new CertificateError(
      'private-key',
      'The text contains a private key. Sealing needs only the certificate; the holder of the private key can open every sealed value, so renew it if it was exposed',
    );
  }

  const certificates = blocks.filter(block => block.label === 'CERTIFICATE');
  if (certificates.length === 0) {
    throw noCertificate(pem, blocks);
  }
  return certificates.map((block, index) => {
    const der = base64ToBytes(block.body);
    if (!der || der.length === 0) {
      throw new CertificateError(
        'malformed',
        `Certificate ${
          index + 1
        } is damaged: the text between its BEGIN and END lines is not base64`,
      );
    }
    return der;
  });
}

/**
 * One certificate as PEM, byte for byte as in the output of
 * `kubeseal --fetch-cert`.
 */
export function pemOfCertificate(der: Uint8Array): string {
  const lines = bytesToBase64(der).match(/.{1,64}/g) ?? [];
  return [
    '-----BEGIN CERTIFICATE-----',
    ...lines,
    '-----END CERTIFICATE-----',
    '',
  ].join('\n');
}

function pemBlocks(text: string): PemBlock[] {
  const blocks: PemBlock[] = [];
  let position = 0;
  for (;;) {
    const begin = text.indexOf('-----BEGIN ', position);
    if (begin === -1) {
      return blocks;
    }
    const labelStart = begin + '-----BEGIN '.length;
    const labelEnd = text.indexOf('-----', labelStart);
    // The longest label that RFC 7468 knows has 21 characters.
    if (labelEnd === -1 || labelEnd - labelStart > 64) {
      position = labelStart;
      continue;
    }
    const label = text.slice(labelStart, labelEnd);
    const bodyStart = labelEnd + '-----'.length;
    const nextDashes = text.indexOf('-----', bodyStart);
    const bodyEnd = nextDashes === -1 ? text.length : nextDashes;
    const closed = text.startsWith(`-----END ${label}-----`, bodyEnd);
    blocks.push({
      label,
      body: closed ? text.slice(bodyStart, bodyEnd).replace(/\s+/g, '') : '',
    });
    position = bodyEnd;
  }
}

function noCertificate(pem: string, blocks: PemBlock[]): CertificateError {
  if (blocks.some(block => block.label.endsWith('PUBLIC KEY'))) {
    return new CertificateError(
      'public-key',
      'The text is a public key, not a certificate: give the certificate that kubeseal --fetch-cert prints',
    );
  }
  if (blocks.length > 0) {
    return new CertificateError(
      'not-pem',
      'The text is PEM but has no block that begins with -----BEGIN CERTIFICATE-----',
    );
  }
  if (pem.trimStart().startsWith(BASE64_OF_PEM)) {
    return new CertificateError(
      'not-pem',
      'The text is a PEM file encoded once more, as under data in a Secret: decode it with base64 -d first',
    );
  }
  return new CertificateError(
    'not-pem',
    'The text is not a PEM certificate: it must begin with -----BEGIN CERTIFICATE-----',
  );
}

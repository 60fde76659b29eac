import {
  BitString,
  fromBER,
  GeneralizedTime,
  Integer,
  ObjectIdentifier,
  Sequence,
  UTCTime,
} from 'asn1js';
import type { AsnType } from 'asn1js';
import { CertificateError } from '../errors';

/**
 * The parts of a certificate that sealing needs: RFC 5280 section 4.1, validity
 * and subjectPublicKeyInfo.
 */
type CertificateFields = {
  notBefore: Date;
  notAfter: Date;
  /** DER of the SubjectPublicKeyInfo. */
  spki: Uint8Array<ArrayBuffer>;
  modulus: Uint8Array<ArrayBuffer>;
};

const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const KEY_ALGORITHMS: Record<string, string> = {
  '1.2.840.113549.1.1.10': 'an RSA-PSS',
  '1.2.840.10045.2.1': 'an elliptic curve',
  '1.3.101.112': 'an Ed25519',
  '1.3.101.113': 'an Ed448',
  '1.2.840.10040.4.1': 'a DSA',
};

export function readCertificate(
  der: Uint8Array<ArrayBuffer>,
  position: number,
): CertificateFields {
  const malformed = () =>
    new CertificateError(
      'malformed',
      `Certificate ${position} is damaged or is not an X.509 certificate`,
    );
  const sequence = (block: AsnType | undefined): AsnType[] => {
    if (!(block instanceof Sequence)) {
      throw malformed();
    }
    return block.valueBlock.value;
  };

  const [tbsCertificate, signatureAlgorithm, signature] = sequence(
    parseDer(der),
  );
  sequence(signatureAlgorithm);
  if (!(signature instanceof BitString)) {
    throw malformed();
  }
  const fields = sequence(tbsCertificate);
  // version is [0] EXPLICIT and left out of version 1 certificates.
  const [serialNumber, , , validity, , publicKeyInfo] = isContextTag(
    fields[0],
    0,
  )
    ? fields.slice(1)
    : fields;
  if (!(serialNumber instanceof Integer)) {
    throw malformed();
  }
  const [notBefore, notAfter] = sequence(validity).map(timeOf);
  const [algorithm, publicKey] = sequence(publicKeyInfo);
  const algorithmId = sequence(algorithm)[0];
  if (
    !notBefore ||
    !notAfter ||
    !(algorithmId instanceof ObjectIdentifier) ||
    !(publicKey instanceof BitString)
  ) {
    throw malformed();
  }

  const oid = algorithmId.getValue();
  if (oid !== RSA_ENCRYPTION) {
    throw new CertificateError(
      'not-rsa',
      `Certificate ${position} holds ${
        KEY_ALGORITHMS[oid] ?? 'another kind of'
      } key: Sealed Secrets works with RSA keys only`,
    );
  }
  const [modulus] = sequence(
    parseDer(publicKey.valueBlock.valueHexView.slice()),
  );
  if (!(modulus instanceof Integer)) {
    throw malformed();
  }
  return {
    notBefore,
    notAfter,
    spki: publicKeyInfo.valueBeforeDecodeView.slice() as Uint8Array<ArrayBuffer>,
    modulus: withoutLeadingZeros(modulus.valueBlock.valueHexView),
  };
}

function parseDer(der: Uint8Array<ArrayBuffer>): AsnType | undefined {
  try {
    const { offset, result } = fromBER(der);
    return offset === der.byteLength ? result : undefined;
  } catch {
    // asn1js reports most damage by its offset but throws for some.
    return undefined;
  }
}

function isContextTag(block: AsnType | undefined, tag: number): boolean {
  return block?.idBlock.tagClass === 3 && block.idBlock.tagNumber === tag;
}

function timeOf(block: AsnType): Date | undefined {
  if (!(block instanceof UTCTime || block instanceof GeneralizedTime)) {
    return undefined;
  }
  const date = block.toDate();
  return Number.isNaN(date.getTime()) || block.year === 0 ? undefined : date;
}

function withoutLeadingZeros(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const first = bytes.findIndex(byte => byte !== 0);
  return first === -1 ? new Uint8Array() : new Uint8Array(bytes.slice(first));
}

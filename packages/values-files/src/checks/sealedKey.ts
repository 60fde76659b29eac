import { looksSealed } from '../model/ciphertext';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { CheckedCertificate } from './types';

/** The certificate that the controller serves: the one whose validity began last. */
function leading(
  certificates: readonly CheckedCertificate[] | undefined,
): CheckedCertificate | undefined {
  return certificates?.reduce((newest, other) =>
    other.notBefore > newest.notBefore ? other : newest,
  );
}

/**
 * The RSA part of a sealed value as a number, in hex, with leading zeros for
 * its full length.
 */
function rsaPart(ciphertext: string): string {
  const bytes = Uint8Array.from(
    atob(ciphertext.replace(/[\r\n]/g, '')),
    character => character.charCodeAt(0),
  );
  const length = bytes[0] * 256 + bytes[1];
  return [...bytes.subarray(2, 2 + length)]
    .map(byte => byte.toString(16).padStart(2, '0'))
    .join('');
}

/**
 * Whether a key cannot have sealed a value: the RSA part and the modulus differ
 * in length, or the RSA part is not below the modulus.
 */
function isExcluded(rsa: string, modulus: string): boolean {
  const hex = modulus.toLowerCase().replace(/^(?:0x)?0*/, '');
  const padded = hex.padStart(hex.length + (hex.length % 2), '0');
  return rsa.length !== padded.length || rsa >= padded;
}

function checkValues({
  context,
  active,
}: {
  context: CheckedRelease['context'];
  active: ReturnType<CheckedRelease['active']>;
}): NewFinding[] {
  const certificates = context.certificates ?? [];
  const newest = leading(certificates)!;
  const allKnown = context.certificatesComplete ?? certificates.length > 1;
  return active.flatMap(({ keys }) =>
    keys.flatMap(({ ciphertext, path }): NewFinding[] => {
      if (
        typeof ciphertext !== 'string' ||
        !looksSealed(ciphertext.replace(/[\r\n]/g, ''))
      ) {
        return [];
      }
      const rsa = rsaPart(ciphertext);
      const cannot = ({ modulus }: CheckedCertificate) =>
        modulus !== undefined && isExcluded(rsa, modulus);
      if (certificates.every(cannot)) {
        return [
          {
            id: 'sealed-for-other-key',
            // An older certificate that is not known may have sealed it.
            severity: allKnown ? 'error' : 'warning',
            confidence: allKnown ? 'proven' : 'likely',
            path,
            summary: allKnown
              ? 'This value was not sealed with any certificate of the controller'
              : 'This value was not sealed with a certificate of the controller that is known; an older key of the controller may decrypt it',
            remedy: 'Seal the value again with the certificate of this cluster',
          },
        ];
      }
      return cannot(newest) ? [olderKey(path)] : [];
    }),
  );
}

function olderKey(path: NewFinding['path']): NewFinding {
  return {
    id: 'sealed-by-older-key',
    severity: 'warning',
    path,
    summary:
      'The value was sealed with a certificate that the controller no longer serves',
    remedy: 'Seal the value again with the newest certificate of the cluster',
  };
}

/** Values that were sealed with a certificate that is not the newest one, or has expired. */
export const sealedKey: Check = {
  ids: [
    'sealed-by-older-key',
    'sealed-for-other-key',
    'sealing-certificate-expired',
  ],
  run: release => {
    const { certificates = [], sealedFor, time } = release.context;
    const active = release
      .active('SealedSecret')
      .filter(({ keys }) => keys.length > 0);
    const newest = leading(certificates.length ? certificates : undefined);
    if (!newest || active.length === 0) {
      return [];
    }
    const path = ['floe', 'sealedSecrets'];
    const findings = checkValues({ context: release.context, active });
    const fingerprint = sealedFor?.certificateFingerprint;
    const used = certificates.find(known => known.fingerprint === fingerprint);
    if (fingerprint !== undefined && !used) {
      findings.push({
        id: 'sealed-for-other-key',
        severity: 'error',
        path,
        summary:
          'The values were sealed with a certificate that the controller of this cluster does not have',
        remedy: 'Seal the values again with the certificate of this cluster',
      });
    } else if (used && used !== newest) {
      findings.push(olderKey(path));
    }
    const expired = used ?? newest;
    if (time !== undefined && expired.notAfter < time) {
      findings.push({
        id: 'sealing-certificate-expired',
        severity: 'warning',
        path,
        summary: used
          ? 'The certificate that the values were sealed with has expired'
          : 'The newest sealing certificate of the cluster has expired, so kubeseal refuses to seal with it',
        remedy:
          'Make the controller renew its key, and seal the values with the new certificate',
      });
    }
    return findings;
  },
};

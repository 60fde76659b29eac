import { looksSealed } from '../model/ciphertext';
import {
  excludesKey,
  newestCertificate,
  sealedByOlderKey,
  sealedForOtherKey,
  SealingKey,
  sealingCertificateValidity,
} from '../rules/sealingKeys';
import { Check, CheckedRelease, NewFinding } from './CheckedRelease';
import { CheckContext, CheckedCertificate } from './types';

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

/** A key by its modulus in hex. */
function keyOf(modulus: string): SealingKey {
  const hex = modulus.replace(/^(?:0x)?0*/i, '');
  const modulusPrefix = hex.padStart(hex.length + (hex.length % 2), '0');
  return { modulusPrefix, keySize: modulusPrefix.length * 4 };
}

/** Whether the controller has no other keys than the known ones. */
function allKnown({
  certificates = [],
  certificatesComplete = certificates.length > 1,
}: CheckContext): boolean {
  return certificatesComplete;
}

function checkValues({
  context,
  active,
}: {
  context: CheckedRelease['context'];
  active: ReturnType<CheckedRelease['active']>;
}): NewFinding[] {
  const certificates = context.certificates ?? [];
  const newest = newestCertificate(certificates)!;
  const isComplete = allKnown(context);
  return active.flatMap(({ keys }) =>
    keys.flatMap(({ ciphertext, path }): NewFinding[] => {
      if (
        typeof ciphertext !== 'string' ||
        !looksSealed(ciphertext.replace(/[\r\n]/g, ''))
      ) {
        return [];
      }
      const rsaPrefix = rsaPart(ciphertext);
      const value = { rsaPrefix, rsaLength: rsaPrefix.length / 2 };
      const cannot = ({ modulus }: CheckedCertificate) =>
        modulus !== undefined && !!excludesKey(value, keyOf(modulus));
      const otherKey = sealedForOtherKey(certificates.map(cannot), isComplete);
      return otherKey
        ? [
            {
              id: 'sealed-for-other-key',
              severity: otherKey.severity,
              confidence: otherKey.confidence,
              path,
              summary: isComplete
                ? 'This value was not sealed with any certificate of the controller'
                : 'This value was not sealed with a certificate of the controller that is known; an older key of the controller may decrypt it',
              remedy:
                'Seal the value again with the certificate of this cluster',
            },
          ]
        : olderKey(cannot(newest), path);
    }),
  );
}

function olderKey(isExcluded: boolean, path: NewFinding['path']): NewFinding[] {
  const found = sealedByOlderKey(isExcluded);
  return found
    ? [
        {
          id: 'sealed-by-older-key',
          severity: found.severity,
          confidence: found.confidence,
          path,
          summary:
            'The value was sealed with a certificate that the controller no longer serves',
          remedy:
            'Seal the value again with the newest certificate of the cluster',
        },
      ]
    : [];
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
    const newest = newestCertificate(certificates);
    if (!newest || active.length === 0) {
      return [];
    }
    const path = ['floe', 'sealedSecrets'];
    const findings = checkValues({ context: release.context, active });
    const fingerprint = sealedFor?.certificateFingerprint;
    const used = certificates.find(known => known.fingerprint === fingerprint);
    const otherKey =
      fingerprint !== undefined &&
      sealedForOtherKey(
        certificates.map(known => known !== used),
        allKnown(release.context),
      );
    if (otherKey) {
      findings.push({
        id: 'sealed-for-other-key',
        severity: otherKey.severity,
        confidence: otherKey.confidence,
        path,
        summary:
          'The values were sealed with a certificate that the controller of this cluster does not have',
        remedy: 'Seal the values again with the certificate of this cluster',
      });
    } else if (used) {
      findings.push(...olderKey(used !== newest, path));
    }
    const validity =
      time !== undefined &&
      sealingCertificateValidity(
        (used ?? newest).notAfter,
        millis => time > millis,
      );
    if (validity && validity.cause === 'expired') {
      findings.push({
        id: 'sealing-certificate-expired',
        severity: validity.severity,
        confidence: validity.confidence,
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

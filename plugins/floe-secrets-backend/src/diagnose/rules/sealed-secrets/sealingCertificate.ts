import { Finding, FindingId } from '@floe/backstage-plugin-floe-secrets-common';
import { sealingCertificateValidity } from '@floe/values-files';
import { ObservedCertificate } from '../../../model/observed';
import { createFinding } from '../../finding';
import { inWords, toMillis } from '../../time';
import { SealedSecretRule } from '../ruleTypes';
import { newestCertificate } from './ciphertextKeys';
import { isPast, passedSince } from '../../../clock/Moment';

/**
 * Evaluates the validity of a sealing certificate. The controller ignores it
 * and still decrypts; kubeseal refuses to seal with an expired one.
 */
export function certificateFinding(
  certificate: ObservedCertificate,
  now: Date,
): Finding | undefined {
  const ends = toMillis(certificate.notAfter);
  const validity =
    ends === null
      ? undefined
      : sealingCertificateValidity(ends, millis => isPast(now, millis));
  if (ends === null || !validity) {
    return undefined;
  }
  const expired = validity.cause === 'expired';
  return createFinding(
    expired ? 'sealing-certificate-expired' : 'sealing-certificate-expiring',
    {
      severity: validity.severity,
      confidence: validity.confidence,
      summary: expired
        ? `The certificate of ${certificate.controller} has expired: no new values can be sealed for cluster ${certificate.cluster}.`
        : `The certificate of ${certificate.controller} expires in ${inWords(
            -passedSince(now, ends),
          )}.`,
      evidence: [
        {
          kind: 'certificate',
          text: `Certificate ${certificate.fingerprint.slice(0, 16)}… ends`,
          time: certificate.notAfter,
        },
      ],
      remedies: [
        {
          title: 'Let the controller renew its key (--key-renew-period)',
          link: 'https://github.com/bitnami-labs/sealed-secrets#sealing-key-renewal',
        },
      ],
    },
  );
}

function certificateRule(id: FindingId): SealedSecretRule {
  return {
    id,
    evaluate({ certificates, now }) {
      const newest = newestCertificate(certificates);
      const finding = newest && certificateFinding(newest, now);
      return finding?.id === id ? finding : undefined;
    },
  };
}

export const sealingCertificateExpired = certificateRule(
  'sealing-certificate-expired',
);
export const sealingCertificateExpiring = certificateRule(
  'sealing-certificate-expiring',
);

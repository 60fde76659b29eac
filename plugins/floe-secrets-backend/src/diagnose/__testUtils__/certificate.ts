import { ObservedCertificate } from '../../model/observed';

/** A sealing certificate as the recorded cluster's could have been: 2048 bit, like the recorded ciphertexts. */
export function certificate(
  options: Partial<ObservedCertificate> = {},
): ObservedCertificate {
  return {
    cluster: 'prod',
    fingerprint:
      '2f0b6f7c4f0a4dd4d6a7f8f4d6a3c8e19b1d8e7c6f5a4b3c2d1e0f9a8b7c6d5e',
    pem: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
    notBefore: '2026-11-24T02:40:00Z',
    notAfter: '2036-11-21T02:40:00Z',
    keySize: 2048,
    modulusPrefix: 'ffffffffffffffffffffffffffffffff',
    controller: 'kube-system/sealed-secrets',
    fetchedAt: '2026-11-24T02:57:00Z',
    ...options,
  };
}

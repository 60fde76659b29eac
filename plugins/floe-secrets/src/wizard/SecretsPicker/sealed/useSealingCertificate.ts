import { useApi } from '@backstage/core-plugin-api';
import type { SealingCertificate as CertificateAnswer } from '@floe/backstage-plugin-floe-secrets-common';
import {
  newestCertificate,
  parseCertificates,
  type SealingCertificate,
} from '@floe/sealed-secrets';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../../api';
import { useLiveQuery } from '../../../live/useLiveQuery';

export type UsableCertificate = {
  certificate: SealingCertificate;
  /** SHA-256 of the DER certificate, lower-case hex, as the API writes it. */
  fingerprint: string;
  /** What the cluster says of it; absent for a pasted one. */
  answer?: CertificateAnswer;
};

async function readPem(pem: string): Promise<UsableCertificate> {
  const certificate = newestCertificate(await parseCertificates(pem));
  return {
    certificate,
    fingerprint: certificate.fingerprint.replaceAll(':', '').toLowerCase(),
  };
}

/** The certificate that the cluster's controller seals with now. */
export function useClusterCertificate(cluster: string) {
  const api = useApi(floeSecretsApiRef);
  const load = useCallback(async () => {
    const answer = await api.getSealingCertificate(cluster);
    return { ...(await readPem(answer.pem)), answer };
  }, [api, cluster]);

  return useLiveQuery<UsableCertificate>(load, () => undefined);
}

/** A certificate that somebody pasted; nothing while there is no text. */
export function usePastedCertificate(pem: string) {
  const load = useCallback(
    async () => (pem.trim() ? readPem(pem) : undefined),
    [pem],
  );

  return useLiveQuery<UsableCertificate | undefined>(load, () => undefined);
}

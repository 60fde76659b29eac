import { useApi } from '@backstage/core-plugin-api';
import type { SealingCertificate as CertificateAnswer } from '@floe/backstage-plugin-floe-secrets-common';
import {
  newestCertificate,
  parseCertificates,
  type SealingCertificate,
} from '@floe/sealed-secrets';
import { useCallback } from 'react';
import { floeSecretsApiRef } from '../../../api';
import { type Clock, useClock } from '../../../clock';
import { useLiveQuery } from '../../../live/useLiveQuery';

export type UsableCertificate = {
  certificate: SealingCertificate;
  /** SHA-256 of the DER certificate, lower-case hex, as the API writes it. */
  fingerprint: string;
  /** The cluster's information about it; undefined for a pasted one. */
  answer?: CertificateAnswer;
};

async function readPem(pem: string, clock: Clock): Promise<UsableCertificate> {
  const certificate = newestCertificate(
    await parseCertificates(pem),
    new Date(clock()),
  );
  return {
    certificate,
    fingerprint: certificate.fingerprint.replaceAll(':', '').toLowerCase(),
  };
}

/** The current certificate of the cluster's controller. */
export function useClusterCertificate(cluster: string) {
  const api = useApi(floeSecretsApiRef);
  const clock = useClock();
  const load = useCallback(async () => {
    const answer = await api.getSealingCertificate(cluster);
    return { ...(await readPem(answer.pem, clock)), answer };
  }, [api, clock, cluster]);

  return useLiveQuery<UsableCertificate>(load, () => undefined);
}

/** A pasted certificate; nothing while there is no text. */
export function usePastedCertificate(pem: string) {
  const clock = useClock();
  const load = useCallback(
    async () => (pem.trim() ? readPem(pem, clock) : undefined),
    [clock, pem],
  );

  return useLiveQuery<UsableCertificate | undefined>(load, () => undefined);
}

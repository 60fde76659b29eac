import { sealValue, type SealingCertificate } from '@floe/sealed-secrets';
import { useRef } from 'react';
import { useClock } from '../../../clock';
import { isSameTarget, type SealingTarget } from './sealedForm';

/**
 * Seals a value for a Secret of that name.
 *
 * @returns the ciphertext, or undefined if the scope, the certificate or the
 * place has changed meanwhile
 * @throws `SealingError` or `CertificateError`, whose messages never contain
 * the value
 */
export type Sealer = (
  value: string | Uint8Array,
  secretName: string,
) => Promise<string | undefined>;

/**
 * Seals for the place of the draft; undefined while there is no certificate.
 *
 * @param guard - runs a task that the form must wait for
 */
export function useSealer(
  draft: SealingTarget,
  certificate: SealingCertificate | undefined,
  guard: <T>(task: () => Promise<T>) => Promise<T>,
): Sealer | undefined {
  const clock = useClock();
  const latest = useRef(draft);
  latest.current = draft;

  if (!certificate) {
    return undefined;
  }
  return async (value, secretName) => {
    const { scope, sealedFor } = draft;
    const ciphertext = await guard(() =>
      sealValue({
        value,
        certificate,
        now: new Date(clock()),
        scope,
        namespace: sealedFor.namespace,
        name: secretName,
      }),
    );
    return isSameTarget(draft, latest.current) ? ciphertext : undefined;
  };
}

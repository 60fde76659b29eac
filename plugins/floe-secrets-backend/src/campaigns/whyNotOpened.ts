import { SealedSecretFacts } from '../model/observed';

/** Why a controller opens no value of a SealedSecret now; null if it does, or has not reported. */
export function whyNotOpened({
  ciphertexts,
  synced,
}: SealedSecretFacts): string | null {
  if (ciphertexts.length === 0) {
    return 'It has no encrypted data.';
  }
  return synced?.status === 'False'
    ? 'The controller does not open it now: mend it first, see its findings.'
    : null;
}

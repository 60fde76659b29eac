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
    ? 'The controller cannot decrypt it now. Correct that first, see its findings.'
    : null;
}

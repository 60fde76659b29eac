import { hasCome } from '../../../clock/Moment';
import {
  ObservedCertificate,
  ObservedSecret,
  SealedSecretFacts,
} from '../../../model/observed';
import { toMillis } from '../../time';
import { provesOtherKey } from './ciphertextKeys';

/** What shows that data was sealed with an older key than the newest. */
type OlderKeyEvidence = {
  /** When the object was last written, as far as that is known. */
  written: string | null;
  /** Whether that was before the newest certificate began. */
  before: boolean;
  /** What the form of a ciphertext shows. */
  proof: string | null;
};

/**
 * Holds a SealedSecret against the newest certificate of its controller. A
 * ciphertext names no key, so what was written later, for example by a
 * controller that applies old data again, shows nothing.
 */
export function olderKeyEvidence(
  secret: Pick<ObservedSecret, 'specChangedAt' | 'generation' | 'createdAt'>,
  { ciphertexts }: Pick<SealedSecretFacts, 'ciphertexts'>,
  newest: ObservedCertificate,
  now: Date,
): OlderKeyEvidence {
  const written =
    secret.specChangedAt ?? (secret.generation === 1 ? secret.createdAt : null);
  const began = toMillis(newest.notBefore);
  const writtenAt = toMillis(written);
  return {
    written,
    before:
      began !== null &&
      // The controller seals with a certificate that begins later, too.
      hasCome(now, began) &&
      writtenAt !== null &&
      writtenAt < began,
    proof:
      ciphertexts
        .map(ciphertext => provesOtherKey(ciphertext, newest))
        .find(Boolean) ?? null,
  };
}

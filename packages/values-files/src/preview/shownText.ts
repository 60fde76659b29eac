import { looksSealed } from '../model/ciphertext';
import { looksLikeCredential } from '../model/credentialForms';

/** What stands for text that may be a value. */
export const WITHHELD = '…';

const START = 12;
const END = 6;

/** A sealed value as far as it tells one from another; anything else is withheld. */
export function shownCiphertext(value: unknown): string {
  return typeof value === 'string' && looksSealed(value)
    ? `${value.slice(0, START)}…${value.slice(-END)}`
    : WITHHELD;
}

/** A name or a reference; what has the form of a credential is withheld. */
export function shownText(value: string): string {
  return looksLikeCredential(value) ? WITHHELD : value;
}

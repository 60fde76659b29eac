import { looksSealed } from '../model/ciphertext';
import { looksLikeCredential } from '../model/credentialForms';

/** The replacement of text that may be a value. */
export const WITHHELD = '…';

const START = 12;
const END = 6;

/**
 * A sealed value, shortened so that it can still be distinguished from others.
 * Anything else is withheld.
 */
export function shownCiphertext(value: unknown): string {
  return typeof value === 'string' && looksSealed(value)
    ? `${value.slice(0, START)}…${value.slice(-END)}`
    : WITHHELD;
}

/** A name or a reference; a text with the form of a credential is withheld. */
export function shownText(value: string): string {
  return looksLikeCredential(value) ? WITHHELD : value;
}

/** The same for every text and key of plain data. */
export function withoutCredentials<T>(value: T): T;
export function withoutCredentials(value: unknown): unknown {
  if (typeof value === 'string') {
    return shownText(value);
  }
  if (Array.isArray(value)) {
    return value.map(item => withoutCredentials(item));
  }
  return typeof value === 'object' && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([key, child]) => [
          shownText(key),
          withoutCredentials(child),
        ]),
      )
    : value;
}

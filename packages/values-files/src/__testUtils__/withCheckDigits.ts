import { checkDigits } from '../checks/credentials/tokenChecksum';

/** A token of GitHub or npm: a prefix and a text, with its check digits. */
export function withCheckDigits(prefix: string, body: string): string {
  return `${prefix}${body}${checkDigits(body)}`;
}

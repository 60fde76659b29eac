import { looksLikeCredential } from '@floe/values-files';

const WITHHELD = '…';

/**
 * OpenPGP fingerprints of version 4 and 6, or their last digits. Other
 * hexadecimal text can be a token.
 */
const FINGERPRINT =
  /^(?:0x)?(?:[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$/;

/**
 * The name of a SOPS recipient that may be stored and shown. A user name and
 * password in the address of a Vault are removed. If a user entered a private
 * key or a token instead of a recipient, it is withheld.
 * @public
 */
export function shownRecipient(id: string): string {
  const shown = id.replace(/^(https?:\/\/)[^/@]*@/, '$1');
  return FINGERPRINT.test(shown) || !looksLikeCredential(shown)
    ? shown
    : WITHHELD;
}

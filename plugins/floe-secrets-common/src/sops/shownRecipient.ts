import { looksLikeCredential } from '@floe/values-files';

const WITHHELD = '…';

/** Of OpenPGP, version 4 and 6, or the end of one; other hexadecimal texts can be tokens. */
const FINGERPRINT =
  /^(?:0x)?(?:[0-9A-Fa-f]{16}|[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$/;

/**
 * The name of a recipient of SOPS as it may be kept and shown. The address of
 * a Vault could hold a user's name and password, which are taken off. A private
 * key or a token that stands in the place of a recipient is withheld.
 * @public
 */
export function shownRecipient(id: string): string {
  const shown = id.replace(/^(https?:\/\/)[^/@]*@/, '$1');
  return FINGERPRINT.test(shown) || !looksLikeCredential(shown)
    ? shown
    : WITHHELD;
}

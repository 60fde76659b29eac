/**
 * What a provider's answer for a missing key can mean as well: `access`, the
 * identity of the store may not see the key; `place`, the store refers to a
 * project, path or address that does not exist.
 */
type OtherMeaning = 'access' | 'place';

const MEANINGS: Record<string, [pattern: RegExp, OtherMeaning][]> = {
  // The role may not see the variable, or the variable has no value.
  conjur: [[/is empty or not found|CONJ00076E|\bnot found\b/i, 'access']],
  // Up to 2.9, `DescribeItem` turns every refusal into this error.
  akeyless: [[/item does not exist/i, 'access']],
  keepersecurity: [[/no secrets found/i, 'access']],
  gitlab: [[/404 Not Found/i, 'access']],
  onepasswordSDK: [[/no vault matched/i, 'access']],
  bitwardensecretsmanager: [[/404 Not Found/i, 'access']],
  beyondtrust: [[/Secret was not found|empty .{0,20}list/i, 'access']],
  passbolt: [[/The resource does not exist/i, 'access']],
  secretserver: [[/unable to retrieve secret at this time/i, 'access']],
  doppler: [[/Could not find requested (?:config|project)/i, 'place']],
  passworddepot: [[/database not found/i, 'place']],
  chef: [[/unable to list items in data bag/i, 'place']],
  // The answer of something before Vault.
  vault: [[/Code: 404\. Raw Message/, 'place']],
  openBao: [[/Code: 404\. Raw Message/, 'place']],
  webhook: [[/Secret does not exist/i, 'place']],
};

/** A response whose status alone is known. */
const PLAIN_404 = /\b(?:404|410)\b/;

/** Providers whose 404 always says what is missing. */
const HAVE_WORDS_OF_THEIR_OWN = [
  ...['aws', 'azurekv', 'gcpsm', 'ibm', 'kubernetes', 'vault', 'openBao'],
  'onepassword',
];

/**
 * @param provider - the provider's key in the store's spec; null if unknown
 * @returns null if the answer means that the key is missing and nothing else
 */
export function otherMeaningOf(
  provider: string | null,
  words: string,
): OtherMeaning | null {
  const own = MEANINGS[provider ?? '']?.find(([pattern]) =>
    pattern.test(words),
  );
  if (own) {
    return own[1];
  }
  return provider !== null &&
    !HAVE_WORDS_OF_THEIR_OWN.includes(provider) &&
    PLAIN_404.test(words)
    ? 'place'
    : null;
}

/**
 * Google, Oracle and Secret Server give the same error for a missing right and
 * for a missing secret.
 */
export function isDeniedOrMissing(words: string): boolean {
  return /\(or it may not exist\)|NotAuthorizedOrNotFound|Authorization failed or requested resource not found|API_AccessDenied/i.test(
    words,
  );
}

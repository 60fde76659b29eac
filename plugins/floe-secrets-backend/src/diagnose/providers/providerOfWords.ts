/** Words that only one provider's client has, by its key in the store's spec. */
const SIGNATURES: [pattern: RegExp, provider: string][] = [
  [/\b1Password\b/, 'onepassword'],
  [/\bsecret reference\b/, 'onepasswordSDK'],
  [/\bDoppler API Client Error\b/, 'doppler'],
  [/\bAPIError: Call\w{1,40} unsuccessful response\b/, 'infisical'],
  [/\bfrom GitLab: |\bgitlabClient\b/, 'gitlab'],
  [/\bscaleway-sdk-go\b/, 'scaleway'],
  [/\bservice failed to \w{1,40}, HTTP status code\b/, 'oracle'],
  [/\bNotAuthorizedOrNotFound\b/, 'oracle'],
  [/\bbitwarden\b/, 'bitwardensecretsmanager'],
  [/\bsecret\/managed account\b/, 'beyondtrust'],
  [
    /\bunable to request (?:secret payload|certificate content)\b/,
    'yandexlockbox',
  ],
  [/\bpayload entry with key\b/, 'yandexlockbox'],
  [/\bKeeperSecurity\b/, 'keepersecurity'],
  [/\bfrom OpenBao\b/, 'openBao'],
  [/\bdata bag\b/, 'chef'],
  [/\bbarbican\b/, 'barbican'],
  [/\bsenhasegura\b/, 'senhasegura'],
  [/\bendpoint gave error\b/, 'webhook'],
];

/**
 * The provider that a message is from, where its store is not known, for
 * example because the portal may not read stores.
 */
export function providerOfWords(words: string): string | null {
  return SIGNATURES.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

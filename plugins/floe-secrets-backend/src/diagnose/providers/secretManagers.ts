import { authKeyMissing } from './authKeyMissing';
import { httpPatterns } from './http';
import { CausePattern } from './types';
import { vaultPatterns } from './vault';

const onePassword: CausePattern[] = [
  {
    cause: 'access-denied',
    pattern:
      /does not have (?:write )?access to (?:the )?vault|you don't have the right permissions|you are not authenticated|bad service account token/i,
  },
  {
    cause: 'auth-malformed',
    pattern:
      /service account (?:token base64 decoding|deserialization) failed|invalid service account token/i,
  },
  {
    cause: 'key-missing',
    pattern:
      /key not found in 1Password Vaults|no (?:vault|item) matched the secret reference query/i,
  },
  { cause: 'key-unusable', pattern: /item is not in an active state/i },
  {
    cause: 'property-missing',
    pattern:
      /expected one 1Password ItemField matching[^\n]{0,300}, got 0\b|specified field cannot be found|no section matched the secret reference/i,
  },
  { cause: 'unreachable', pattern: /\brequest timeout\b/i },
  ...httpPatterns,
  authKeyMissing,
];

/**
 * Password managers, vaults and others without a file of their own, by the key in the store's spec. `otherTexts.ts` has their messages.
 */
export const secretManagerPatterns: Record<string, CausePattern[]> = {
  onepassword: onePassword,
  onepasswordSDK: onePassword,
  openBao: vaultPatterns,
  bitwardensecretsmanager: [
    {
      cause: 'access-denied',
      pattern: /failed to login to bitwarden/i,
    },
    { cause: 'key-missing', pattern: /no secret found for project id/i },
    ...httpPatterns,
    authKeyMissing,
  ],
  doppler: [
    {
      cause: 'access-denied',
      pattern:
        /Invalid (?:Auth|Service) token|do(?:es)? not have access to (?:this|requested) project/i,
    },
    {
      cause: 'key-missing',
      pattern:
        /Could not find requested (?:secret|config|project)|Doppler API Client Error: secret \S+ not found/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  infisical: [
    {
      cause: 'access-denied',
      pattern: /failed to authenticate via \w+(?: \w+){0,3} auth\b/i,
    },
    {
      cause: 'property-missing',
      pattern: /property \S+ does not exist in secret/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  akeyless: [
    {
      cause: 'access-denied',
      pattern: /\bauthentication failed: /i,
    },
    {
      cause: 'key-missing',
      pattern: /item does not exist|can't get secret: /i,
    },
    {
      cause: 'property-missing',
      pattern: /\bkey \S+ does not exist in value/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  gitlab: [
    {
      cause: 'access-denied',
      pattern: /gitlabClient is not allowed to get secrets/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  keepersecurity: [
    {
      cause: 'access-denied',
      pattern: /\baccess_denied\b|signature is invalid/i,
    },
    { cause: 'throttled', pattern: /Error: throttled\b/i },
    { cause: 'key-missing', pattern: /\bno secrets found\b/i },
    {
      cause: 'property-missing',
      pattern:
        /does not have any key matching|does not contain any custom field|invalid Field\. Key/i,
    },
    {
      cause: 'auth-malformed',
      pattern: /unable to create valid KeeperSecurity config/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  delinea: [
    // `client.go` has this error for a property alone.
    { cause: 'property-missing', pattern: /^Secret does not exist$/im },
    ...httpPatterns,
    authKeyMissing,
  ],
  secretserver: [
    { cause: 'property-missing', pattern: /^Secret does not exist$/im },
    { cause: 'access-denied', pattern: /API_AccessDenied|Login failed\./i },
    {
      cause: 'key-missing',
      pattern: /unable to retrieve secret at this time/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  fortanix: [...httpPatterns, authKeyMissing],
  previder: [...httpPatterns, authKeyMissing],
  beyondtrust: [
    {
      cause: 'key-missing',
      pattern: /Secret was not found|empty (?:secret|managed account)s? list/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  beyondtrustworkloadcredentials: [
    {
      cause: 'property-missing',
      pattern: /property \S+ not found in secret/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  passbolt: [
    { cause: 'key-missing', pattern: /The resource does not exist/i },
    {
      cause: 'access-denied',
      pattern: /The authentication failed|Authentication is required/i,
    },
    {
      cause: 'property-missing',
      pattern: /property must be one of name, username/i,
    },
    { cause: 'auth-malformed', pattern: /Unable to Unlock UserPrivateKey/i },
    ...httpPatterns,
    authKeyMissing,
  ],
  webhook: [
    {
      cause: 'property-missing',
      pattern:
        /failed to get response path|filter worked but didn't get any result/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  chef: [
    {
      cause: 'property-missing',
      pattern: /property \S+ not found in data bag item/i,
    },
    {
      cause: 'key-missing',
      pattern:
        /data bag item \S+ not found in data bag|data bag not found|unable to list items in data bag/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  device42: [
    {
      cause: 'auth-missing',
      pattern: /couldn't find secret on cluster: [\s\S]*not found/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  passworddepot: [
    {
      cause: 'auth-missing',
      pattern: /couldn't find secret on cluster: [\s\S]*not found/i,
    },
    { cause: 'property-missing', pattern: /key not found in secret data/i },
    { cause: 'key-missing', pattern: /\b(?:secret|database) not found/i },
    ...httpPatterns,
    authKeyMissing,
  ],
  onboardbase: [
    {
      cause: 'auth-missing',
      pattern:
        /unable to find find OnboardbaseAPIKey secret|auth\.secretRef\.\w+\.key \S+ not found in secret/i,
    },
    {
      cause: 'property-missing',
      pattern: /cannot find property \S+ in secret/i,
    },
    {
      cause: 'key-missing',
      pattern: /for project \S+ and environment \S+ not found/i,
    },
    ...httpPatterns,
  ],
  github: [
    {
      cause: 'auth-malformed',
      pattern: /could not get private key: could not parse/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  senhasegura: [
    {
      cause: 'unreachable',
      pattern: /cannot do request in senhasegura/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
  dvls: [
    { cause: 'property-missing', pattern: /property \S+ not found in entry/i },
    { cause: 'unreachable', pattern: /\bentry timed out/i },
    ...httpPatterns,
    authKeyMissing,
  ],
  ngrok: [
    {
      cause: 'key-missing',
      pattern: /\bvault (?:\S+ not found|does not exist)/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
};

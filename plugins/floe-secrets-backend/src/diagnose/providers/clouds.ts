import { authKeyMissing } from './authKeyMissing';
import { grpcPatterns } from './grpc';
import { httpPatterns } from './http';
import { CausePattern } from './types';

const yandex: CausePattern[] = [
  {
    cause: 'property-missing',
    pattern: /payload entry with key \S+ not found/i,
  },
  { cause: 'auth-malformed', pattern: /unable to unmarshal authorized key/i },
  { cause: 'access-denied', pattern: /iam token expired/i },
  ...grpcPatterns,
  authKeyMissing,
];

/**
 * Clouds of External Secrets Operator without a file of their own, by the key in the store's spec. `otherTexts.ts` has their messages.
 */
export const cloudPatterns: Record<string, CausePattern[]> = {
  yandexlockbox: yandex,
  yandexcertificatemanager: yandex,
  oracle: [
    {
      // 404 for a missing right and for a missing secret alike.
      cause: 'access-denied',
      pattern:
        /NotAuthorizedOrNotFound|Authorization failed or requested resource not found|status code:? 404/i,
    },
    { cause: 'property-missing', pattern: /missing Key in secret/i },
    { cause: 'auth-malformed', pattern: /bad configuration: /i },
    ...httpPatterns.filter(({ cause }) => cause !== 'key-missing'),
    authKeyMissing,
  ],
  scaleway: [
    {
      cause: 'access-denied',
      pattern: /insufficient permissions|denied authentication/i,
    },
    { cause: 'key-unusable', pattern: /resource \S+ with ID \S+ expired/i },
    ...httpPatterns,
    authKeyMissing,
  ],
  pulumi: [...httpPatterns, authKeyMissing],
  alibaba: [
    {
      cause: 'key-missing',
      pattern: /Forbidden\.(?:ResourceNotFound|KeyNotFound)/i,
    },
    {
      cause: 'access-denied',
      pattern: /Forbidden\.NoPermission|InvalidAccessKeyId\.\w+/i,
    },
    { cause: 'throttled', pattern: /Rejected\.Throttling/i },
    authKeyMissing,
  ],
  volcengine: [
    {
      cause: 'auth-missing',
      pattern:
        /failed to get (?:accessKeyID|secretAccessKey|token): (?:failed to get secret [\s\S]*not found|key \S+ not found in secret)/i,
    },
    {
      cause: 'property-missing',
      pattern: /property \S+ not found in secret/i,
    },
    { cause: 'key-missing', pattern: /secret \S+ has no value/i },
    ...httpPatterns,
  ],
  cloudrusm: [
    {
      cause: 'property-missing',
      pattern: /the requested property \S+ does not exist in secret/i,
    },
    {
      cause: 'not-json',
      pattern: /expecting the secret \S+ in JSON format/i,
    },
    ...grpcPatterns,
    authKeyMissing,
  ],
  barbican: [
    {
      cause: 'access-denied',
      pattern: /barbican provider authentication failed/i,
    },
    {
      cause: 'property-missing',
      pattern: /not found in secret payload/i,
    },
    { cause: 'not-json', pattern: /payload is not valid json/i },
    ...httpPatterns,
    authKeyMissing,
  ],
  nebiusmysterybox: [
    {
      cause: 'property-missing',
      pattern: /\bkey \S+ not found in secret/i,
    },
    {
      cause: 'key-missing',
      pattern: /(?:^|: )(?:secret|version) \S+ (?:of secret \S+ )?not found/i,
    },
    ...grpcPatterns,
    authKeyMissing,
  ],
  ovh: [
    {
      cause: 'property-missing',
      pattern: /secret property \S+ not found/i,
    },
    ...httpPatterns,
    authKeyMissing,
  ],
};

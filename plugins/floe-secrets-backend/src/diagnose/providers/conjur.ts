import { CausePattern } from './types';

/** Messages of CyberArk Conjur, from its Go client (response.ConjurError). */
export const conjurPatterns: CausePattern[] = [
  {
    cause: 'access-denied',
    pattern:
      /\b401 Unauthorized|\bUnauthorized\b|\b403 Forbidden|\bForbidden\b|CONJ000(?:08|12|14|15|16|23)E/i,
  },
  {
    cause: 'property-missing',
    pattern: /cannot find secret data for key/i,
  },
  {
    cause: 'key-missing',
    pattern: /is empty or not found|CONJ00076E|\b404 Not Found|\bNot Found\b/i,
  },
  { cause: 'throttled', pattern: /Too Many Requests/i },
  {
    cause: 'unreachable',
    pattern:
      /Service Unavailable|Bad Gateway|Internal Server Error|append \w+(?: \w+)* SSL cert/i,
  },
];

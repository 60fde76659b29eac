import { CausePattern } from './types';

/** Messages of IBM Cloud Secrets Manager and IAM, from IBM's Go SDK. */
export const ibmPatterns: CausePattern[] = [
  {
    cause: 'auth-missing',
    pattern:
      /cannot read container auth token|unable to retrieve (?:compute resource|instance identity) token|missing auth method|secretAPIKey\.\w+ cannot be empty|container auth profile cannot be empty|Authentication information was not properly configured/i,
  },
  {
    cause: 'access-denied',
    pattern:
      /An error occurred while performing the |Provided API key could not be found|\bForbidden\b|\bUnauthorized\b|not authorized|is not allowed to/i,
  },
  { cause: 'throttled', pattern: /Too Many Requests/i },
  {
    cause: 'unreachable',
    pattern:
      /The connection failed because the SSL certificate is not valid|Service Unavailable|Bad Gateway|Internal Server Error/i,
  },
  {
    cause: 'key-missing',
    pattern:
      /could not be found|couldn't be found|\bNot Found\b|secret \S+ not found/i,
  },
];

import { CausePattern } from './types';

/**
 * Messages of Azure Key Vault and Entra ID, from both SDK generations (autorest
 * and azcore).
 */
export const azurePatterns: CausePattern[] = [
  {
    // A 403 that is about the secret, not about the caller.
    cause: 'key-unusable',
    pattern:
      /not allowed on (?:a|an) (?:disabled|expired) secret|not allowed on a secret that is not yet valid|\bSecret(?:Disabled|Expired|NotYetValid)\b|in a deleted but recoverable state|\bObjectIsDeletedButRecoverable\b/i,
  },
  {
    cause: 'throttled',
    pattern: /Status(?:Code)?=429\b|RESPONSE 429\b|ERROR CODE: Throttled/i,
  },
  {
    cause: 'access-denied',
    pattern:
      /Status(?:Code)?='?40[13]\b|Status Code = '?40[01]\b|RESPONSE 40[13]\b|ERROR CODE: (?:Forbidden|Unauthorized|AccessDenied)|does not have secrets \w+ permission|ForbiddenByRbac|ForbiddenByPolicy|ForbiddenByFirewall|AADSTS\d+|DefaultAzureCredential|\wCredential authentication failed/i,
  },
  {
    cause: 'unreachable',
    pattern: /Status(?:Code)?=5\d\d\b|RESPONSE 5\d\d\b/i,
  },
  {
    cause: 'auth-missing',
    pattern:
      /missing environment variables\. AZURE_|missing clientID: |missing tenantID in |missing secretRef in |missing accessKeyID\/secretAccessKey in |unable to read token file/i,
  },
  {
    cause: 'property-missing',
    pattern: /property \S+ does not exist in key|\btag \S+ does not exist\b/i,
  },
  {
    cause: 'key-missing',
    pattern: /Status(?:Code)?=404\b|RESPONSE 404\b|SecretNotFound/i,
  },
];

import { CausePattern } from './types';

/**
 * Messages of AWS Secrets Manager, Parameter Store and STS, from the AWS SDK
 * for Go.
 */
export const awsPatterns: CausePattern[] = [
  {
    cause: 'auth-missing',
    pattern:
      /no EC2 IMDS role found|failed to refresh cached credentials, (?:no|static credentials are empty)|NoCredentialProviders|an IAM role must be associated with service account/i,
  },
  {
    // The secret exists until the recovery window has passed.
    cause: 'key-unusable',
    pattern: /marked for deletion|on the secret because it was deleted/i,
  },
  {
    cause: 'throttled',
    pattern:
      /ThrottlingException|ThrottledException|Throttling: |TooManyRequestsException|RequestLimitExceeded|RequestThrottled|Rate exceeded|failed to get rate limit token/i,
  },
  {
    cause: 'access-denied',
    pattern:
      /AccessDenied(?:Exception)?\b|is not authorized to perform|UnrecognizedClientException|InvalidClientTokenId|ExpiredToken(?:Exception)?\b|InvalidIdentityToken|SignatureDoesNotMatch|InvalidSignatureException|RequestTimeTooSkewed|RegionDisabledException|Access to KMS is not allowed|DecryptionFailure\b|AuthFailure/i,
  },
  {
    cause: 'key-missing',
    pattern:
      /ResourceNotFoundException|can't find the specified secret|Parameter(?:Version)?NotFound/i,
  },
  {
    cause: 'unreachable',
    pattern: /InternalServiceError|ServiceUnavailable\b/i,
  },
];

import { CausePattern } from './types';

/** Messages of Google Secret Manager, from gRPC and Google's token services. */
export const gcpPatterns: CausePattern[] = [
  {
    cause: 'throttled',
    pattern: /code = ResourceExhausted|Quota exceeded|RESOURCE_EXHAUSTED/i,
  },
  {
    cause: 'access-denied',
    pattern:
      /code = (?:PermissionDenied|Unauthenticated)|PERMISSION_DENIED|UNAUTHENTICATED|invalid_grant|unable to fetch identitybindingtoken|unable to generate gcp access token|oauth2: cannot fetch token/i,
  },
  {
    // The key that encrypts the secret (CMEK).
    cause: 'access-denied',
    pattern: /code = FailedPrecondition[\s\S]*\bcloudkms\./,
  },
  {
    cause: 'auth-malformed',
    pattern: /failed to process the provided JSON credentials/,
  },
  {
    cause: 'auth-missing',
    pattern:
      /could not find default credentials|failed to fetch (?:external acccount credentials configmap|AwsSecurityCredentials secret)|missing key \S+ in configmap|keys must be present in AwsSecurityCredentials secret/i,
  },
  {
    cause: 'unreachable',
    pattern:
      /code = (?:Unavailable|DeadlineExceeded|Internal)\b|the client connection is closing/i,
  },
  {
    cause: 'key-unusable',
    pattern:
      /code = FailedPrecondition [\s\S]*is in (?:DESTROYED|DISABLED) state/i,
  },
  { cause: 'key-missing', pattern: /code = NotFound/i },
];

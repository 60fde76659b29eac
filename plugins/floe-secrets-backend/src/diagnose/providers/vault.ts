import { CausePattern } from './types';

/** Messages of HashiCorp Vault, from its Go client (api.ResponseError). */
export const vaultPatterns: CausePattern[] = [
  {
    cause: 'auth-missing',
    pattern:
      /no valid auth method specified|bound to service account: |cannot read Kubernetes service account token|no AWS authentication method found|web identity token file not found/i,
  },
  {
    cause: 'unreachable',
    pattern: /cannot set Vault CA certificate|error from Client TLS Auth/i,
  },
  {
    cause: 'throttled',
    pattern:
      /Code: 429\b|rate limit quota exceeded|lease count quota exceeded/i,
  },
  {
    cause: 'unreachable',
    pattern:
      /Vault is sealed|Code: 5\d\d\b|Code: 47[23]\b|local node not active/i,
  },
  {
    cause: 'access-denied',
    pattern:
      /Code: 40[13]\b|permission denied|invalid vault credentials|unable to log in|invalid role name|invalid role or secret ID|missing client token|bad token/i,
  },
  {
    cause: 'access-denied',
    pattern: /Code: 400\b[\s\S]*(?:login|role|jwt|token|audience|claim)/i,
  },
  {
    cause: 'property-missing',
    pattern: /cannot find secret data for key/i,
  },
  {
    cause: 'key-missing',
    pattern: /Code: 404\b|secret not found|failed to find data field/i,
  },
];

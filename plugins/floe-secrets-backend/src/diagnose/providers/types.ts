/** Why a provider did not give a secret, as far as its message shows. */
export type ProviderCause =
  /** A Secret, a key of it, or a service account that the auth block names is not there. */
  | 'auth-missing'
  | 'access-denied'
  | 'throttled'
  | 'unreachable'
  | 'key-missing'
  /** The provider has the key, and it is disabled, expired, destroyed or not valid yet. */
  | 'key-unusable'
  | 'property-missing'
  /** The provider has the secret, but it is not the JSON that a property needs. */
  | 'not-json';

/**
 * Words by which a cause is recognised. Operators' messages arrive with
 * their quoted passages masked, so no pattern looks inside quotes.
 */
export type CausePattern = { cause: ProviderCause; pattern: RegExp };

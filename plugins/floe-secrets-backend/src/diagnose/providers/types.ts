/** Why a provider did not return a secret, as far as its message shows. */
export type ProviderCause =
  /**
   * A Secret, one of its keys, or a service account of the auth block is
   * missing.
   */
  | 'auth-missing'
  /** The operator cannot use the credentials: no request was sent with them. */
  | 'auth-malformed'
  | 'access-denied'
  | 'throttled'
  | 'unreachable'
  | 'key-missing'
  /**
   * The provider has the key, but it is disabled, expired, destroyed or not
   * valid yet.
   */
  | 'key-unusable'
  | 'property-missing'
  /**
   * The provider has the secret, but it is not JSON, which a property needs.
   */
  | 'not-json';

/**
 * Patterns that recognize a cause. Quoted passages of operators' messages are
 * masked, so no pattern matches inside quotes.
 */
export type CausePattern = { cause: ProviderCause; pattern: RegExp };

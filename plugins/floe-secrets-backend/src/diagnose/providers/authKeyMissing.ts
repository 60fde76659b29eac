import { CausePattern } from './types';

/**
 * A key that the auth block names is missing. Only for providers that never say
 * so of a key or property that is fetched.
 */
export const authKeyMissing: CausePattern = {
  cause: 'auth-missing',
  pattern: /cannot find secret data for key|no such key in secret/i,
};

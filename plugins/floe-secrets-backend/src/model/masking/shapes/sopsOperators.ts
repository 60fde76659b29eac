/**
 * The SOPS operators of isindir (`internal/controllers`) and of Capsule
 * (`internal/controllers`, `internal/meta`).
 */
export const sopsOperatorShapes: readonly string[] = [
  'Healthy',
  'Reconciliation is suspended',
  'Decryption error',
  'Child secret is not owned by controller error',
  'Child secret update error',
  'New child secret creation error',
  'Setting controller ownership of the child secret error',
  'Unknown Error',
  'Secrets Decrypted',
  'secret could not be decrypted',
  'secret {object} has no decryption providers',
  'has no decryption providers',
  'is already owned by another controller',
];

/** Sealed Secrets. Sources: `pkg/controller`, `pkg/crypto`, `pkg/apis`. */
export const sealedSecretsShapes: readonly string[] = [
  'SealedSecret unsealed successfully',
  'Failed to unseal',
  'no key could decrypt secret ({secretKeys})',
  'no key could decrypt secret',
  'illegal base64 data at input byte {count} ({secretKey})',
  'SealedSecret data is too short ({secretKey})',
  'SealedSecret data is too short',
  'failed update',
  'Resource "{name}" already exists and is not managed by SealedSecret',
  'Error updating {object}: the target Secret is immutable. Once a Secret is marked as immutable, it is not possible to revert this change nor to mutate the contents of the data field. You can only delete and recreate the Secret.',
  'the target Secret is immutable. Once a Secret is marked as immutable, it is not possible to revert this change',
  'the target Secret is immutable',
  "cannot use the field 'encryptedData' and the deprecated field 'data' at the same time",
  "using deprecated 'data' field, use 'encryptedData' or flip the feature flag",
  'failed to cast {value} into SealedSecret',
];

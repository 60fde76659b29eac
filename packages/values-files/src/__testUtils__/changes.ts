import { ExternalSecretsChange } from '../model/externalSecretsChange';
import { SealedSecretsChange } from '../model/sealedSecretsChange';
import { parseSecretsChange } from '../model/secretsChange';

/**
 * A text with the form of a ciphertext for a key of 4096 bits. No key decrypts
 * it.
 */
export function sealedText(seed: string, valueLength = 8): string {
  const rsaLength = 512;
  const bytes = new Uint8Array(2 + rsaLength + valueLength + 16);
  bytes[0] = 2;
  // A linear congruential generator: ciphertext has no pattern.
  let state = [...seed].reduce(
    (sum, character) => Math.imul(sum, 31) + character.charCodeAt(0),
    7,
  );
  for (let i = 2; i < bytes.length; i++) {
    state = Math.imul(state, 1_664_525) + 1_013_904_223;
    bytes[i] = state >>> 24;
  }
  return btoa(String.fromCharCode(...bytes));
}

/** A change for External Secrets. By default it sets the user's key for Snowflake. */
export function externalSecretsChange(
  fields: Partial<ExternalSecretsChange> = {},
): ExternalSecretsChange {
  return parseSecretsChange({
    approach: 'external-secrets',
    storeRef: { kind: 'SecretStore', name: 'aws-secrets-manager' },
    refreshInterval: '15m',
    creationPolicy: 'Owner',
    components: {
      compute: {
        keys: [
          {
            secretKey: 'SNOWFLAKE_USER',
            remoteKey: 'floe/prod/snowflake',
            property: 'user',
          },
        ],
      },
    },
    custom: [],
    ...fields,
  }) as ExternalSecretsChange;
}

/** A change for Sealed Secrets. By default it sets one key for S3. */
export function sealedSecretsChange(
  fields: Partial<SealedSecretsChange> = {},
): SealedSecretsChange {
  return parseSecretsChange({
    approach: 'sealed-secrets',
    scope: 'strict',
    sealedFor: {
      cluster: 'eu-1',
      namespace: 'floe',
      fullname: 'floe-dagster',
      certificateFingerprint: 'ab'.repeat(32),
    },
    components: {
      storage: { encryptedData: { AWS_ACCESS_KEY_ID: sealedText('id') } },
    },
    custom: [],
    ...fields,
  }) as SealedSecretsChange;
}

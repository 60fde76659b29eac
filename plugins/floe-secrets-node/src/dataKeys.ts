import type { SopsServiceKey } from '@floe/backstage-plugin-floe-secrets-common';

/**
 * The key of one kind of service.
 *
 * @public
 */
export type DataKeyServiceKey<T extends SopsServiceKey['type']> = Extract<
  SopsServiceKey,
  { type: T }
>;

/**
 * Has a key service encrypt data keys of SOPS files.
 *
 * @public
 */
export interface DataKeyWrapper<
  T extends SopsServiceKey['type'] = SopsServiceKey['type'],
> {
  /**
   * Encrypts a data key, or a share of one. Nothing of it may be stored, logged
   * or put into an error.
   *
   * @param key - one that `floeSecrets.dataKeys.keys` allows for the environment
   * @param dataKey - 32 bytes, or a share of 33
   * @param signal - aborted after `floeSecrets.dataKeys.timeout`
   * @returns the ciphertext as SOPS stores it under `enc`
   * @throws KeyServiceError where the service refuses; any other error where it
   * cannot be reached
   */
  wrap(
    key: DataKeyServiceKey<T>,
    dataKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<string>;
  /** Called when the backend stops. */
  close?(): void;
}

/**
 * A key service refused to encrypt a data key. Users see the message: it must
 * contain no text of the service, which could quote what was sent to it.
 *
 * @public
 */
export class KeyServiceError extends Error {}

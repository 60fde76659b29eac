import type { SopsServiceKey } from '@floe/backstage-plugin-floe-secrets-common';

/** The key of one service. */
export type KeyOf<T extends SopsServiceKey['type']> = Extract<
  SopsServiceKey,
  { type: T }
>;

/** Has one service encrypt data keys. */
export interface DataKeyWrapper<T extends SopsServiceKey['type']> {
  /**
   * Has the service encrypt a data key, or a share of one.
   *
   * @returns the ciphertext as SOPS keeps it under `enc`
   * @throws KeyServiceError where the service refuses; any other error where
   * it cannot be reached
   */
  wrap(
    key: KeyOf<T>,
    dataKey: Uint8Array,
    signal: AbortSignal,
  ): Promise<string>;
  /** Gives up what is kept open. */
  close?(): void;
}

/** A service that answered with a refusal. The message has no text of the service, which could quote what it was sent. */
export class KeyServiceError extends Error {}
